import type { OpportunityQuery, OpportunitySort, Status } from "../../api";
import type { Sort } from "../../components/list";
import { isoDay } from "../../format/moment";

export type Show = "open" | "overdue" | "all" | Status;
export type ClosingPeriod = "30" | "month" | "quarter";

/** Filters of the opportunities, as the address of the page holds them. */
export interface OpportunitySearch {
  q?: string;
  /** Which ones; the open ones unless something else is chosen. */
  show?: Show;
  salesperson?: string;
  contact?: string;
  cycle?: string;
  stage?: number;
  period?: ClosingPeriod;
  /** A dialog to begin with. */
  do?: "new";
}

export const shows: readonly Show[] = ["open", "overdue", "Not Started", "In Progress", "Won", "Lost", "all"];
export const periods: readonly ClosingPeriod[] = ["30", "month", "quarter"];

/** The order until somebody sorts: what is to be closed first comes first. */
export const soonestFirst: Sort = { column: "closing_date", descending: false };

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

function oneOf<T extends string>(value: unknown, all: readonly T[]): T | undefined {
  return all.find((one) => one === String(value));
}

/** Reads the address; what is not understood is left out. */
export function readOpportunitySearch(raw: Record<string, unknown>): OpportunitySearch {
  const stage = Number(raw["stage"]);
  return {
    q: text(raw["q"]),
    show: oneOf(raw["show"], shows),
    salesperson: text(raw["salesperson"]),
    contact: text(raw["contact"]),
    cycle: text(raw["cycle"]),
    stage: raw["stage"] !== undefined && Number.isInteger(stage) && stage >= 0 ? stage : undefined,
    period: oneOf(raw["period"], periods),
    do: oneOf(raw["do"], ["new"]),
  };
}

/** Whether anything is filtered or searched. */
export function isFiltered(search: OpportunitySearch): boolean {
  const { show = "open" } = search;
  const rest = { ...search, show: undefined, do: undefined };
  return show !== "open" || Object.values(rest).some((value) => value !== undefined);
}

function days(period: ClosingPeriod, now: Date): { from: string; to: string } {
  const [year, month] = [now.getFullYear(), now.getMonth()];
  switch (period) {
    case "30":
      return { from: isoDay(now), to: isoDay(new Date(year, month, now.getDate() + 29)) };
    case "month":
      return { from: isoDay(new Date(year, month, 1)), to: isoDay(new Date(year, month + 1, 0)) };
    case "quarter": {
      const first = month - (month % 3);
      return { from: isoDay(new Date(year, first, 1)), to: isoDay(new Date(year, first + 3, 0)) };
    }
  }
}

/** The filters as the engine takes them. */
export function toOpportunityQuery(search: OpportunitySearch, now: Date, sort: Sort = soonestFirst): OpportunityQuery {
  const { show = "open" } = search;
  const closing = search.period === undefined ? { from: "", to: "" } : days(search.period, now);
  const yesterday = isoDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1));
  return {
    search: search.q ?? "",
    status: show === "overdue" ? "In Progress" : show === "open" || show === "all" ? null : show,
    open: show === "open" || show === "overdue",
    salesperson_code: search.salesperson ?? "",
    contact_no: search.contact ?? "",
    sales_cycle_code: search.cycle ?? "",
    stage: search.stage ?? null,
    closing_from: closing.from,
    closing_to: show === "overdue" ? yesterday : closing.to,
    sort: sort.column as OpportunitySort,
    descending: sort.descending,
  };
}

export type CardTab = "history" | "timeline" | "general" | "entries" | "tasks" | "comments";

const tabs: readonly CardTab[] = ["history", "timeline", "general", "entries", "tasks", "comments"];

/** The tab a card begins with, as its address tells; what is not understood is left out. */
export function readCardSearch(raw: Record<string, unknown>): { tab?: CardTab } {
  return { tab: oneOf(raw["tab"], tabs) };
}
