import { Button, ToolbarDivider } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { PersonTagRegular } from "@fluentui/react-icons/svg/person-tag";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Salesperson, type SalespersonQuery, type SalespersonSort } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { useCrumbs } from "../../components/frame/crumbs";
import {
  ColumnChooser,
  List,
  ListPage,
  nothing,
  RowActions,
  SearchField,
  targetsOf,
  useList,
  type CellFilter,
  type RowAction,
} from "../../components/list";
import { useNotify } from "../../components/useNotify";
import { useRows } from "../../data/useRows";
import { useSalespersonColumns } from "./columns";
import { DeleteSalespeople } from "./DeleteSalespeople";
import { NewSalespersonDialog } from "./NewSalespersonDialog";

const rowId = (salesperson: Salesperson): string => salesperson.code;

/** Salespeople. */
export function SalespeoplePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const columns = useSalespersonColumns();
  const list = useList("salespeople", { column: "code", descending: false });
  const [search, setSearch] = useState("");
  const [adding, setAdding] = useState(false);
  const [deleting, setDeleting] = useState<readonly Salesperson[]>([]);
  useCrumbs({ text: t("frame.salespeople") });

  const query: SalespersonQuery = {
    search,
    sort: list.sort.column as SalespersonSort,
    descending: list.sort.descending,
  };
  const data = useRows("salespeople", query, commands.getSalespeople);
  const { selection, setSelection } = list;
  const open = ({ code }: Salesperson): void => void navigate({ to: "/salespeople/$code", params: { code } });
  const { targets, one } = targetsOf(data.rows, rowId, selection);
  const openLog = ({ code }: Salesperson): void => void navigate({ to: "/log", search: { salesperson: code } });
  const actions: RowAction[] = [];
  if (one !== undefined) {
    actions.push(
      { id: "open", name: t("salespeople.open"), icon: <OpenRegular />, run: () => open(one) },
      { id: "entries", name: t("card.openLog"), icon: <BookOpenRegular />, keys: "entries", run: () => openLog(one) },
    );
  }
  if (targets.length > 0) {
    actions.push({
      id: "delete",
      name: t("salespeople.delete"),
      icon: <DeleteRegular />,
      run: () => setDeleting(targets),
    });
  }
  // Only what the search looks at can be filtered by.
  const filterBy = (salesperson: Salesperson, column: string): CellFilter | null => {
    const { code, name, job_title, email, phone } = salesperson;
    const value = { code, name, job_title, email, phone }[column] ?? "";
    return value === "" ? null : { value, apply: () => setSearch(value) };
  };
  const addButton = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setAdding(true)}>
      {t("salespeople.new")}
    </Button>
  );
  return (
    <ListPage
      onSearch={list.focusSearch}
      keys={{
        add: () => setAdding(true),
        entries: one === undefined ? undefined : () => openLog(one),
        resetFilters: () => setSearch(""),
      }}
      actions={
        <>
          {addButton}
          {targets.length > 0 && <ToolbarDivider />}
          <RowActions actions={actions} />
        </>
      }
      tools={
        <>
          <SearchField value={search} label={t("salespeople.search")} input={list.search} onChange={setSearch} />
          <ColumnChooser list="salespeople" columns={columns} />
        </>
      }
    >
      <List
        id="salespeople"
        label={t("salespeople.title")}
        columns={columns}
        data={data}
        rowId={rowId}
        actions={actions}
        filterBy={filterBy}
        selection={selection}
        onSelection={setSelection}
        sort={list.sort}
        onSort={list.setSort}
        onOpen={open}
        onSearch={list.focusSearch}
        onCopied={(count) => notify.success(t("common.copiedRows", { count }))}
        count={t("salespeople.count", { count: data.total })}
        takesFocus
        empty={
          search === "" ? (
            <EmptyState
              icon={<PersonTagRegular />}
              title={t("salespeople.emptyTitle")}
              text={t("salespeople.emptyText")}
              action={addButton}
            />
          ) : (
            <EmptyState
              icon={<PersonTagRegular />}
              title={t("salespeople.emptyFilterTitle")}
              text={t("salespeople.emptyFilterText")}
              action={<Button onClick={() => setSearch("")}>{t("salespeople.clearSearch")}</Button>}
            />
          )
        }
      />
      {adding && <NewSalespersonDialog onClose={() => setAdding(false)} onAdded={open} />}
      {deleting.length > 0 && (
        <DeleteSalespeople
          salespeople={deleting}
          onDeleted={() => setSelection(() => nothing)}
          onClose={() => setDeleting([])}
        />
      )}
    </ListPage>
  );
}
