import type { EntryQuery } from "../../api";
import { isoDay } from "../../format/moment";

export type Period = "today" | "7" | "30" | "year";

/** Filters of the log, as the address of the page holds them. */
export interface LogSearch {
  q?: string;
  flow?: "Inbound" | "Outbound";
  salesperson?: string;
  contact?: string;
  template?: string;
  /** 0 none, 1 very positive … 5 very negative. */
  evaluation?: number;
  /** Only those with an opportunity. */
  opportunity?: boolean;
  /** Key of a message: only what belongs to its conversation. */
  conversation?: string;
  period?: Period;
  from?: string;
  to?: string;
  /** Canceled ones are hidden, shown too, or the only ones. */
  canceled?: true | "only";
  /** Only postponed ones, which are in no other list (R84). */
  postponed?: boolean;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function text(value: unknown): string | undefined {
  return (typeof value === "string" && value !== "") || typeof value === "number" ? String(value) : undefined;
}

function day(value: unknown): string | undefined {
  const found = text(value);
  return found !== undefined && DAY.test(found) ? found : undefined;
}

/** Reads the address; what is not understood is left out. */
export function readLogSearch(raw: Record<string, unknown>): LogSearch {
  const period = String(raw["period"] ?? "");
  const evaluation = Number(raw["evaluation"] ?? "x");
  const canceled = raw["canceled"];
  return {
    q: text(raw["q"]),
    flow: raw["flow"] === "Inbound" || raw["flow"] === "Outbound" ? raw["flow"] : undefined,
    salesperson: text(raw["salesperson"]),
    contact: text(raw["contact"]),
    template: text(raw["template"]),
    evaluation: [0, 1, 2, 3, 4, 5].includes(evaluation) ? evaluation : undefined,
    opportunity: raw["opportunity"] === true ? true : undefined,
    conversation: text(raw["conversation"]),
    period: ["today", "7", "30", "year"].includes(period) ? (period as Period) : undefined,
    from: day(raw["from"]),
    to: day(raw["to"]),
    canceled: canceled === true || canceled === "only" ? canceled : undefined,
    postponed: raw["postponed"] === true ? true : undefined,
  };
}

/** The first day of a period. */
export function firstDay(period: Period, now: Date): string {
  switch (period) {
    case "today":
      return isoDay(now);
    case "7":
      return isoDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 6));
    case "30":
      return isoDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 29));
    case "year":
      return `${now.getFullYear()}-01-01`;
  }
}

/** Whether anything is filtered or searched. */
export function isFiltered(search: LogSearch): boolean {
  return Object.values(search).some((value) => value !== undefined);
}

/** The filters as the engine takes them. */
export function toQuery(search: LogSearch, now: Date): EntryQuery {
  return {
    search: search.q ?? "",
    information_flow: search.flow ?? "",
    salesperson_code: search.salesperson ?? "",
    contact_no: search.contact ?? "",
    template_code: search.template ?? "",
    evaluation: search.evaluation ?? null,
    has_opportunity: search.opportunity ?? false,
    conversation: search.conversation ?? "",
    from_date: search.period === undefined ? (search.from ?? "") : firstDay(search.period, now),
    to_date: search.period === undefined ? (search.to ?? "") : "",
    include_canceled: search.canceled === true,
    only_canceled: search.canceled === "only",
    postponed: search.postponed ?? false,
  };
}
