import { useTranslation } from "react-i18next";
import type { Contact } from "../../api";
import { ContactPicker } from "../../components/contact/ContactPicker";
import { useCard } from "../../components/fields/CardContext";
import { ChoiceField } from "../../components/fields/ChoiceField";
import { FieldGroup, FieldGroups } from "../../components/fields/FieldGroup";
import { SwitchField } from "../../components/fields/SwitchField";
import { TextField, useFieldMessage } from "../../components/fields/TextField";
import { useEmailCheck } from "../../components/fields/useEmailCheck";
import { useAllSalespeople, useContact } from "../../data/queries";
import { fieldsOf } from "./fields";
import { InheritedField } from "./InheritedField";

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

/** The address and the codes, which a person may have from the company. */
function AddressFields({ company }: { company: Contact | undefined }) {
  const { t } = useTranslation();
  const inherits = (name: string): { name: string; inherited: string | undefined } => ({
    name,
    inherited: company === undefined ? undefined : fieldsOf(company)[name],
  });
  return (
    <>
      <FieldGroup title={t("contacts.addressSection")}>
        <InheritedField {...inherits("address")} label={t("contacts.address")} />
        <InheritedField {...inherits("address_2")} label={t("contacts.address2")} />
        <InheritedField {...inherits("post_code")} label={t("contacts.postCode")} maxLength={20} />
        <InheritedField {...inherits("city")} label={t("contacts.city")} />
        <InheritedField {...inherits("county")} label={t("contacts.county")} />
        <InheritedField {...inherits("country")} label={t("contacts.country")} maxLength={10} />
      </FieldGroup>
      <FieldGroup title={t("contacts.foreign")}>
        <InheritedField {...inherits("language")} label={t("contacts.language")} maxLength={10} />
        <InheritedField {...inherits("format_region")} label={t("contacts.formatRegion")} />
        <InheritedField {...inherits("territory")} label={t("contacts.territory")} maxLength={10} />
        <TextField name="currency" label={t("contacts.currency")} maxLength={10} />
        <TextField name="vat_registration_no" label={t("contacts.vat")} maxLength={20} />
      </FieldGroup>
    </>
  );
}

/** How a contact is reached. */
function CommunicationFields({ company }: { company: Contact | undefined }) {
  const { t } = useTranslation();
  const check = useEmailCheck();
  return (
    <FieldGroup title={t("card.communication")}>
      <InheritedField
        name="email"
        label={t("contacts.email")}
        hint={t("contacts.emailHint")}
        inherited={company?.email}
        check={check.several}
      />
      <TextField name="email_2" label={t("contacts.email2")} check={check.one} />
      <InheritedField name="phone" label={t("contacts.phone")} type="tel" inherited={company?.phone} />
      <InheritedField name="mobile" label={t("contacts.mobile")} type="tel" inherited={company?.mobile} />
      <InheritedField name="home_page" label={t("contacts.homePage")} inherited={company?.home_page} />
      <ChoiceField
        name="correspondence_type"
        label={t("contacts.correspondence")}
        choices={[
          { value: "", text: t("common.none") },
          { value: "Hard Copy", text: t("contacts.correspondenceHardCopy") },
          { value: "Email", text: t("contacts.correspondenceEmail") },
        ]}
      />
    </FieldGroup>
  );
}

/** Who looks after the contact, and what privacy asks for (R92). */
function ResponsibilityFields({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const salespeople = useAllSalespeople();
  const choices = [
    { value: "", text: t("common.none") },
    ...(salespeople.data ?? []).map(({ code, name }) => ({ value: code, text: `${name} (${code})` })),
  ];
  return (
    <FieldGroup title={t("card.responsibility")}>
      <ChoiceField name="salesperson_code" label={t("contacts.salesperson")} choices={choices} />
      <SwitchField name="exclude_from_segment" label={t("contacts.excludeFromSegment")} />
      <SwitchField name="privacy_blocked" label={t("contacts.privacyBlocked")} hint={t("contacts.privacyBlockedHint")} />
      {contact.type === "Person" && (
        <SwitchField name="minor" label={t("contacts.minor")} hint={t("contacts.minorHint")} />
      )}
      {contact.type === "Person" && contact.minor && (
        <SwitchField
          name="parental_consent"
          label={t("contacts.parentalConsent")}
          hint={t("contacts.parentalConsentHint")}
        />
      )}
    </FieldGroup>
  );
}

/** The fields of a contact. */
export function ContactGeneral({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const isPerson = contact.type === "Person";
  const company = useContact(isPerson ? contact.company_no : "").data;
  const used = contact.no_of_interactions > 0;
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
        {isPerson && <CompanyField contact={contact} />}
        {isPerson && <TextField name="job_title" label={t("contacts.jobTitle")} />}
        {isPerson && <TextField name="salutation" label={t("contacts.salutation")} maxLength={10} />}
        {isPerson && <TextField name="organizational_level" label={t("contacts.organizationalLevel")} maxLength={10} />}
        <TextField name="business_relation" label={t("contacts.businessRelation")} />
        <TextField name="search_name" label={t("contacts.searchName")} maxLength={100} />
      </FieldGroup>
      <CommunicationFields company={company} />
      <AddressFields company={company} />
      <ResponsibilityFields contact={contact} />
    </FieldGroups>
  );
}
