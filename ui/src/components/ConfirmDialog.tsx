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

const useStyles = makeStyles({ surface: { maxWidth: "520px" } });

interface Props {
  title: string;
  confirm: string;
  /** The harmless answer, where "Cancel" could be taken for the other one. */
  keep?: string;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks before something that cannot be taken back; the harmless answer has the focus. */
export function ConfirmDialog({ title, confirm, keep, busy = false, onConfirm, onClose, children }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Dialog modalType="alert" open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{keep ?? t("common.cancel")}</Button>
            <Button appearance="primary" disabled={busy} onClick={onConfirm}>
              {confirm}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
