import { Link, MenuItem, ToggleButton } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ContactDialog } from "../../components/contact/ContactDialog";
import { FilterChip, FilterChoices, FilterMenu } from "../../components/list";
import { useAllSalespeople, useContact, useSetup } from "../../data/queries";
import { useSalesCycles } from "./queries";
import { isFiltered, periods, shows, type ClosingPeriod, type OpportunitySearch, type Show } from "./search";
import { useOpportunityWords } from "./words";

interface Props {
  search: OpportunitySearch;
  /** Changes some filters; `undefined` takes one away. */
  onChange: (change: Partial<OpportunitySearch>) => void;
  onClear: () => void;
  /** Without the filter for the contact or salesperson whose card this is. */
  without?: "contact" | "salesperson";
}

/** What the choices are called. */
function useFilterWords() {
  const { t } = useTranslation();
  const words = useOpportunityWords();
  const periodNames: Record<ClosingPeriod, string> = {
    "30": t("opportunities.next30"),
    month: t("opportunities.thisMonth"),
    quarter: t("opportunities.thisQuarter"),
  };
  return {
    show: (show: Show): string => {
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
    },
    period: (period: ClosingPeriod) => periodNames[period],
  };
}

/** Which opportunities: choices that are always there, the chips of the filters in force, then the menu. */
export function OpportunityFilters({ search, onChange, onClear, without }: Props) {
  const { t } = useTranslation();
  const words = useFilterWords();
  const { data: salespeople = [] } = useAllSalespeople();
  const { data: cycles = [] } = useSalesCycles();
  const contact = useContact(without === "contact" ? "" : (search.contact ?? ""));
  const me = useSetup().data?.user_salesperson ?? "";
  const [choosing, setChoosing] = useState(false);
  const { show = "open", salesperson, cycle, stage, period } = search;
  const isMine = me !== "" && salesperson === me;
  const list = (value: string | undefined): string[] => (value === undefined ? [] : [value]);
  const checked = {
    checkedValues: { salesperson: list(salesperson), cycle: list(cycle), period: list(period) },
    onCheckedValueChange: (_: unknown, { name, checkedItems }: { name: string; checkedItems: string[] }): void =>
      onChange({ [name]: checkedItems[0], ...(name === "cycle" ? { stage: undefined } : {}) }),
  };
  const chips: [string, string, Partial<OpportunitySearch>][] = [];
  if (salesperson !== undefined && !isMine && without !== "salesperson") {
    const name = salespeople.find(({ code }) => code === salesperson)?.name ?? salesperson;
    chips.push(["salesperson", t("opportunities.chipSalesperson", { name }), { salesperson: undefined }]);
  }
  if (search.contact !== undefined && without !== "contact") {
    chips.push(["contact", t("opportunities.chipContact", { name: contact.data?.name ?? search.contact }), { contact: undefined }]);
  }
  const known = cycles.find(({ code }) => code === cycle);
  if (cycle !== undefined) {
    chips.push(["cycle", t("opportunities.chipCycle", { name: known?.description ?? cycle }), { cycle: undefined, stage: undefined }]);
  }
  if (stage !== undefined) {
    const name = stage === 0 ? t("opportunities.notStarted") : (known?.stages.find((one) => one.stage === stage)?.description ?? String(stage));
    chips.push(["stage", t("opportunities.chipStage", { name }), { stage: undefined }]);
  }
  if (period !== undefined) {
    chips.push(["period", t("opportunities.chipPeriod", { name: words.period(period) }), { period: undefined }]);
  }
  return (
    <>
      {shows.map((one) => (
        <ToggleButton
          key={one}
          size="small"
          shape="circular"
          checked={show === one}
          onClick={() => onChange({ show: one === "open" ? undefined : one })}
        >
          {words.show(one)}
        </ToggleButton>
      ))}
      {me !== "" && without !== "salesperson" && (
        <ToggleButton size="small" shape="circular" checked={isMine} onClick={() => onChange({ salesperson: isMine ? undefined : me })}>
          {t("opportunities.mine")}
        </ToggleButton>
      )}
      {chips.map(([id, text, part]) => (
        <FilterChip key={id} text={text} onRemove={() => onChange(part)} />
      ))}
      <FilterMenu {...checked}>
        {without !== "salesperson" && salespeople.length > 0 && (
          <FilterChoices
            name="salesperson"
            text={t("opportunities.filterSalesperson")}
            choices={salespeople.map(({ code, name }) => ({ value: code, text: name, second: code }))}
            {...checked}
          />
        )}
        {without !== "contact" && <MenuItem onClick={() => setChoosing(true)}>{t("opportunities.filterContact")}</MenuItem>}
        <FilterChoices
          name="cycle"
          text={t("opportunities.filterCycle")}
          choices={cycles.map(({ code, description }) => ({ value: code, text: description, second: code }))}
          {...checked}
        />
        <FilterChoices
          name="period"
          text={t("opportunities.filterPeriod")}
          choices={periods.map((one) => ({ value: one, text: words.period(one) }))}
          {...checked}
        />
      </FilterMenu>
      {isFiltered(search) && (
        <Link as="button" onClick={onClear}>
          {t("list.clearFilters")}
        </Link>
      )}
      {choosing && (
        <ContactDialog title={t("opportunities.contact")} onClose={() => setChoosing(false)} onChoose={({ no }) => onChange({ contact: no })} />
      )}
    </>
  );
}
