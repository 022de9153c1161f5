// Times for people: relative while that is what one wants to know, a day after that.

/** How a time is told, so that words can be put to it in each language. */
export type Told =
  | { kind: "now" }
  | { kind: "minutes"; count: number }
  | { kind: "hours"; count: number }
  | { kind: "today" | "yesterday"; clock: string }
  | { kind: "plain"; text: string };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function startOfDay(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

/** Tells a past time as seen from now; a time to come is told by clock or day. */
export function tell(at: number, now: number, locale: string): Told {
  // The clock of the window is renewed twice a minute: what is just ahead of it is now.
  const ahead = now - at;
  const age = ahead < 0 && ahead > -MINUTE ? 0 : ahead;
  const date = new Date(at);
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" }).format(date);
  const days = Math.round((startOfDay(new Date(now)) - startOfDay(date)) / DAY);
  if (age >= 0 && age < MINUTE) {
    return { kind: "now" };
  }
  if (age >= 0 && age < HOUR) {
    return { kind: "minutes", count: Math.floor(age / MINUTE) };
  }
  if (age >= 0 && age < 3 * HOUR && days === 0) {
    return { kind: "hours", count: Math.floor(age / HOUR) };
  }
  if (days === 0) {
    return { kind: "today", clock };
  }
  if (days === 1) {
    return { kind: "yesterday", clock };
  }
  if (days > 1 && days < 7) {
    const weekday = new Intl.DateTimeFormat(locale, { weekday: "short" }).format(date);
    return { kind: "plain", text: `${weekday} ${clock}` };
  }
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  const format: Intl.DateTimeFormatOptions = sameYear
    ? { day: "numeric", month: "short" }
    : { day: "numeric", month: "short", year: "numeric" };
  return { kind: "plain", text: new Intl.DateTimeFormat(locale, format).format(date) };
}

/** The exact local time, with its zone. */
export function exact(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
  }).format(at);
}

/** A length of time in seconds, with the international symbols. */
export function duration(seconds: number, locale: string): string {
  const unit = (value: number, symbol: string, digits = 0): string =>
    `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)}\u00a0${symbol}`;
  if (seconds < 10) {
    return unit(seconds, "s", 1);
  }
  const whole = Math.round(seconds);
  if (whole < 60) {
    return unit(whole, "s");
  }
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) {
    const rest = whole % 60;
    return rest === 0 ? unit(minutes, "min") : `${unit(minutes, "min")} ${unit(rest, "s")}`;
  }
  return `${unit(Math.floor(minutes / 60), "h")} ${unit(minutes % 60, "min")}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** A local time as every spreadsheet reads it, whatever its language. */
export function sheetTime(at: Date): string {
  return `${isoDay(at)} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** A day as the engine writes it, `YYYY-MM-DD`, of a local time. */
export function isoDay(at: Date): string {
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The local noon of a day written `YYYY-MM-DD`; `null` when it is none. */
export function dayOf(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) {
    return null;
  }
  return new Date(Number(match[1]), Number(match[2]) - 1, Number(match[3]), 12).getTime();
}
