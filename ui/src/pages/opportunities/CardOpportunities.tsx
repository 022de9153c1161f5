import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { TargetArrowRegular } from "@fluentui/react-icons/svg/target-arrow";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState";
import { CardList, nothing, RowActions, useCardSearch } from "../../components/list";
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
  const { search, setSearch, change, clear } = useCardSearch<OpportunitySearch>({});
  const [adding, setAdding] = useState(false);
  const columns = useOpportunityColumns();
  const id = `opportunities.${without}`;
  const add = (): void => setAdding(true);
  const set = useOpportunitySet(id, { ...search, ...filter }, change);
  const { list, targets } = set;
  const { actions, keys, dialogs } = useOpportunityActions(targets, {
    withoutContact: without === "contact",
    onDeleted: () => list.setSelection(() => nothing),
  });
  return (
    <CardList
      id={id}
      list={list}
      columns={columns}
      filters={<OpportunityFilters search={search} without={without} onChange={change} onClear={clear} />}
      actions={
        <>
          <Button size="small" icon={<AddRegular />} onClick={add}>
            {t("opportunities.new")}
          </Button>
          <RowActions actions={actions} />
        </>
      }
      search={{ label: t("opportunities.search"), value: search.q ?? "", onType: (q) => change({ q: q || undefined }) }}
      onClear={clear}
      keys={{ add, ...keys }}
    >
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
    </CardList>
  );
}
