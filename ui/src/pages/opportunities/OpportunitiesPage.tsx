import { Button, ToolbarDivider, Tooltip } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteLinesRegular } from "@fluentui/react-icons/svg/delete-lines";
import { TargetArrowRegular } from "@fluentui/react-icons/svg/target-arrow";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState";
import { useCrumbs } from "../../components/frame/crumbs";
import { ColumnChooser, ListPage, nothing, RowActions, SavedViews, SearchField } from "../../components/list";
import { ExportButton } from "../../components/transfer/ExportButton";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { ViewToggle } from "./board/ViewToggle";
import { useOpportunityColumns } from "./columns";
import { DeleteClosed } from "./DeleteClosed";
import { NewOpportunityDialog } from "./NewOpportunityDialog";
import { OpportunityFilters } from "./OpportunityFilters";
import { OpportunityList } from "./OpportunityList";
import { isFiltered, toOpportunityQuery, type OpportunitySearch } from "./search";
import { useOpportunityActions } from "./useOpportunityActions";
import { useOpportunitySet } from "./useOpportunitySet";
import { useOpportunityWords } from "./words";

interface Props {
  search: OpportunitySearch;
  onSearch: (search: OpportunitySearch) => void;
}

/** A new opportunity begins with what the list is filtered by. */
export function beginOf({ contact, salesperson }: OpportunitySearch): Record<string, string> {
  return {
    ...(contact === undefined ? {} : { contact_no: contact }),
    ...(salesperson === undefined ? {} : { salesperson_code: salesperson }),
  };
}

/** Opportunities: sales that may come, led from stage to stage to won or lost (R94). */
export function OpportunitiesPage({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const words = useOpportunityWords();
  const columns = useOpportunityColumns();
  const [deleting, setDeleting] = useState(false);
  useCrumbs({ text: t("opportunities.title") });
  const change = useCallback((part: Partial<OpportunitySearch>) => onSearch({ ...search, ...part }), [search, onSearch]);
  const onType = useCallback((q: string) => change({ q: q === "" ? undefined : q }), [change]);
  const set = useOpportunitySet("opportunities", search, change);
  const { list, data, targets } = set;
  const { actions, keys, dialogs } = useOpportunityActions(targets, { onDeleted: () => list.setSelection(() => nothing) });
  const clear = (): void => onSearch({});
  const add = (): void => change({ do: "new" });
  const filters: OpportunitySearch = { ...search, do: undefined };
  const addButton = (
    <Button appearance="primary" icon={<AddRegular />} onClick={add}>
      {t("opportunities.new")}
    </Button>
  );
  const updatedAt = data.updatedAt > 0 ? new Date(data.updatedAt).toISOString() : null;
  return (
    <ListPage
      onSearch={list.focusSearch}
      keys={{ add, resetFilters: clear, ...keys }}
      actions={
        <>
          {addButton}
          <ViewToggle view="list" search={search} />
          {targets.length > 0 && <ToolbarDivider />}
          <RowActions actions={actions} />
        </>
      }
      tools={
        <>
          <SearchField value={search.q ?? ""} label={t("opportunities.search")} input={list.search} onChange={onType} />
          <SavedViews
            list="opportunities"
            allName={t("opportunities.showOpen")}
            standard={[
              { name: t("opportunities.showOverdue"), filters: { show: "overdue" } },
              { name: t("opportunities.next30"), filters: { period: "30" } },
              { name: words.status("Won"), filters: { show: "Won" } },
              { name: words.status("Lost"), filters: { show: "Lost" } },
            ]}
            filters={filters}
            onFilters={onSearch}
          />
          <Tooltip content={t("opportunities.deleteClosed")} relationship="label">
            <Button appearance="subtle" icon={<DeleteLinesRegular />} onClick={() => setDeleting(true)} />
          </Tooltip>
          <ExportButton list={{ list: "opportunities", query: toOpportunityQuery(search, new Date(now), list.sort) }} />
          <ColumnChooser list="opportunities" columns={columns} />
        </>
      }
      filters={<OpportunityFilters search={search} onChange={change} onClear={clear} />}
      updated={
        updatedAt === null
          ? undefined
          : { text: t("common.updated", { when: format.relative(updatedAt, now) }), exact: format.exact(updatedAt) }
      }
    >
      <OpportunityList
        id="opportunities"
        set={set}
        actions={actions}
        filtered={isFiltered(search)}
        onClear={clear}
        empty={
          <EmptyState
            icon={<TargetArrowRegular />}
            title={t("opportunities.emptyTitle")}
            text={t("opportunities.emptyText")}
            action={addButton}
          />
        }
      />
      {search.do === "new" && (
        <NewOpportunityDialog from={beginOf(search)} onClose={() => change({ do: undefined })} />
      )}
      {deleting && <DeleteClosed search={search} onClose={() => setDeleting(false)} />}
      {dialogs}
    </ListPage>
  );
}
