import type { Check } from "../../api";

/** How a check stands. What waits for an earlier one is neither good nor bad. */
export type CheckState = "ok" | "hint" | "failed" | "later";

export function stateOf({ ok, warning, cause }: Check): CheckState {
  if (cause === "not_checked") {
    return "later";
  }
  if (!ok) {
    return "failed";
  }
  return warning ? "hint" : "ok";
}
