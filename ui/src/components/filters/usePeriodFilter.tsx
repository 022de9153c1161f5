import { MenuItem } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/useFormat";
import type { Filter } from "./Filters";
import { PeriodDialog } from "./PeriodDialog";

interface Days<Period> {
  period?: Period | undefined;
  /** First and last day, `YYYY-MM-DD`, where no named period is chosen. */
  from?: string | undefined;
  to?: string | undefined;
}

interface Options<Period extends string> {
  name: string;
  search: Days<Period>;
  periods: readonly Period[];
  names: Record<Period, string>;
  onChange: (part: Days<Period>) => void;
}

/** The filter for a time: a period with a name, or days that are chosen. */
export function usePeriodFilter<Period extends string>(options: Options<Period>): { filter: Filter<Days<Period>>; dialog: ReactNode } {
  const { name, search, periods, names, onChange } = options;
  const { t } = useTranslation();
  const format = useFormat();
  const [choosing, setChoosing] = useState(false);
  const days = [
    search.from === undefined ? "" : t("log.periodSince", { day: format.day(search.from) }),
    search.to === undefined ? "" : t("log.periodUntil", { day: format.day(search.to) }),
  ].filter((part) => part !== "");
  return {
    filter: {
      id: "period",
      name,
      shown: search.period === undefined ? days.join(" ") : names[search.period],
      off: { period: undefined, from: undefined, to: undefined },
      choices: {
        value: search.period,
        choices: periods.map((period) => ({ value: period, text: names[period] })),
        on: (value) => ({ period: periods.find((period) => period === value), from: undefined, to: undefined }),
        more: <MenuItem onClick={() => setChoosing(true)}>{t("log.periodChoose")}</MenuItem>,
      },
    },
    dialog: choosing && (
      <PeriodDialog
        from={search.from ?? ""}
        to={search.to ?? ""}
        onClose={() => setChoosing(false)}
        onApply={(from, to) => onChange({ period: undefined, from, to })}
      />
    ),
  };
}
