import { useTranslation } from "react-i18next";
import type { Contact } from "../../api";
import { ContactPicker } from "../../components/contact/ContactPicker";
import { useCard } from "../../components/fields/CardContext";
import { ChoiceField } from "../../components/fields/ChoiceField";
import { FieldGroup, FieldGroups } from "../../components/fields/FieldGroup";
import { SwitchField } from "../../components/fields/SwitchField";
import { TextField, useFieldMessage } from "../../components/fields/TextField";
import { useEmailCheck } from "../../components/fields/useEmailCheck";
import { useAllSalespeople } from "../../data/queries";

function CompanyField({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const { saver } = useCard();
  const { message } = useFieldMessage()(saver.stateOf("company_no"), null);
  return (
    <ContactPicker
      kind="Company"
      label={t("contacts.companyNo")}
      hint={message}
      value={contact.company_name}
      onChoose={(company) => {
        const no = company?.no ?? "";
        if (no !== contact.company_no) {
          void saver.save("company_no", no, contact.company_no);
        }
      }}
    />
  );
}

/** The fields of a contact. */
export function ContactGeneral({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const check = useEmailCheck();
  const salespeople = useAllSalespeople();
  const used = contact.no_of_interactions > 0;
  const choices = [
    { value: "", text: t("common.none") },
    ...(salespeople.data ?? []).map(({ code, name }) => ({ value: code, text: `${name} (${code})` })),
  ];
  return (
    <FieldGroups>
      <FieldGroup title={t("card.general")}>
        <TextField name="name" label={t("contacts.name")} required maxLength={100} />
        <ChoiceField
          name="type"
          label={t("contacts.type")}
          disabled={used}
          hint={used ? t("contacts.typeLocked") : undefined}
          choices={[
            { value: "Person", text: t("contacts.person") },
            { value: "Company", text: t("contacts.company") },
          ]}
        />
        {contact.type === "Person" && <CompanyField contact={contact} />}
        {contact.type === "Person" && <TextField name="job_title" label={t("contacts.jobTitle")} />}
      </FieldGroup>
      <FieldGroup title={t("card.communication")}>
        <TextField
          name="email"
          label={t("contacts.email")}
          hint={t("contacts.emailHint")}
          check={check.several}
        />
        <TextField name="email_2" label={t("contacts.email2")} check={check.one} />
        <TextField name="phone" label={t("contacts.phone")} type="tel" />
        <TextField name="mobile" label={t("contacts.mobile")} type="tel" />
        <TextField name="address" label={t("contacts.address")} />
        <TextField name="city" label={t("contacts.city")} />
        <TextField name="country" label={t("contacts.country")} maxLength={10} />
        <TextField name="language" label={t("contacts.language")} maxLength={10} />
        <TextField name="home_page" label={t("contacts.homePage")} />
      </FieldGroup>
      <FieldGroup title={t("card.responsibility")}>
        <ChoiceField name="salesperson_code" label={t("contacts.salesperson")} choices={choices} />
        <SwitchField
          name="privacy_blocked"
          label={t("contacts.privacyBlocked")}
          hint={t("contacts.privacyBlockedHint")}
        />
        {contact.type === "Person" && <SwitchField name="minor" label={t("contacts.minor")} />}
        {contact.type === "Person" && contact.minor && (
          <SwitchField name="parental_consent" label={t("contacts.parentalConsent")} />
        )}
      </FieldGroup>
    </FieldGroups>
  );
}
