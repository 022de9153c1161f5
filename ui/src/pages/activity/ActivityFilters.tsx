import { Link, ToggleButton } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { FilterChip, FilterChoices, FilterMenu } from "../../components/list";
import { useActivityWords } from "./columns";
import { contexts } from "./contexts";
import { everything, isChosen, type Chosen, type Period } from "./filter";

interface Props {
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
}

const PERIODS: readonly Period[] = ["1", "7", "30"];
const STATUSES = ["Success", "Failed"] as const;

/** Chips: success or failed by a click, context and period from a menu. */
export function ActivityFilters({ chosen, onChange }: Props) {
  const { t } = useTranslation();
  const words = useActivityWords();
  const periodNames: Record<Period, string> = {
    "1": t("jobs.activity.period1"),
    "7": t("jobs.activity.period7"),
    "30": t("jobs.activity.period30"),
  };
  const checked = {
    checkedValues: {
      context: chosen.context === "" ? [] : [chosen.context],
      period: chosen.period === "" ? [] : [chosen.period],
    },
    onCheckedValueChange: (_: unknown, { name, checkedItems }: { name: string; checkedItems: string[] }): void =>
      onChange({ ...chosen, [name]: checkedItems[0] ?? "" }),
  };
  return (
    <>
      {STATUSES.map((status) => (
        <ToggleButton
          key={status}
          size="small"
          shape="circular"
          checked={chosen.status === status}
          onClick={() => onChange({ ...chosen, status: chosen.status === status ? "" : status })}
        >
          {status === "Failed" ? t("jobs.activity.failed") : t("jobs.activity.success")}
        </ToggleButton>
      ))}
      {chosen.context !== "" && (
        <FilterChip
          text={t("jobs.activity.chip", { name: t("jobs.activity.filterContext"), value: words.context(chosen.context) })}
          onRemove={() => onChange({ ...chosen, context: "" })}
        />
      )}
      {chosen.period !== "" && (
        <FilterChip
          text={t("jobs.activity.chip", { name: t("jobs.activity.filterPeriod"), value: periodNames[chosen.period] })}
          onRemove={() => onChange({ ...chosen, period: "" })}
        />
      )}
      <FilterMenu {...checked}>
        <FilterChoices
          name="context"
          text={t("jobs.activity.filterContext")}
          choices={contexts.map((context) => ({ value: context, text: words.context(context) }))}
          {...checked}
        />
        <FilterChoices
          name="period"
          text={t("jobs.activity.filterPeriod")}
          choices={PERIODS.map((period) => ({ value: period, text: periodNames[period] }))}
          {...checked}
        />
      </FilterMenu>
      {isChosen(chosen) && (
        <Link as="button" onClick={() => onChange(everything)}>
          {t("list.clearFilters")}
        </Link>
      )}
    </>
  );
}
