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
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Salesperson } from "../../api";
import { ErrorBar } from "../../components/ErrorState";
import { useEmailCheck } from "../../components/fields/useEmailCheck";
import { useNotify } from "../../components/useNotify";

const useStyles = makeStyles({
  fields: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "12px 16px" },
});

interface Props {
  onAdded: (salesperson: Salesperson) => void;
  onClose: () => void;
}

/** Adds a salesperson. */
export function NewSalespersonDialog({ onAdded, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const check = useEmailCheck();
  const [values, setValues] = useState({ code: "", name: "", email: "", phone: "", job_title: "" });
  const put = (field: keyof typeof values) => (_: unknown, data: { value: string }) =>
    setValues((was) => ({ ...was, [field]: data.value }));
  const wrong = check.one(values.email);
  const adding = useMutation({
    mutationFn: () =>
      commands.addSalesperson(Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ""))),
    onSuccess: (salesperson) => {
      notify.success(t("salespeople.added", { name: salesperson.name }));
      onAdded(salesperson);
      onClose();
    },
  });
  const incomplete = values.code.trim() === "" || values.name.trim() === "" || wrong !== null;
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            adding.mutate();
          }}
        >
          <DialogBody>
            <DialogTitle>{t("salespeople.newTitle")}</DialogTitle>
            <DialogContent>
              {adding.error !== null && <ErrorBar error={asEngineError(adding.error)} />}
              <div className={styles.fields}>
                <Field label={t("salespeople.code")} required>
                  <Input
                    value={values.code}
                    maxLength={20}
                    onChange={(event, data) => put("code")(event, { value: data.value.toUpperCase() })}
                  />
                </Field>
                <Field label={t("salespeople.name")} required>
                  <Input value={values.name} onChange={put("name")} />
                </Field>
                <Field label={t("salespeople.email")} validationMessage={wrong ?? undefined}>
                  <Input value={values.email} onChange={put("email")} />
                </Field>
                <Field label={t("salespeople.phone")}>
                  <Input type="tel" value={values.phone} onChange={put("phone")} />
                </Field>
                <Field label={t("salespeople.jobTitle")}>
                  <Input value={values.job_title} onChange={put("job_title")} />
                </Field>
              </div>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabled={incomplete || adding.isPending}>
                {t("salespeople.newAdd")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
