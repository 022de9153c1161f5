import { Button, Toolbar } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { TargetArrowRegular } from "@fluentui/react-icons/svg/target-arrow";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState";
import { useKeys } from "../../components/keys/useKeys";
import { ColumnChooser, nothing, RowActions, SearchField } from "../../components/list";
import { useCardStyles } from "./cardStyles";
import { useOpportunityColumns } from "./columns";
import { NewOpportunityDialog } from "./NewOpportunityDialog";
import { beginOf } from "./OpportunitiesPage";
import { OpportunityFilters } from "./OpportunityFilters";
import { OpportunityList } from "./OpportunityList";
import { isFiltered, type OpportunitySearch } from "./search";
import { useOpportunityActions } from "./useOpportunityActions";
import { useOpportunitySet } from "./useOpportunitySet";

interface Props {
  /** The contact or salesperson whose card this is. */
  filter: Pick<OpportunitySearch, "contact" | "salesperson">;
  without: "contact" | "salesperson";
}

/** The opportunities of a card: the list with a filter. */
export function CardOpportunities({ filter, without }: Props) {
  const { t } = useTranslation();
  const styles = useCardStyles();
  const bar = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState<OpportunitySearch>({});
  const [adding, setAdding] = useState(false);
  const columns = useOpportunityColumns();
  const id = `opportunities.${without}`;
  const change = useCallback((part: Partial<OpportunitySearch>) => setSearch((was) => ({ ...was, ...part })), []);
  const onType = useCallback((q: string) => change({ q: q === "" ? undefined : q }), [change]);
  const clear = (): void => setSearch({});
  const add = (): void => setAdding(true);
  const set = useOpportunitySet(id, { ...search, ...filter }, change);
  const { list, targets } = set;
  const { actions, keys, dialogs } = useOpportunityActions(targets, {
    withoutContact: without === "contact",
    onDeleted: () => list.setSelection(() => nothing),
  });
  useKeys({
    search: list.focusSearch,
    filters: () => bar.current?.querySelector("button")?.focus(),
    resetFilters: clear,
    add,
    ...keys,
  });
  return (
    <div className={styles.root}>
      <div ref={bar} className={styles.bar} role="group" aria-label={t("list.filters")}>
        <OpportunityFilters search={search} without={without} onChange={change} onClear={clear} />
        <div className={styles.right}>
          <Toolbar size="small" aria-label={t("list.tools")} className={styles.actions}>
            <Button size="small" icon={<AddRegular />} onClick={add}>
              {t("opportunities.new")}
            </Button>
            <RowActions actions={actions} />
          </Toolbar>
          <SearchField value={search.q ?? ""} label={t("opportunities.search")} input={list.search} onChange={onType} />
          <ColumnChooser list={id} columns={columns} />
        </div>
      </div>
      <OpportunityList
        id={id}
        set={set}
        actions={actions}
        filtered={isFiltered(search)}
        onClear={clear}
        empty={
          <EmptyState
            icon={<TargetArrowRegular />}
            title={t("opportunities.emptyTitle")}
            text={t("opportunities.cardEmptyText")}
            action={<Button onClick={() => setSearch({ show: "all" })}>{t("opportunities.showClosedToo")}</Button>}
          />
        }
        onCard
      />
      {adding && <NewOpportunityDialog from={beginOf(filter)} onClose={() => setAdding(false)} />}
      {dialogs}
    </div>
  );
}
