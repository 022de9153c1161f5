import { useTranslation } from "react-i18next";
import { ChoiceRow, Filters, type Filter } from "../../../components/filters/Filters";
import { useWhoFilters } from "../../../components/filters/useWhoFilters";
import { useSalesCycles } from "../queries";
import type { PipelineSearch } from "./search";

interface Props {
  search: PipelineSearch;
  onSearch: (search: PipelineSearch) => void;
  /** The page shows one sales cycle always, this one; otherwise all unless one is chosen. */
  cycle?: string;
}

/** Whose opportunities, of which sales cycle. */
export function PipelineFilters({ search, onSearch, cycle }: Props) {
  const { t } = useTranslation();
  const { data: cycles = [] } = useSalesCycles();
  const change = (part: Partial<PipelineSearch>): void => onSearch({ ...search, ...part });
  const who = useWhoFilters({ search, without: "contact", withMine: true, onChange: change });
  const nameOf = (code: string): string => cycles.find((one) => one.code === code)?.description || code;
  const filters: readonly Filter<Partial<PipelineSearch>>[] = [
    ...who.salesperson,
    {
      id: "cycle",
      name: t("pipeline.filterCycle"),
      shown: cycle === undefined && search.cycle !== undefined ? nameOf(search.cycle) : undefined,
      off: { cycle: undefined },
      choices: {
        value: cycle ?? search.cycle,
        choices: cycles.map(({ code, description }) => ({ value: code, text: description || code, second: code })),
        on: (value) => ({ cycle: value }),
      },
    },
  ];
  return (
    <Filters filters={filters} filtered={false} onChange={change} onClear={() => onSearch({})}>
      {cycle !== undefined && (
        <ChoiceRow
          values={cycles.map(({ code }) => code)}
          value={cycle}
          words={nameOf}
          onChoose={(code) => change({ cycle: code })}
        />
      )}
      {who.mine}
    </Filters>
  );
}
