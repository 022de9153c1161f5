import { useTranslation } from "react-i18next";
import { FieldGroup, FieldGroups } from "../../components/fields/FieldGroup";
import { SwitchField } from "../../components/fields/SwitchField";
import { TextField } from "../../components/fields/TextField";
import { useEmailCheck } from "../../components/fields/useEmailCheck";
import { isPercentage } from "./fields";

/** The fields of a salesperson. */
export function SalespersonGeneral() {
  const { t } = useTranslation();
  const check = useEmailCheck();
  return (
    <FieldGroups>
      <FieldGroup title={t("card.general")}>
        <TextField name="code" label={t("salespeople.code")} readOnly />
        <TextField name="name" label={t("salespeople.name")} required maxLength={50} />
        <TextField name="job_title" label={t("salespeople.jobTitle")} maxLength={30} />
        <TextField
          name="commission"
          label={t("salespeople.commission")}
          check={(value) => (isPercentage(value) ? null : t("salespeople.commissionWrong"))}
        />
      </FieldGroup>
      <FieldGroup title={t("card.communication")}>
        <TextField name="email" label={t("salespeople.email")} hint={t("salespeople.emailHint")} check={check.several} />
        <TextField name="email_2" label={t("salespeople.email2")} hint={t("salespeople.email2Hint")} check={check.several} />
        <TextField name="phone" label={t("salespeople.phone")} type="tel" maxLength={30} />
      </FieldGroup>
      <FieldGroup title={t("salespeople.state")}>
        <SwitchField name="blocked" label={t("salespeople.blocked")} hint={t("salespeople.blockedHint")} />
        <SwitchField name="privacy_blocked" label={t("salespeople.privacyBlocked")} hint={t("salespeople.privacyHint")} />
      </FieldGroup>
    </FieldGroups>
  );
}
