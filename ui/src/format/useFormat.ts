import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { localeFor, systemLocale, type Language } from "../i18n";
import { dayOf, duration, exact, sheetTime, tell } from "./moment";

/** Formats of the language in use. `now` is handed in, so that a list renews all its times together. */
export interface Format {
  locale: string;
  /** `12 min ago`, `Fri 17:42`, `16 Nov`. */
  relative: (at: string | null, now: number) => string;
  /** The exact local time, for tooltips. */
  exact: (at: string | null) => string;
  /** The local time as every spreadsheet reads it: `2026-11-23 09:52:03`. */
  sheet: (at: string | null) => string;
  /** A day written `YYYY-MM-DD`. */
  day: (day: string) => string;
  /** The local day of a moment in milliseconds. */
  date: (at: number) => string;
  /** `14:05`. */
  clock: (at: string | number) => string;
  number: (value: number) => string;
  duration: (seconds: number) => string;
}

export function useFormat(): Format {
  const { t, i18n } = useTranslation();
  const locale = localeFor(i18n.language as Language, systemLocale());
  return useMemo<Format>(() => {
    const number = new Intl.NumberFormat(locale);
    const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
    const day = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" });
    return {
      locale,
      relative: (at, now) => {
        if (at === null) {
          return "";
        }
        const told = tell(Date.parse(at), now, locale);
        switch (told.kind) {
          case "now":
            return t("common.justNow");
          case "minutes":
            return t("common.minutesAgo", { count: told.count });
          case "hours":
            return t("common.hoursAgo", { count: told.count });
          case "today":
            return t("common.todayAt", { clock: told.clock });
          case "yesterday":
            return t("common.yesterdayAt", { clock: told.clock });
          case "plain":
            return told.text;
        }
      },
      exact: (at) => (at === null ? "" : exact(Date.parse(at), locale)),
      sheet: (at) => (at === null ? "" : sheetTime(new Date(at))),
      day: (text) => {
        const at = dayOf(text);
        return at === null ? "" : day.format(at);
      },
      date: (at) => day.format(at),
      clock: (at) => clock.format(typeof at === "number" ? at : Date.parse(at)),
      number: (value) => number.format(value),
      duration: (seconds) => duration(seconds, locale),
    };
  }, [locale, t]);
}
