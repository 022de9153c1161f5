// The opportunities that are pretended.
import type { Opportunity } from "../src/api";

export const plain: Opportunity = {
  no: "",
  description: "",
  status: "Not Started",
  priority: "Normal",
  salesperson_code: "",
  salesperson_name: "",
  contact_no: "",
  contact_name: "",
  contact_company_no: "",
  contact_company_name: "",
  campaign_no: "",
  segment_no: "",
  segment_description: "",
  sales_cycle_code: "NEW",
  sales_document_type: "",
  sales_document_no: "",
  quote_amount: 0,
  creation_date: "",
  closed: false,
  date_closed: "",
  current_stage: 0,
  current_stage_description: "",
  date_of_change: "",
  estimated_value: 0,
  calcd_current_value: 0,
  probability: 0,
  chances: 0,
  completed: 0,
  estimated_closing_date: "",
  close_opportunity_code: "",
  no_of_interactions: 0,
  no_of_open_tasks: 0,
  comment: false,
};

/** Description, days since each stage, value in minor units, days until the closing. */
export const pretended: readonly [string, readonly number[], number, number, Partial<Opportunity>][] = [
  ["Reading room", [53, 42, 27], 4_800_000, 11, { priority: "High", no_of_open_tasks: 2 }],
  ["Hotel lobby in oak", [20, 12], 1_234_550, -6, {}],
  ["Chairs for the canteen", [9], 620_000, 30, {}],
  ["Terrace of the winery", [], 0, 0, { priority: "Low" }],
];
