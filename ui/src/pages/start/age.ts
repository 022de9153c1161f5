import { useTranslation } from "react-i18next";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Age {
  /** `12 min`, `2 h`, `3 d`. */
  short: string;
  /** For screen readers. */
  long: string;
  days: number;
}

/** How long something has waited. */
export function useAge(): (at: string, now: number) => Age {
  const { t } = useTranslation();
  return (at, now) => {
    const age = Math.max(0, now - Date.parse(at));
    const days = Math.floor(age / DAY);
    if (days > 0) {
      return { short: t("home.ageDays", { count: days }), long: t("home.waitingDays", { count: days }), days };
    }
    if (age >= HOUR) {
      const count = Math.floor(age / HOUR);
      return { short: t("home.ageHours", { count }), long: t("home.waitingHours", { count }), days };
    }
    const count = Math.floor(age / MINUTE);
    return { short: t("home.ageMinutes", { count }), long: t("home.waitingMinutes", { count }), days };
  };
}
