import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { EngineError } from "../../api";
import { ErrorBar } from "../../components/ErrorState";

const useStyles = makeStyles({
  fields: {
    display: "grid",
    gridTemplateColumns: "1fr 1fr",
    gap: "12px 16px",
    alignItems: "start",
    "@media (max-width: 559px)": { gridTemplateColumns: "1fr" },
  },
});

interface Props {
  title: string;
  error: EngineError | null;
  ready: boolean;
  /** What the button says; Save unless told otherwise. */
  confirm?: string;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog with fields and Save; an error stands above the fields and closes nothing. */
export function EditDialog({ title, error, ready, confirm, onSave, onClose, children }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (ready) {
              onSave();
            }
          }}
        >
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent>
              {error !== null && <ErrorBar error={error} />}
              <div className={styles.fields}>{children}</div>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabledFocusable={!ready}>
                {confirm ?? t("common.save")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
