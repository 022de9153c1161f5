import type { EntryQuery } from "../../api";
import { isoDay } from "../../format/moment";

export type Period = "today" | "7" | "30" | "year";

/** Filters of the log, as the address of the page holds them. */
export interface LogSearch {
  q?: string;
  flow?: "Inbound" | "Outbound";
  salesperson?: string;
  contact?: string;
  period?: Period;
  from?: string;
  to?: string;
  canceled?: boolean;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Reads the address; what is not understood is left out. */
export function readLogSearch(raw: Record<string, unknown>): LogSearch {
  const day = (value: unknown): string | undefined => {
    const found = text(value);
    return found !== undefined && DAY.test(found) ? found : undefined;
  };
  const period = String(raw["period"] ?? "");
  return {
    q: text(raw["q"]),
    flow: raw["flow"] === "Inbound" || raw["flow"] === "Outbound" ? raw["flow"] : undefined,
    salesperson: text(raw["salesperson"]),
    contact: text(raw["contact"]),
    period: ["today", "7", "30", "year"].includes(period) ? (period as Period) : undefined,
    from: day(raw["from"]),
    to: day(raw["to"]),
    canceled: raw["canceled"] === true ? true : undefined,
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
  const { q, flow, salesperson, contact, period, from, to, canceled } = search;
  return [q, flow, salesperson, contact, period, from, to, canceled].some((value) => value !== undefined);
}

/** The filters as the engine takes them. */
export function toQuery(search: LogSearch, now: Date): EntryQuery {
  return {
    search: search.q ?? "",
    information_flow: search.flow ?? "",
    salesperson_code: search.salesperson ?? "",
    contact_no: search.contact ?? "",
    from_date: search.period === undefined ? (search.from ?? "") : firstDay(search.period, now),
    to_date: search.period === undefined ? (search.to ?? "") : "",
    include_canceled: search.canceled ?? false,
  };
}
