import type { TFunction } from "i18next";
import type { Opportunity } from "../../api";

/** The fields of an opportunity as text, under the names the engine knows them by. */
export function fieldsOf(one: Opportunity): Record<string, string> {
  return {
    description: one.description,
    contact_no: one.contact_no,
    salesperson_code: one.salesperson_code,
    sales_cycle_code: one.sales_cycle_code,
    priority: one.priority,
    campaign_no: one.campaign_no,
    segment_no: one.segment_no,
  };
}

/** Names of the fields for people. */
export function fieldNames(t: TFunction): Record<string, string> {
  return {
    description: t("opportunities.description"),
    contact_no: t("opportunities.contact"),
    salesperson_code: t("opportunities.salesperson"),
    sales_cycle_code: t("opportunities.cycle"),
    priority: t("opportunities.priority"),
    campaign_no: t("opportunities.campaign"),
    segment_no: t("opportunities.segment"),
  };
}

/** Fields whose change open tasks may follow (I). */
export const tasksFollow: readonly string[] = ["contact_no", "salesperson_code"];
