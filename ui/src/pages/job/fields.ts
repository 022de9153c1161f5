import type { TFunction } from "i18next";
import type { Job } from "../../api";

const two = (value: number): string => String(value).padStart(2, "0");

/** A stored time as the local one that is typed, `YYYY-MM-DD HH:MM`; blank for none. */
export function toLocal(at: string | null): string {
  if (at === null) {
    return "";
  }
  const date = new Date(at);
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A local time as typed, with a space or a `T` between day and time, as the engine takes it (UTC); blank for none,
 *  `null` for what is no time. */
export function fromLocal(text: string): string | null {
  const typed = text.trim();
  if (typed === "") {
    return "";
  }
  const match = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::\d{2})?$/.exec(typed);
  if (match === null) {
    return null;
  }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number);
  const date = new Date(year, month - 1, day, hour, minute);
  const same = date.getMonth() === month - 1 && date.getDate() === day && hour < 24 && minute < 60;
  return same ? date.toISOString().replace(".000", "") : null;
}

/** Whether a text is a time of day as the engine takes it; blank is the whole day. */
export function isClock(text: string): boolean {
  return /^$|^([01]\d|2[0-3]):[0-5]\d$/.test(text.trim());
}

/** Whether a text is a whole number between two others. */
export function isBetween(text: string, least: number, most: number): boolean {
  const value = Number(text);
  return /^\d+$/.test(text.trim()) && value >= least && value <= most;
}

/** Days as the engine takes them: numbers from 1 (Monday), separated by commas. */
export function daysText(days: readonly boolean[]): string {
  return days.flatMap((on, index) => (on ? [String(index + 1)] : [])).join(",");
}

/** The fields of the job as text, under the names the engine knows them by; times are local. */
export function fieldsOf(job: Job): Record<string, string> {
  return {
    minutes_between: String(job.minutes_between),
    weekdays: daysText(job.weekdays),
    starting_time: job.starting_time,
    ending_time: job.ending_time,
    earliest_start: toLocal(job.earliest_start),
    expiration: toLocal(job.expiration),
    max_attempts: String(job.max_attempts),
    rerun_delay_seconds: String(job.rerun_delay_seconds),
  };
}

/** Typed fields as the engine takes them: local times become UTC. */
export function toEngine(fields: Record<string, string>): Record<string, string> {
  const times = ["earliest_start", "expiration"];
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, times.includes(name) ? (fromLocal(value) ?? value) : value]),
  );
}

/** Names of the fields for people. */
export function fieldNames(t: TFunction): Record<string, string> {
  return {
    minutes_between: t("jobs.fields.minutesBetween"),
    weekdays: t("jobs.fields.weekdays"),
    starting_time: t("jobs.fields.startingTime"),
    ending_time: t("jobs.fields.endingTime"),
    earliest_start: t("jobs.fields.earliestStart"),
    expiration: t("jobs.fields.expiration"),
    max_attempts: t("jobs.fields.maxAttempts"),
    rerun_delay_seconds: t("jobs.fields.rerunDelay"),
  };
}
