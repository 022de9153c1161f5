import type { OpportunityEntry, Stage } from "../../api";

export interface StageSpan {
  stage: number;
  description: string;
  /** Before, at or after where the opportunity stands. */
  state: "done" | "now" | "later";
  /** Whole days spent in it; `null` where it never was. */
  days: number | null;
}

const DAY = 86_400_000;

/** Whole days from a day to a moment in milliseconds, never below 0. */
export function daysSince(day: string, now: number): number {
  const from = new Date(`${day}T00:00:00`).getTime();
  return Number.isNaN(from) ? 0 : Math.max(0, Math.floor((now - from) / DAY));
}

/** Whole days from now to a day; below 0 for one that has passed, 0 where there is none. */
export function daysUntil(day: string, now: number): number {
  const today = new Date(now).setHours(0, 0, 0, 0);
  return day === "" ? 0 : Math.round((new Date(`${day}T00:00:00`).getTime() - today) / DAY);
}

/** Days a line of the history took; the active one of an open opportunity is still counting. */
export function daysOf(entry: OpportunityEntry, now: number): number {
  return entry.active && entry.date_closed === "" ? daysSince(entry.date_of_change, now) : entry.days_open;
}

/** The stages of a sales cycle with the days spent in each. */
export function spansOf(stages: readonly Stage[], history: readonly OpportunityEntry[], at: number, now: number): StageSpan[] {
  return stages.map(({ stage, description }) => {
    const there = history.filter((entry) => entry.stage === stage);
    return {
      stage,
      description,
      state: at === 0 || stage > at ? "later" : stage === at ? "now" : "done",
      days: there.length === 0 ? null : there.reduce((all, entry) => all + daysOf(entry, now), 0),
    };
  });
}
