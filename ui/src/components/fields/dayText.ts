import { isoDay } from "../../format/moment";

/** The parts of a day in the order a locale writes them. */
type Part = "day" | "month" | "year";

function partsOf(locale: string): { order: Part[]; between: string } {
  const parts = new Intl.DateTimeFormat(locale, { day: "2-digit", month: "2-digit", year: "numeric" }).formatToParts(
    new Date(2026, 10, 23),
  );
  const order = parts.map(({ type }) => type).filter((type): type is Part => ["day", "month", "year"].includes(type));
  return { order, between: parts.find(({ type }) => type === "literal")?.value.trim() ?? "/" };
}

/** A day `YYYY-MM-DD` as the locale writes it in digits, `23/11/2026`; anything else as it is. */
export function writtenDay(day: string, locale: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (match === null) {
    return day;
  }
  const { order, between } = partsOf(locale);
  const [, year = "", month = "", date = ""] = match;
  return order.map((part) => ({ year, month, day: date })[part]).join(between);
}

/** How a day is typed, with the locale's order and sign: the letters given stand for day, month and year. */
export function dayForm(locale: string, letters: Record<Part, string>): string {
  const { order, between } = partsOf(locale);
  return order.map((part) => letters[part]).join(between);
}

/** A typed day as `YYYY-MM-DD`: in the locale's order with any sign between, without the century, without the year
 *  (that of today), or as the engine writes it. Blank for nothing, `null` for what is no day. */
export function readDay(text: string, locale: string, today: Date): string | null {
  const typed = text.trim();
  if (typed === "") {
    return "";
  }
  const numbers = typed.split(/[^0-9]+/).filter((part) => part !== "");
  if (!/^[\d\s./-]+$/.test(typed) || numbers.length < 2 || numbers.length > 3) {
    return null;
  }
  const whole = /^\d{4}\D/.test(typed);
  const order: Part[] = whole ? ["year", "month", "day"] : partsOf(locale).order;
  const named = numbers.length === 3 ? order : order.filter((part) => part !== "year");
  const valueOf = (part: Part): string => numbers[named.indexOf(part)] ?? String(today.getFullYear());
  const century = Math.floor(today.getFullYear() / 100) * 100;
  const year = valueOf("year").length <= 2 ? century + Number(valueOf("year")) : Number(valueOf("year"));
  const [month, day] = [Number(valueOf("month")), Number(valueOf("day"))];
  const date = new Date(year, month - 1, day);
  const same = date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day;
  return same && year >= 1000 && year <= 9999 ? isoDay(date) : null;
}
