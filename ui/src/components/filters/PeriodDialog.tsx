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
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateField, isDay } from "../fields/DateField";

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
  const readable = isDay(first) && isDay(last);
  const crossed = readable && first !== "" && last !== "" && first > last;
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
                <DateField label={t("log.periodFrom")} value={first} onChange={setFirst} />
                <DateField
                  label={t("log.periodTo")}
                  value={last}
                  error={crossed ? t("log.periodWrong") : undefined}
                  onChange={setLast}
                />
              </div>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabled={crossed || !readable}>
                {t("log.periodApply")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
