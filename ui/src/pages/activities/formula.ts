// The engine's rule for date formulas (`domain/date_formula.rs`), asked while one types. The engine has the last word.
import { dayOf, isoDay } from "../../format/moment";

export type Unit = "D" | "W" | "M" | "Q" | "Y";

/** A term of a formula with its sign. `weekday`: Monday is 1. */
export type Term = { back: boolean } & (
  | { kind: "count"; count: number; unit: Unit }
  | { kind: "current"; unit: Unit }
  | { kind: "weekday"; day: number }
);

/** Longest formula, in characters. */
export const FORMULA_LENGTH = 32;

const TERM = /^(?:WD([1-7])|C([DWMQY])|(\d{1,4})([DWMQY]))$/;

function termOf(text: string, back: boolean): Term | null {
  const match = TERM.exec(text);
  if (match === null) {
    return null;
  }
  const [, day, current, count, unit] = match;
  if (day !== undefined) {
    return { back, kind: "weekday", day: Number(day) };
  }
  if (current !== undefined) {
    return { back, kind: "current", unit: current as Unit };
  }
  return { back, kind: "count", count: Number(count), unit: unit as Unit };
}

/** Reads a formula; blanks and the case of letters do not count, a blank one changes nothing. `null` when it is none. */
export function readFormula(text: string): readonly Term[] | null {
  if ([...text].length > FORMULA_LENGTH) {
    return null;
  }
  const plain = text.replace(/\s/gu, "").toUpperCase();
  if (plain === "") {
    return [];
  }
  const signed = /^[+-]/.test(plain) ? plain : `+${plain}`;
  const parts = signed.split(/(?=[+-])/);
  const terms = parts.map((part) => termOf(part.slice(1), part.startsWith("-")));
  return terms.every((term) => term !== null) ? terms : null;
}

/** Months later or earlier; after the last day of a month comes the last one. */
function shiftMonths(at: Date, months: number): Date {
  const first = new Date(at.getFullYear(), at.getMonth() + months, 1, 12);
  const last = new Date(first.getFullYear(), first.getMonth() + 1, 0, 12).getDate();
  return new Date(first.getFullYear(), first.getMonth(), Math.min(at.getDate(), last), 12);
}

function shiftDays(at: Date, days: number): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() + days, 12);
}

const MONTHS: Record<"M" | "Q" | "Y", number> = { M: 1, Q: 3, Y: 12 };

/** The first or last day of the day, week, month, quarter or year of a date. */
function bound(at: Date, unit: Unit, first: boolean): Date {
  if (unit === "D") {
    return at;
  }
  if (unit === "W") {
    const monday = shiftDays(at, -((at.getDay() + 6) % 7));
    return first ? monday : shiftDays(monday, 6);
  }
  const length = MONTHS[unit];
  const begin = Math.floor(at.getMonth() / length) * length;
  const month = first ? begin : begin + length;
  return new Date(at.getFullYear(), month, first ? 1 : 0, 12);
}

function apply(at: Date, term: Term): Date {
  const sign = term.back ? -1 : 1;
  switch (term.kind) {
    case "current":
      return bound(at, term.unit, term.back);
    case "weekday": {
      const today = ((at.getDay() + 6) % 7) + 1;
      const ahead = ((term.day + 6 - today) % 7) + 1;
      const behind = ((today + 6 - term.day) % 7) + 1;
      return shiftDays(at, term.back ? -behind : ahead);
    }
    case "count": {
      const { count, unit } = term;
      return unit === "D" || unit === "W"
        ? shiftDays(at, sign * count * (unit === "W" ? 7 : 1))
        : shiftMonths(at, sign * count * MONTHS[unit]);
    }
  }
}

/** The day of a formula from a day on, both `YYYY-MM-DD`; `null` when it is none or lies outside the years 1 to 9999. */
export function formulaDay(terms: readonly Term[], from: string): string | null {
  const start = dayOf(from);
  if (start === null) {
    return null;
  }
  const day = terms.reduce(apply, new Date(start));
  const year = day.getFullYear();
  return year >= 1 && year <= 9999 ? isoDay(day).padStart(10, "0") : null;
}
