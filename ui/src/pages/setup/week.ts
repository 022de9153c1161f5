import type { RunSummary } from "../../api";

/** What the runs of a day did. */
export interface Day {
  /** Midnight at its beginning, local, in milliseconds. */
  at: number;
  logged: number;
}

export interface Week {
  /** Oldest first, today last. */
  days: Day[];
  runs: number;
  /** Runs that did not end well. */
  failed: number;
  logged: number;
  entries: number;
  setAside: number;
}

export const DAYS = 7;

function midnight(at: number, back: number): number {
  const day = new Date(at);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() - back).getTime();
}

/** Sums up the runs of the last seven local days. */
export function weekOf(runs: readonly RunSummary[], now: number): Week {
  const days = Array.from({ length: DAYS }, (_, index) => ({ at: midnight(now, DAYS - 1 - index), logged: 0 }));
  const week: Week = { days, runs: 0, failed: 0, logged: 0, entries: 0, setAside: 0 };
  for (const run of runs) {
    const at = Date.parse(run.started_at);
    const day = days.findLast((one) => one.at <= at);
    if (day === undefined) {
      continue;
    }
    day.logged += run.logged;
    week.runs += 1;
    week.failed += run.status === "failed" || run.status === "postponed" ? 1 : 0;
    week.logged += run.logged;
    week.entries += run.entries;
    week.setAside += run.unmatched + run.duplicates + run.drafts + run.private + run.blocked;
  }
  return week;
}
