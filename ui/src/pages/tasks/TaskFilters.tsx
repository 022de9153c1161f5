import { useTranslation } from "react-i18next";
import type { TaskFilter } from "../../api";
import { ChoiceRow, Filters, type Filter } from "../../components/filters/Filters";
import { usePeriodFilter } from "../../components/filters/usePeriodFilter";
import { useWhoFilters, type Without } from "../../components/filters/useWhoFilters";
import { BLANK_KIND, isFiltered, kindValues, periods, shows, type TaskPeriod, type TaskSearch } from "./search";
import { statuses, useTaskWords } from "./words";

interface Props {
  search: TaskSearch;
  /** Changes some filters; `undefined` takes one away. */
  onChange: (change: Partial<TaskSearch>) => void;
  onClear: () => void;
  /** Without the filter for the contact or salesperson whose card this is. */
  without?: Without;
}

/** Which tasks: a row of choices that are always there, then the chips of the filters in force, then the menu. */
export function TaskFilters({ search, onChange, onClear, without }: Props) {
  const { t } = useTranslation();
  const words = useTaskWords();
  const kindWord = (value: string): string => words.kind(value === BLANK_KIND ? "" : value);
  const shownAs: Record<TaskFilter, string> = {
    open: t("tasks.showOpen"),
    due: t("tasks.showDue"),
    overdue: t("tasks.showOverdue"),
    due_today: t("tasks.showDueToday"),
    closed: t("tasks.showClosedOnly"),
    all: t("tasks.showAll"),
  };
  const names: Record<TaskPeriod, string> = { "7": t("tasks.next7"), "30": t("tasks.next30"), month: t("tasks.thisMonth") };
  const who = useWhoFilters({ search, without, withMine: true, onChange });
  const period = usePeriodFilter({ name: t("tasks.filterPeriod"), search, periods, names, onChange });
  const { show = "open", status, kind } = search;
  const filters: readonly Filter<Partial<TaskSearch>>[] = [
    ...who.salesperson,
    ...who.contact,
    {
      id: "status",
      name: t("tasks.filterStatus"),
      shown: status === undefined ? undefined : words.status(status),
      off: { status: undefined },
      choices: {
        value: status,
        choices: statuses.map((one) => ({ value: one, text: words.status(one) })),
        on: (value) => ({ status: statuses.find((one) => one === value) }),
      },
    },
    {
      id: "kind",
      name: t("tasks.filterKind"),
      shown: kind === undefined ? undefined : kindWord(kind),
      off: { kind: undefined },
      choices: {
        value: kind,
        choices: kindValues.map((one) => ({ value: one, text: kindWord(one) })),
        on: (value) => ({ kind: value }),
      },
    },
    period.filter,
  ];
  return (
    <>
      <Filters filters={filters} filtered={isFiltered(search)} onChange={onChange} onClear={onClear}>
        <ChoiceRow
          values={shows}
          value={show}
          words={(one) => shownAs[one]}
          onChoose={(one) => onChange({ show: one === "open" ? undefined : one })}
        />
        {who.mine}
      </Filters>
      {period.dialog}
      {who.dialog}
    </>
  );
}
