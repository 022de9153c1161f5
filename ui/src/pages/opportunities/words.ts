import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Action, Priority, Status } from "../../api";
import { useSetup } from "../../data/queries";
import { moneyText } from "../../format/money";
import { useFormat } from "../../format/useFormat";

/** The words of opportunities in the language in use. What a newer engine may know is shown as it says it. */
export interface OpportunityWords {
  status: (status: Status) => string;
  priority: (priority: Priority) => string;
  action: (action: Action) => string;
  /** What was done, as the history tells it. */
  taken: (taken: string) => string;
  money: (minor: number | null) => string;
  percent: (value: number | null) => string;
}

export const statuses: readonly Status[] = ["Not Started", "In Progress", "Won", "Lost"];
export const priorities: readonly Priority[] = ["High", "Normal", "Low"];

/** What opportunities are called, and their figures in the local currency. */
export function useOpportunityWords(): OpportunityWords {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const currency = useSetup().data?.local_currency ?? "";
  return useMemo(() => {
    const statusWords: Record<Status, string> = {
      "Not Started": t("opportunities.notStarted"),
      "In Progress": t("opportunities.inProgress"),
      Won: t("opportunities.won"),
      Lost: t("opportunities.lost"),
    };
    const priorityWords: Record<Priority, string> = {
      Low: t("opportunities.low"),
      Normal: t("opportunities.normal"),
      High: t("opportunities.high"),
    };
    const actionWords: Record<Action, string> = {
      first: t("opportunities.first"),
      next: t("opportunities.next"),
      previous: t("opportunities.previous"),
      skip: t("opportunities.skip"),
      update: t("opportunities.update"),
      jump: t("opportunities.jump"),
    };
    const takenWords: Record<string, string> = {
      "": t("opportunities.takenStart"),
      Next: t("opportunities.takenNext"),
      Previous: t("opportunities.takenPrevious"),
      Updated: t("opportunities.takenUpdated"),
      Jumped: t("opportunities.takenJumped"),
      Won: t("opportunities.won"),
      Lost: t("opportunities.lost"),
    };
    const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });
    return {
      status: (status) => statusWords[status],
      priority: (priority) => priorityWords[priority],
      action: (action) => actionWords[action],
      taken: (taken) => takenWords[taken] ?? taken,
      money: (minor) => moneyText(minor, currency, locale),
      percent: (value) => percent.format((value ?? 0) / 100),
    };
  }, [t, locale, currency]);
}
