import { useTranslation } from "react-i18next";
import { dayOf, isoDay } from "../../format/moment";
import { useFormat } from "../../format/useFormat";

/** How a day stands to today. */
export type DueTone = "overdue" | "today" | "later";

const DAY = 24 * 60 * 60 * 1000;

/** Days from today to a day written `YYYY-MM-DD`, negative when it is past; `null` when it is no day. */
export function daysUntil(day: string, now: number): number | null {
  const at = dayOf(day);
  const today = dayOf(isoDay(new Date(now)));
  return at === null || today === null ? null : Math.round((at - today) / DAY);
}

/** The day so many days after today, as the engine writes it. */
export function dayAfter(now: number, days: number): string {
  const at = new Date(now);
  return isoDay(new Date(at.getFullYear(), at.getMonth(), at.getDate() + days));
}

/** The Monday after today, as the engine writes it. */
export function nextMonday(now: number): string {
  return dayAfter(now, 7 - ((new Date(now).getDay() + 6) % 7));
}

/** Tells a day as seen from today: `Today`, `Tomorrow`, `Fri 27 Nov`, and while it is open `3 days overdue`. */
export function useDue(): (day: string, now: number, isOpen: boolean) => { text: string; tone: DueTone } {
  const { t } = useTranslation();
  const format = useFormat();
  return (day, now, isOpen) => {
    const days = daysUntil(day, now);
    const tone: DueTone = days !== null && isOpen && days <= 0 ? (days < 0 ? "overdue" : "today") : "later";
    if (days === null) {
      return { text: day, tone };
    }
    if (days >= -1 && days <= 1) {
      return { text: [t("tasks.yesterday"), t("tasks.today"), t("tasks.tomorrow")][days + 1] ?? "", tone };
    }
    if (tone === "overdue") {
      return { text: t("tasks.daysOverdue", { count: -days }), tone };
    }
    const near = days > 0 && days < 7;
    const weekday = new Intl.DateTimeFormat(format.locale, { weekday: "short", day: "numeric", month: "short" });
    return { text: near ? weekday.format(dayOf(day) ?? 0) : format.day(day), tone };
  };
}
