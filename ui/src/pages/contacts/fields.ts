import type { TFunction } from "i18next";
import type { Contact } from "../../api";

/** The fields of a contact as text, under the names the engine knows them by. */
export function fieldsOf(contact: Contact): Record<string, string> {
  return {
    name: contact.name,
    type: contact.type,
    company_no: contact.company_no,
    job_title: contact.job_title,
    email: contact.email,
    email_2: contact.email_2,
    phone: contact.phone,
    mobile: contact.mobile,
    address: contact.address,
    city: contact.city,
    country: contact.country,
    language: contact.language,
    home_page: contact.home_page,
    salesperson_code: contact.salesperson_code,
    search_name: contact.search_name,
    salutation: contact.salutation,
    organizational_level: contact.organizational_level,
    business_relation: contact.business_relation,
    address_2: contact.address_2,
    post_code: contact.post_code,
    county: contact.county,
    territory: contact.territory,
    currency: contact.currency,
    vat_registration_no: contact.vat_registration_no,
    format_region: contact.format_region,
    correspondence_type: contact.correspondence_type,
    exclude_from_segment: String(contact.exclude_from_segment),
    privacy_blocked: String(contact.privacy_blocked),
    minor: String(contact.minor),
    parental_consent: String(contact.parental_consent),
  };
}

/** Names of the fields for people. */
export function fieldNames(t: TFunction): Record<string, string> {
  return {
    name: t("contacts.name"),
    type: t("contacts.type"),
    company_no: t("contacts.companyNo"),
    job_title: t("contacts.jobTitle"),
    email: t("contacts.email"),
    email_2: t("contacts.email2"),
    phone: t("contacts.phone"),
    mobile: t("contacts.mobile"),
    address: t("contacts.address"),
    city: t("contacts.city"),
    country: t("contacts.country"),
    language: t("contacts.language"),
    home_page: t("contacts.homePage"),
    salesperson_code: t("contacts.salespersonCode"),
    search_name: t("contacts.searchName"),
    salutation: t("contacts.salutation"),
    organizational_level: t("contacts.organizationalLevel"),
    business_relation: t("contacts.businessRelation"),
    address_2: t("contacts.address2"),
    post_code: t("contacts.postCode"),
    county: t("contacts.county"),
    territory: t("contacts.territory"),
    currency: t("contacts.currency"),
    vat_registration_no: t("contacts.vat"),
    format_region: t("contacts.formatRegion"),
    correspondence_type: t("contacts.correspondence"),
    exclude_from_segment: t("contacts.excludeFromSegment"),
    privacy_blocked: t("contacts.privacyBlocked"),
    minor: t("contacts.minor"),
    parental_consent: t("contacts.parentalConsent"),
  };
}
