import { Button, ToolbarDivider } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { ChatAddRegular } from "@fluentui/react-icons/svg/chat-add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { PersonTagRegular } from "@fluentui/react-icons/svg/person-tag";
import { TaskListSquareAddRegular } from "@fluentui/react-icons/svg/task-list-square-add";
import { TaskListSquareLtrRegular } from "@fluentui/react-icons/svg/task-list-square-ltr";
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
  SavedViews,
  SearchField,
  targetsOf,
  useList,
  type CellFilter,
  type RowAction,
} from "../../components/list";
import { ExportButton } from "../../components/transfer/ExportButton";
import { ImportButton } from "../../components/transfer/ImportButton";
import { useNotify } from "../../components/useNotify";
import { useRows } from "../../data/useRows";
import { CreateInteractionDialog } from "../interactions/CreateInteractionDialog";
import { NewTaskDialog } from "../tasks/NewTaskDialog";
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
  const [writing, setWriting] = useState<{ what: "task" | "interaction"; code: string } | null>(null);
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
      {
        id: "tasks",
        name: t("salespeople.tasks"),
        icon: <TaskListSquareLtrRegular />,
        more: true,
        run: () => void navigate({ to: "/tasks", search: { salesperson: one.code } }),
      },
      {
        id: "task",
        name: t("salespeople.newTask"),
        icon: <TaskListSquareAddRegular />,
        run: () => setWriting({ what: "task", code: one.code }),
      },
      {
        id: "interaction",
        name: t("salespeople.createInteraction"),
        icon: <ChatAddRegular />,
        more: true,
        run: () => setWriting({ what: "interaction", code: one.code }),
      },
    );
  }
  if (targets.length > 0) {
    actions.push({
      id: "delete",
      name: t("salespeople.delete"),
      icon: <DeleteRegular />,
      more: true,
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
          <SavedViews
            list="salespeople"
            allName={t("salespeople.all")}
            filters={search === "" ? {} : { search }}
            onFilters={(filters: { search?: string }) => setSearch(filters.search ?? "")}
          />
          <ImportButton what="salespeople" />
          <ExportButton list={{ list: "salespeople", query }} />
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
      {writing?.what === "task" && (
        <NewTaskDialog from={{ salesperson_code: writing.code }} onClose={() => setWriting(null)} />
      )}
      {writing?.what === "interaction" && (
        <CreateInteractionDialog from={{ salesperson: writing.code }} onClose={() => setWriting(null)} />
      )}
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
