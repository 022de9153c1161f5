import { Button } from "@fluentui/react-components";
import { TargetArrowRegular } from "@fluentui/react-icons/svg/target-arrow";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Opportunity } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { List, type RowAction } from "../../components/list";
import { useNotify } from "../../components/useNotify";
import { useOpportunityColumns } from "./columns";
import { opportunityId, type OpportunitySet } from "./useOpportunitySet";
import { useOpportunityWords } from "./words";

interface Props {
  id: string;
  set: OpportunitySet;
  actions: readonly RowAction[];
  /** Whether rows may be hidden by filters. */
  filtered: boolean;
  onClear: () => void;
  /** Shown where there is no opportunity and nothing is filtered. */
  empty: ReactNode;
  onCard?: boolean;
}

const sum = (rows: readonly Opportunity[], field: "estimated_value" | "calcd_current_value"): number =>
  rows.reduce((all, row) => all + (row[field] ?? 0), 0);

/** Opportunities in the one list, wherever they are shown; the foot tells what they come to once all are loaded. */
export function OpportunityList({ id, set, actions, filtered, onClear, empty, onCard = false }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const words = useOpportunityWords();
  const columns = useOpportunityColumns();
  const { list, data, filterBy } = set;
  const count = t("opportunities.count", { count: data.total });
  const totals = {
    value: words.money(sum(data.rows, "estimated_value")),
    weighted: words.money(sum(data.rows, "calcd_current_value")),
  };
  const nothingFits = (
    <EmptyState
      icon={<TargetArrowRegular />}
      title={t("opportunities.emptyFilterTitle")}
      text={t("opportunities.emptyFilterText")}
      action={<Button onClick={onClear}>{t("log.emptyFilterAction")}</Button>}
    />
  );
  return (
    <List
      id={id}
      label={t("opportunities.title")}
      columns={columns}
      data={data}
      rowId={opportunityId}
      actions={actions}
      filterBy={filterBy}
      selection={list.selection}
      onSelection={list.setSelection}
      sort={list.sort}
      onSort={list.setSort}
      onOpen={({ no }) => void navigate({ to: "/opportunities/$no", params: { no } })}
      onSearch={list.focusSearch}
      onCopied={(copied) => notify.success(t("common.copiedRows", { count: copied }))}
      empty={filtered ? nothingFits : empty}
      count={data.hasMore || data.total === 0 ? count : t("opportunities.totals", { count, ...totals })}
      testId="opportunity-row"
      takesFocus={!onCard}
    />
  );
}
