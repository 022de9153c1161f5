import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Dropdown,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Option,
  Radio,
  RadioGroup,
} from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Contact, type ContactType } from "../../api";
import { useAllSalespeople } from "../../data/queries";
import { ErrorBar } from "../ErrorState";
import { useEmailCheck } from "../fields/useEmailCheck";
import { useNotify } from "../useNotify";
import { ContactPicker } from "./ContactPicker";

const useStyles = makeStyles({
  fields: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "12px 16px" },
  whole: { gridColumn: "1 / -1" },
});

interface Props {
  name?: string;
  email?: string;
  /** Whether there is mail that waits for this contact. */
  logsMail?: boolean;
  onAdded?: (contact: Contact) => void;
  onClose: () => void;
}

/** Adds a contact. Mail that waited for its address is then logged by itself. */
export function NewContactDialog({ name = "", email = "", logsMail = false, onAdded, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const check = useEmailCheck();
  const salespeople = useAllSalespeople();
  const [kind, setKind] = useState<ContactType>("Person");
  const [company, setCompany] = useState<Contact | null>(null);
  const [values, setValues] = useState({ name, email, phone: "", job_title: "", salesperson_code: "" });
  const put = (field: keyof typeof values) => (_: unknown, data: { value: string }) =>
    setValues((was) => ({ ...was, [field]: data.value }));
  const wrong = check.several(values.email);
  const salesperson = salespeople.data?.find(({ code }) => code === values.salesperson_code);

  const adding = useMutation({
    mutationFn: () => {
      const fields: Record<string, string> = { type: kind, ...values };
      if (kind === "Person" && company !== null) {
        fields["company_no"] = company.no;
      }
      return commands.addContact(Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== "")));
    },
    onSuccess: (contact) => {
      notify.success(t("contacts.added", { name: contact.name }), logsMail ? t("contacts.addedLogs") : undefined);
      onAdded?.(contact);
      onClose();
    },
  });

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
            <DialogTitle>{t("contacts.newTitle")}</DialogTitle>
            <DialogContent>
              {adding.error !== null && <ErrorBar error={asEngineError(adding.error)} />}
              <div className={styles.fields}>
                <Field label={t("contacts.type")} className={styles.whole}>
                  <RadioGroup
                    layout="horizontal"
                    value={kind}
                    onChange={(_, data) => setKind(data.value as ContactType)}
                  >
                    <Radio value="Person" label={t("contacts.person")} />
                    <Radio value="Company" label={t("contacts.company")} />
                  </RadioGroup>
                </Field>
                <Field label={t("contacts.name")} required>
                  <Input value={values.name} onChange={put("name")} />
                </Field>
                <Field label={t("contacts.email")} validationMessage={wrong ?? undefined}>
                  <Input value={values.email} onChange={put("email")} />
                </Field>
                {kind === "Person" && (
                  <ContactPicker
                    kind="Company"
                    label={t("contacts.newExisting")}
                    value={company?.name ?? ""}
                    onChoose={setCompany}
                  />
                )}
                {kind === "Person" && (
                  <Field label={t("contacts.jobTitle")}>
                    <Input value={values.job_title} onChange={put("job_title")} />
                  </Field>
                )}
                <Field label={t("contacts.phone")}>
                  <Input type="tel" value={values.phone} onChange={put("phone")} />
                </Field>
                <Field label={t("contacts.salesperson")}>
                  <Dropdown
                    style={{ minWidth: 0 }}
                    value={salesperson?.name ?? ""}
                    selectedOptions={[values.salesperson_code]}
                    onOptionSelect={(event, data) => put("salesperson_code")(event, { value: data.optionValue ?? "" })}
                  >
                    <Option value="">{t("common.none")}</Option>
                    {(salespeople.data ?? []).map((one) => (
                      <Option key={one.code} value={one.code}>
                        {one.name}
                      </Option>
                    ))}
                  </Dropdown>
                </Field>
                {logsMail && (
                  <MessageBar intent="info" layout="multiline" className={styles.whole}>
                    <MessageBarBody>{t("contacts.newLogs")}</MessageBarBody>
                  </MessageBar>
                )}
              </div>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button
                appearance="primary"
                type="submit"
                disabled={values.name.trim() === "" || wrong !== null || adding.isPending}
              >
                {t("contacts.newAdd")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
