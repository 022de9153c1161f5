import { ToggleButton } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { FilterChip, FilterChoices, FilterMenu } from "../../../components/list";
import { useAllSalespeople, useSetup } from "../../../data/queries";
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
  const { data: salespeople = [] } = useAllSalespeople();
  const { data: cycles = [] } = useSalesCycles();
  const me = useSetup().data?.user_salesperson ?? "";
  const { salesperson } = search;
  const isMine = me !== "" && salesperson === me;
  const shown = cycle ?? search.cycle;
  const checked = {
    checkedValues: {
      cycle: shown === undefined ? [] : [shown],
      salesperson: salesperson === undefined ? [] : [salesperson],
    },
    onCheckedValueChange: (_: unknown, { name, checkedItems }: { name: string; checkedItems: string[] }): void =>
      onSearch({ ...search, [name]: checkedItems[0] }),
  };
  const salespersonName = salespeople.find(({ code }) => code === salesperson)?.name ?? salesperson ?? "";
  const cycleName = cycles.find(({ code }) => code === search.cycle)?.description || (search.cycle ?? "");
  return (
    <>
      {cycle !== undefined &&
        cycles.map(({ code, description }) => (
          <ToggleButton
            key={code}
            size="small"
            shape="circular"
            checked={code === cycle}
            onClick={() => onSearch({ ...search, cycle: code })}
          >
            {description || code}
          </ToggleButton>
        ))}
      {me !== "" && (
        <ToggleButton
          size="small"
          shape="circular"
          checked={isMine}
          onClick={() => onSearch({ ...search, salesperson: isMine ? undefined : me })}
        >
          {t("pipeline.mine")}
        </ToggleButton>
      )}
      {cycle === undefined && search.cycle !== undefined && (
        <FilterChip
          text={t("pipeline.chipCycle", { name: cycleName })}
          onRemove={() => onSearch({ ...search, cycle: undefined })}
        />
      )}
      {salesperson !== undefined && !isMine && (
        <FilterChip
          text={t("pipeline.chipSalesperson", { name: salespersonName })}
          onRemove={() => onSearch({ ...search, salesperson: undefined })}
        />
      )}
      <FilterMenu {...checked}>
        {salespeople.length > 0 && (
          <FilterChoices
            name="salesperson"
            text={t("pipeline.filterSalesperson")}
            choices={salespeople.map(({ code, name }) => ({ value: code, text: name, second: code }))}
            {...checked}
          />
        )}
        <FilterChoices
          name="cycle"
          text={t("pipeline.filterCycle")}
          choices={cycles.map(({ code, description }) => ({ value: code, text: description || code, second: code }))}
          {...checked}
        />
      </FilterMenu>
    </>
  );
}
