import type { ActivityFilter } from "../../api";

/** Which period, in days back from today. */
export type Period = "1" | "7" | "30";

/** What is chosen on the page. Blank means all. */
export interface Chosen {
  status: "" | "Success" | "Failed";
  context: string;
  period: Period | "";
  search: string;
}

export const everything: Chosen = { status: "", context: "", period: "", search: "" };

/** Whether anything is left out. */
export function isChosen(chosen: Chosen): boolean {
  return Object.values(chosen).some((value) => value !== "");
}

/** The choice as the engine takes it; a period begins at local midnight. */
export function toFilter({ status, context, period, search }: Chosen, now: Date): ActivityFilter {
  const since =
    period === ""
      ? null
      : new Date(now.getFullYear(), now.getMonth(), now.getDate() - (Number(period) - 1)).toISOString();
  return { status, context, since, search: search.trim() };
}
