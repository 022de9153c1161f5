import { useTranslation } from "react-i18next";
import { Filters, type Filter } from "../../components/filters/Filters";
import { usePeriodFilter } from "../../components/filters/usePeriodFilter";
import { useWhoFilters, type Without } from "../../components/filters/useWhoFilters";
import { useTemplates } from "../templates/queries";
import { grades, ungraded, useGradeWords } from "./evaluation";
import { isFiltered, type LogSearch, type Period } from "./search";

interface Props {
  search: LogSearch;
  /** Changes some filters; `undefined` takes one away. */
  onChange: (change: Partial<LogSearch>) => void;
  onClear: () => void;
  /** Without the filter for the contact or salesperson whose card this is. */
  without?: Without;
}

const PERIODS: readonly Period[] = ["today", "7", "30", "year"];

type LogFilter = Filter<Partial<LogSearch>>;

/** What kind of entry: its template, its evaluation, whether it is canceled. */
function useKindFilters({ template, evaluation, canceled }: LogSearch): readonly LogFilter[] {
  const { t } = useTranslation();
  const words = useGradeWords();
  const { data: templates = [] } = useTemplates();
  const chosen = templates.find(({ code }) => code === template);
  const canceledChip = canceled === undefined ? "" : canceled === true ? t("log.chipCanceled") : t("log.chipOnlyCanceled");
  return [
    {
      id: "template",
      name: t("log.filterTemplate"),
      shown: chosen?.description || template,
      off: { template: undefined },
      choices: {
        value: template,
        choices: templates.map(({ code, description }) => ({ value: code, text: description || code, second: code })),
        on: (value) => ({ template: value }),
      },
    },
    {
      id: "evaluation",
      name: t("log.evaluation"),
      shown: evaluation === undefined ? undefined : words(evaluation),
      off: { evaluation: undefined },
      choices: {
        value: evaluation === undefined ? undefined : String(evaluation),
        choices: [...grades, ungraded].map(({ number }) => ({ value: String(number), text: words(number) })),
        on: (value) => ({ evaluation: value === undefined ? undefined : Number(value) }),
      },
    },
    {
      id: "canceled",
      name: t("log.filterCanceled"),
      chip: canceledChip,
      off: { canceled: undefined },
      choices: {
        value: canceled === undefined ? "hidden" : canceled === true ? "included" : "only",
        choices: [
          { value: "hidden", text: t("log.canceledHidden") },
          { value: "included", text: t("log.canceledIncluded") },
          { value: "only", text: t("log.canceledOnly") },
        ],
        on: (value) => ({ canceled: value === "only" ? "only" : value === "included" ? true : undefined }),
      },
    },
  ];
}

/** Chips of the filters in force, and a menu to add one. */
export function LogFilters({ search, onChange, onClear, without }: Props) {
  const { t } = useTranslation();
  const names: Record<Period, string> = {
    today: t("log.periodToday"),
    "7": t("log.period7"),
    "30": t("log.period30"),
    year: t("log.periodYear"),
  };
  const who = useWhoFilters({ search, without, onChange });
  const period = usePeriodFilter({ name: t("log.filterPeriod"), search, periods: PERIODS, names, onChange });
  const kinds = useKindFilters(search);
  const flows = [
    { value: "Inbound", text: t("common.inbound") },
    { value: "Outbound", text: t("common.outbound") },
  ] as const;
  const filters: readonly LogFilter[] = [
    {
      id: "flow",
      name: t("log.filterDirection"),
      shown: flows.find(({ value }) => value === search.flow)?.text,
      off: { flow: undefined },
      choices: { value: search.flow, choices: flows, on: (flow) => ({ flow: flows.find(({ value }) => value === flow)?.value }) },
    },
    ...who.salesperson,
    ...who.contact,
    period.filter,
    ...kinds,
    {
      id: "opportunity",
      name: "",
      chip: search.opportunity === true ? t("log.filterOpportunity") : "",
      off: { opportunity: undefined },
      item: { text: t("log.filterOpportunity"), run: () => onChange({ opportunity: true }) },
    },
    {
      id: "conversation",
      name: "",
      chip: search.conversation === undefined ? "" : t("log.chipConversation"),
      off: { conversation: undefined },
    },
    { id: "postponed", name: "", chip: search.postponed === true ? t("log.chipPostponed") : "", off: { postponed: undefined } },
  ];
  return (
    <>
      <Filters filters={filters} filtered={isFiltered(search)} onChange={onChange} onClear={onClear} />
      {period.dialog}
      {who.dialog}
    </>
  );
}
