import type { Plan } from "./groups";

/** What the desk by address is opened with. */
export interface DeskSearch {
  /** Addresses, with commas between them. */
  select?: string | undefined;
  plan?: Plan | undefined;
}

const PLANS: readonly Plan[] = ["create", "assign", "never", "choose"];

/** Reads the address of the page; what it does not know it leaves out. */
export function readDeskSearch(search: Record<string, unknown>): DeskSearch {
  const select = typeof search["select"] === "string" && search["select"] !== "" ? search["select"] : undefined;
  const plan = PLANS.find((one) => one === search["plan"]);
  return { select, plan };
}
