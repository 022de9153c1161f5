import { Link, MenuItem, ToggleButton } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TaskFilter, TaskStatus } from "../../api";
import { ContactDialog } from "../../components/contact/ContactDialog";
import { FilterChip, FilterChoices, FilterMenu } from "../../components/list";
import { useAllSalespeople, useContact, useSetup } from "../../data/queries";
import { useFormat } from "../../format/useFormat";
import { PeriodDialog } from "../log/PeriodDialog";
import { BLANK_KIND, isFiltered, kindValues, periods, shows, type TaskPeriod, type TaskSearch } from "./search";
import { statuses, useTaskWords } from "./words";

interface Props {
  search: TaskSearch;
  /** Changes some filters; `undefined` takes one away. */
  onChange: (change: Partial<TaskSearch>) => void;
  onClear: () => void;
  /** Without the filter for the contact or salesperson whose card this is. */
  without?: "contact" | "salesperson";
}

type Dialog = "period" | "contact";

/** The words of the filters in force, by filter. */
function useFilterWords(search: TaskSearch) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useTaskWords();
  const shownAs: Record<TaskFilter, string> = {
    open: t("tasks.showOpen"),
    due: t("tasks.showDue"),
    overdue: t("tasks.showOverdue"),
    due_today: t("tasks.showDueToday"),
    closed: t("tasks.showClosedOnly"),
    all: t("tasks.showAll"),
  };
  const periodNames: Record<TaskPeriod, string> = {
    "7": t("tasks.next7"),
    "30": t("tasks.next30"),
    month: t("tasks.thisMonth"),
  };
  const days = [
    search.from === undefined ? "" : t("log.periodSince", { day: format.day(search.from) }),
    search.to === undefined ? "" : t("log.periodUntil", { day: format.day(search.to) }),
  ].filter((part) => part !== "");
  return {
    show: (filter: TaskFilter) => shownAs[filter],
    period: (period: TaskPeriod) => periodNames[period],
    kind: (value: string) => words.kind(value === BLANK_KIND ? "" : value),
    status: words.status,
    days: search.period === undefined ? days.join(" ") : periodNames[search.period],
  };
}

/** Which tasks: a row of choices that are always there, then the chips of the filters in force, then the menu. */
export function TaskFilters({ search, onChange, onClear, without }: Props) {
  const { t } = useTranslation();
  const words = useFilterWords(search);
  const { data: salespeople = [] } = useAllSalespeople();
  const contact = useContact(without === "contact" ? "" : (search.contact ?? ""));
  const me = useSetup().data?.user_salesperson ?? "";
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const { show = "open", salesperson, status, kind } = search;
  const isMine = me !== "" && salesperson === me;
  const list = (value: string | undefined): string[] => (value === undefined ? [] : [value]);
  const checked = {
    checkedValues: { show: [show], salesperson: list(salesperson), status: list(status), kind: list(kind), period: list(search.period) },
    onCheckedValueChange: (_: unknown, { name, checkedItems }: { name: string; checkedItems: string[] }): void => {
      const [value] = checkedItems;
      onChange(name === "period" ? { period: value as TaskPeriod, from: undefined, to: undefined } : { [name]: value });
    },
  };
  const chips: [string, string, Partial<TaskSearch>][] = [];
  if (salesperson !== undefined && !isMine && without !== "salesperson") {
    const name = salespeople.find(({ code }) => code === salesperson)?.name ?? salesperson;
    chips.push(["salesperson", t("tasks.chipSalesperson", { name }), { salesperson: undefined }]);
  }
  if (search.contact !== undefined && without !== "contact") {
    const name = contact.data?.name ?? search.contact;
    chips.push(["contact", t("tasks.chipContact", { name }), { contact: undefined }]);
  }
  if (status !== undefined) {
    chips.push(["status", t("tasks.chipStatus", { name: words.status(status) }), { status: undefined }]);
  }
  if (kind !== undefined) {
    chips.push(["kind", t("tasks.chipKind", { name: words.kind(kind) }), { kind: undefined }]);
  }
  if (words.days !== "") {
    chips.push(["period", t("tasks.chipPeriod", { name: words.days }), { period: undefined, from: undefined, to: undefined }]);
  }
  return (
    <>
      {shows.map((filter) => (
        <ToggleButton
          key={filter}
          size="small"
          shape="circular"
          checked={show === filter}
          onClick={() => onChange({ show: filter === "open" ? undefined : filter })}
        >
          {words.show(filter)}
        </ToggleButton>
      ))}
      {me !== "" && without !== "salesperson" && (
        <ToggleButton
          size="small"
          shape="circular"
          checked={isMine}
          onClick={() => onChange({ salesperson: isMine ? undefined : me })}
        >
          {t("tasks.mine")}
        </ToggleButton>
      )}
      {chips.map(([id, text, without]) => (
        <FilterChip key={id} text={text} onRemove={() => onChange(without)} />
      ))}
      <FilterMenu {...checked}>
        {without !== "salesperson" && salespeople.length > 0 && (
          <FilterChoices
            name="salesperson"
            text={t("tasks.filterSalesperson")}
            choices={salespeople.map(({ code, name }) => ({ value: code, text: name, second: code }))}
            {...checked}
          />
        )}
        {without !== "contact" && <MenuItem onClick={() => setDialog("contact")}>{t("tasks.filterContact")}</MenuItem>}
        <FilterChoices
          name="status"
          text={t("tasks.filterStatus")}
          choices={statuses.map((one: TaskStatus) => ({ value: one, text: words.status(one) }))}
          {...checked}
        />
        <FilterChoices
          name="kind"
          text={t("tasks.filterKind")}
          choices={kindValues.map((one) => ({ value: one, text: words.kind(one) }))}
          {...checked}
        />
        <FilterChoices
          name="period"
          text={t("tasks.filterPeriod")}
          choices={periods.map((one) => ({ value: one, text: words.period(one) }))}
          {...checked}
        >
          <MenuItem onClick={() => setDialog("period")}>{t("log.periodChoose")}</MenuItem>
        </FilterChoices>
      </FilterMenu>
      {isFiltered(search) && (
        <Link as="button" onClick={onClear}>
          {t("list.clearFilters")}
        </Link>
      )}
      {dialog === "period" && (
        <PeriodDialog
          from={search.from ?? ""}
          to={search.to ?? ""}
          onClose={() => setDialog(null)}
          onApply={(from, to) => onChange({ period: undefined, from, to })}
        />
      )}
      {dialog === "contact" && (
        <ContactDialog
          title={t("tasks.contact")}
          onClose={() => setDialog(null)}
          onChoose={({ no }) => onChange({ contact: no })}
        />
      )}
    </>
  );
}
