import type { TaskFilter, TaskQuery, TaskSort, TaskStatus } from "../../api";
import type { Sort } from "../../components/list";
import { isoDay } from "../../format/moment";
import { kinds, statuses } from "./words";

export type TaskPeriod = "7" | "30" | "month";

/** Filters of the tasks, as the address of the page holds them. */
export interface TaskSearch {
  q?: string;
  /** Which ones; those to do unless something else is chosen. */
  show?: TaskFilter;
  salesperson?: string;
  status?: TaskStatus;
  /** Type; `Task` is the blank one. */
  kind?: string;
  period?: TaskPeriod;
  from?: string;
  to?: string;
  contact?: string;
}

export const shows: readonly TaskFilter[] = ["open", "due", "overdue", "due_today", "closed", "all"];
export const periods: readonly TaskPeriod[] = ["7", "30", "month"];

/** The word the address has for the blank type. */
export const BLANK_KIND = "Task";
export const kindValues: readonly string[] = kinds.map((kind) => kind || BLANK_KIND);

/** The order tasks are shown in until somebody sorts them: what is due first comes first. */
export const earliestFirst: Sort = { column: "date", descending: false };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function oneOf<T extends string>(value: unknown, all: readonly T[]): T | undefined {
  return all.find((one) => one === String(value));
}

/** Reads the address; what is not understood is left out. */
export function readTaskSearch(raw: Record<string, unknown>): TaskSearch {
  const day = (value: unknown): string | undefined => {
    const found = text(value);
    return found !== undefined && DAY.test(found) ? found : undefined;
  };
  return {
    q: text(raw["q"]),
    show: oneOf(raw["show"], shows),
    salesperson: text(raw["salesperson"]),
    status: oneOf(raw["status"], statuses),
    kind: oneOf(raw["kind"], kindValues),
    period: oneOf(raw["period"], periods),
    from: day(raw["from"]),
    to: day(raw["to"]),
    contact: text(raw["contact"]),
  };
}

/** Whether anything is filtered or searched. */
export function isFiltered(search: TaskSearch): boolean {
  const { show, ...rest } = search;
  return (show !== undefined && show !== "open") || Object.values(rest).some((value) => value !== undefined);
}

/** Whether closed tasks are among those that fit. */
export function showsClosed({ show }: TaskSearch): boolean {
  return show === "closed" || show === "all";
}

/** The last day of a period that begins today; of a month the whole month counts. */
function days(period: TaskPeriod, now: Date): { from: string; to: string } {
  const later = (count: number): string =>
    isoDay(new Date(now.getFullYear(), now.getMonth(), now.getDate() + count));
  switch (period) {
    case "7":
      return { from: isoDay(now), to: later(6) };
    case "30":
      return { from: isoDay(now), to: later(29) };
    case "month":
      return {
        from: isoDay(new Date(now.getFullYear(), now.getMonth(), 1)),
        to: isoDay(new Date(now.getFullYear(), now.getMonth() + 1, 0)),
      };
  }
}

/** The filters as the engine takes them. */
export function toTaskQuery(search: TaskSearch, now: Date, sort: Sort = earliestFirst): TaskQuery {
  const { from = "", to = "" } = search.period === undefined ? search : days(search.period, now);
  return {
    search: search.q ?? "",
    show: search.show ?? "open",
    salesperson_code: search.salesperson ?? "",
    contact_no: search.contact ?? "",
    status: search.status ?? null,
    type: search.kind === undefined ? null : search.kind === BLANK_KIND ? "" : search.kind,
    from_date: from,
    to_date: to,
    sort: sort.column as TaskSort,
    descending: sort.descending,
  };
}
