import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/useFormat";
import { readFormula, type Term, type Unit } from "./formula";

/** 23 November 2026 is a Monday. */
function weekdayName(day: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: "long" }).format(new Date(2026, 10, 22 + day, 12));
}

function lengthWords(t: TFunction, count: number, unit: Unit): string {
  switch (unit) {
    case "D":
      return t("activities.days", { count });
    case "W":
      return t("activities.weeks", { count });
    case "M":
      return t("activities.months", { count });
    case "Q":
      return t("activities.quarters", { count });
    case "Y":
      return t("activities.years", { count });
  }
}

function boundWords(t: TFunction, unit: Unit, first: boolean): string {
  switch (unit) {
    case "D":
      return t("activities.sameDay");
    case "W":
      return first ? t("activities.firstOfWeek") : t("activities.lastOfWeek");
    case "M":
      return first ? t("activities.firstOfMonth") : t("activities.lastOfMonth");
    case "Q":
      return first ? t("activities.firstOfQuarter") : t("activities.lastOfQuarter");
    case "Y":
      return first ? t("activities.firstOfYear") : t("activities.lastOfYear");
  }
}

type Count = Extract<Term, { kind: "count" }>;

/** Terms that follow each other and count in the same direction belong together: a week and a day later. */
function grouped(terms: readonly Term[]): (Term | Count[])[] {
  const groups: (Term | Count[])[] = [];
  for (const term of terms) {
    const last = groups.at(-1);
    if (term.kind !== "count") {
      groups.push(term);
    } else if (Array.isArray(last) && last[0]?.back === term.back) {
      last.push(term);
    } else {
      groups.push([term]);
    }
  }
  return groups;
}

/** A date formula in words: `1W+1D` is “a week and a day later”; `null` when it is no formula. */
export function useFormulaWords(): (formula: string) => string | null {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const words = (group: Term | Count[]): string => {
    if (Array.isArray(group)) {
      const lengths = group.map(({ count, unit }) => lengthWords(t, count, unit));
      const what = new Intl.ListFormat(locale, { type: "conjunction" }).format(lengths);
      return group[0]?.back === true ? t("activities.before", { what }) : t("activities.later", { what });
    }
    if (group.kind === "weekday") {
      const day = weekdayName(group.day, locale);
      return group.back ? t("activities.weekdayBefore", { day }) : t("activities.weekdayAfter", { day });
    }
    return group.kind === "current" ? boundWords(t, group.unit, group.back) : "";
  };
  return (formula) => {
    const terms = readFormula(formula);
    if (terms === null) {
      return null;
    }
    const parts = grouped(terms.filter((term) => term.kind !== "count" || term.count > 0)).map(words);
    const [first = t("activities.sameDay"), ...rest] = parts;
    return rest.reduce((told, next) => t("activities.then", { told, next }), first);
  };
}
