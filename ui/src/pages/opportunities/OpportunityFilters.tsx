import { useTranslation } from "react-i18next";
import { ChoiceRow, Filters, type Filter } from "../../components/filters/Filters";
import { useWhoFilters, type Without } from "../../components/filters/useWhoFilters";
import { useSalesCycles } from "./queries";
import { isFiltered, periods, shows, type ClosingPeriod, type OpportunitySearch, type Show } from "./search";
import { useOpportunityWords } from "./words";

interface Props {
  search: OpportunitySearch;
  /** Changes some filters; `undefined` takes one away. */
  onChange: (change: Partial<OpportunitySearch>) => void;
  onClear: () => void;
  /** Without the filter for the contact or salesperson whose card this is. */
  without?: Without;
}

/** What the choices are called. */
function useShowWords(): (show: Show) => string {
  const { t } = useTranslation();
  const words = useOpportunityWords();
  return (show) => {
    switch (show) {
      case "open":
        return t("opportunities.showOpen");
      case "overdue":
        return t("opportunities.showOverdue");
      case "all":
        return t("opportunities.showAll");
      default:
        return words.status(show);
    }
  };
}

/** The filters for sales cycle, stage and closing date. */
function useCycleFilters({ cycle, stage, period }: OpportunitySearch): readonly Filter<Partial<OpportunitySearch>>[] {
  const { t } = useTranslation();
  const { data: cycles = [] } = useSalesCycles();
  const names: Record<ClosingPeriod, string> = {
    "30": t("opportunities.next30"),
    month: t("opportunities.thisMonth"),
    quarter: t("opportunities.thisQuarter"),
  };
  const known = cycles.find(({ code }) => code === cycle);
  const stageName =
    stage === 0 ? t("opportunities.notStarted") : known?.stages.find((one) => one.stage === stage)?.description;
  return [
    {
      id: "cycle",
      name: t("opportunities.filterCycle"),
      shown: known?.description || cycle,
      off: { cycle: undefined, stage: undefined },
      choices: {
        value: cycle,
        choices: cycles.map(({ code, description }) => ({ value: code, text: description || code, second: code })),
        on: (value) => ({ cycle: value, stage: undefined }),
      },
    },
    {
      id: "stage",
      name: t("opportunities.stage"),
      shown: stage === undefined ? undefined : (stageName ?? String(stage)),
      off: { stage: undefined },
    },
    {
      id: "period",
      name: t("opportunities.filterPeriod"),
      shown: period === undefined ? undefined : names[period],
      off: { period: undefined },
      choices: {
        value: period,
        choices: periods.map((one) => ({ value: one, text: names[one] })),
        on: (value) => ({ period: periods.find((one) => one === value) }),
      },
    },
  ];
}

/** Which opportunities: choices that are always there, the chips of the filters in force, then the menu. */
export function OpportunityFilters({ search, onChange, onClear, without }: Props) {
  const words = useShowWords();
  const who = useWhoFilters({ search, without, withMine: true, onChange });
  const cycles = useCycleFilters(search);
  const filters = [...who.salesperson, ...who.contact, ...cycles];
  return (
    <>
      <Filters filters={filters} filtered={isFiltered(search)} onChange={onChange} onClear={onClear}>
        <ChoiceRow
          values={shows}
          value={search.show ?? "open"}
          words={words}
          onChoose={(one) => onChange({ show: one === "open" ? undefined : one })}
        />
        {who.mine}
      </Filters>
      {who.dialog}
    </>
  );
}
