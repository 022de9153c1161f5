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
  mergeClasses,
  tokens,
} from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type AlternativeAddress, type Contact } from "../../api";
import { ErrorBar } from "../../components/ErrorState";
import { DateField, isDay } from "../../components/fields/DateField";
import { useEmailCheck } from "../../components/fields/useEmailCheck";

const useStyles = makeStyles({
  surface: { maxWidth: "480px" },
  fields: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "12px 16px" },
  whole: { gridColumn: "1 / -1" },
  note: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  contactNo: string;
  /** The one to edit; `null` for a new one. */
  address: AlternativeAddress | null;
  onSaved: (contact: Contact) => void;
  onClose: () => void;
}

/** Adds or edits an alternative address. */
export function AddressDialog({ contactNo, address, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const check = useEmailCheck();
  const [values, setValues] = useState<AlternativeAddress>(address ?? { code: "", email: "", from: "", to: "" });
  const put = (field: keyof AlternativeAddress) => (_: unknown, data: { value: string }) =>
    setValues((was) => ({ ...was, [field]: data.value }));
  const putDay = (field: "from" | "to") => (day: string) => setValues((was) => ({ ...was, [field]: day }));
  const days = isDay(values.from) && isDay(values.to);
  const turned = days && values.from !== "" && values.to !== "" && values.from > values.to;
  const wrong = check.one(values.email);
  const saving = useMutation({
    mutationFn: () => {
      const { code, email, from, to } = values;
      if (address !== null) {
        return commands.setContactAddress(contactNo, address.code, { email, from, to });
      }
      const fields = { code, email, from, to };
      return commands.addContactAddress(
        contactNo,
        Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== "")),
      );
    },
    onSuccess: (contact) => {
      onSaved(contact);
      onClose();
    },
  });
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            saving.mutate();
          }}
        >
          <DialogBody>
            <DialogTitle>
              {address === null ? t("contacts.addressNew") : t("contacts.addressEdit", { code: address.code })}
            </DialogTitle>
            <DialogContent>
              {saving.error !== null && <ErrorBar error={asEngineError(saving.error)} />}
              <div className={styles.fields}>
                <Field
                  label={t("contacts.addressEmail")}
                  required
                  className={styles.whole}
                  validationMessage={wrong ?? undefined}
                >
                  <Input value={values.email} onChange={put("email")} />
                </Field>
                {address === null && (
                  <Field label={t("contacts.addressCode")} className={styles.whole}>
                    <Input value={values.code} maxLength={10} onChange={put("code")} />
                  </Field>
                )}
                <DateField label={t("contacts.addressFrom")} value={values.from} onChange={putDay("from")} />
                <DateField
                  label={t("contacts.addressTo")}
                  value={values.to}
                  onChange={putDay("to")}
                  error={turned ? t("log.periodWrong") : undefined}
                />
                <div className={mergeClasses(styles.whole, styles.note)}>{t("contacts.addressDates")}</div>
              </div>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button
                appearance="primary"
                type="submit"
                disabled={values.email.trim() === "" || wrong !== null || !days || turned || saving.isPending}
              >
                {t("common.save")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
