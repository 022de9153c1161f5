import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
} from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  surface: { maxWidth: "420px" },
  fields: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "16px" },
});

interface Props {
  from: string;
  to: string;
  onApply: (from: string | undefined, to: string | undefined) => void;
  onClose: () => void;
}

/** Chooses the first and the last day; either may stay open. */
export function PeriodDialog({ from, to, onApply, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [first, setFirst] = useState(from);
  const [last, setLast] = useState(to);
  const wrong = first !== "" && last !== "" && first > last;
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            onApply(first || undefined, last || undefined);
            onClose();
          }}
        >
          <DialogBody>
            <DialogTitle>{t("log.filterPeriod")}</DialogTitle>
            <DialogContent>
              <div className={styles.fields}>
                <Field label={t("log.periodFrom")}>
                  <Input type="date" value={first} onChange={(_, data) => setFirst(data.value)} />
                </Field>
                <Field
                  label={t("log.periodTo")}
                  validationMessage={wrong ? t("log.periodWrong") : undefined}
                >
                  <Input type="date" value={last} onChange={(_, data) => setLast(data.value)} />
                </Field>
              </div>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabled={wrong}>
                {t("log.periodApply")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
