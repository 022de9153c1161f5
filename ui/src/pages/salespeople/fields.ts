import type { TFunction } from "i18next";
import type { Salesperson } from "../../api";

/** The fields of a salesperson as text, under the names the engine knows them by. */
export function fieldsOf(salesperson: Salesperson): Record<string, string> {
  return {
    code: salesperson.code,
    name: salesperson.name,
    job_title: salesperson.job_title,
    email: salesperson.email,
    email_2: salesperson.email_2,
    phone: salesperson.phone,
    commission: salesperson.commission,
    blocked: String(salesperson.blocked),
    privacy_blocked: String(salesperson.privacy_blocked),
  };
}

/** Names of the fields for people. */
export function fieldNames(t: TFunction): Record<string, string> {
  return {
    code: t("salespeople.code"),
    name: t("salespeople.name"),
    job_title: t("salespeople.jobTitle"),
    email: t("salespeople.email"),
    email_2: t("salespeople.email2"),
    phone: t("salespeople.phone"),
    commission: t("salespeople.commission"),
    blocked: t("salespeople.blocked"),
    privacy_blocked: t("salespeople.privacyBlocked"),
  };
}

/** Whether a text is a percentage as the engine takes it. */
export function isPercentage(text: string): boolean {
  const value = text.trim();
  return value === "" || (/^\d{1,3}([.,]\d+)?$/.test(value) && Number(value.replace(",", ".")) <= 100);
}
