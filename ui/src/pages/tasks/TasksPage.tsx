import { Button, ToolbarDivider } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { FlowchartRegular } from "@fluentui/react-icons/svg/flowchart";
import { TaskListSquareLtrRegular } from "@fluentui/react-icons/svg/task-list-square-ltr";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState";
import { useCrumbs } from "../../components/frame/crumbs";
import { ColumnChooser, ListPage, nothing, RowActions, SavedViews, SearchField } from "../../components/list";
import { ExportButton } from "../../components/transfer/ExportButton";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { AssignActivityDialog } from "../activities/AssignActivityDialog";
import { useTaskColumns } from "./columns";
import { NewTaskDialog } from "./NewTaskDialog";
import { isFiltered, showsClosed, toTaskQuery, type TaskSearch } from "./search";
import { TaskFilters } from "./TaskFilters";
import { TaskList } from "./TaskList";
import { useTaskActions } from "./useTaskActions";
import { useTaskSet } from "./useTaskSet";

interface Props {
  search: TaskSearch;
  onSearch: (search: TaskSearch) => void;
}

/** Tasks: what somebody has to do, for whom, by when (R103). */
export function TasksPage({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const columns = useTaskColumns(showsClosed(search));
  const [adding, setAdding] = useState(false);
  const [assigning, setAssigning] = useState(false);
  useCrumbs({ text: t("tasks.title") });
  const change = useCallback((part: Partial<TaskSearch>) => onSearch({ ...search, ...part }), [search, onSearch]);
  const onType = useCallback((q: string) => change({ q: q === "" ? undefined : q }), [change]);
  const { list, data, targets, filterBy } = useTaskSet("tasks", search, change);
  const { actions, keys, dialogs } = useTaskActions(targets, { onDeleted: () => list.setSelection(() => nothing) });
  const clear = (): void => onSearch({});
  const add = (): void => setAdding(true);
  const addButton = (
    <Button appearance="primary" icon={<AddRegular />} onClick={add}>
      {t("tasks.new")}
    </Button>
  );
  const updatedAt = data.updatedAt > 0 ? new Date(data.updatedAt).toISOString() : null;
  // A new task begins with what the list is filtered by.
  const from: Record<string, string> = {};
  if (search.salesperson !== undefined) {
    from["salesperson_code"] = search.salesperson;
  }
  if (search.contact !== undefined) {
    from["contact_no"] = search.contact;
  }
  return (
    <ListPage
      onSearch={list.focusSearch}
      keys={{ add, resetFilters: clear, ...keys }}
      actions={
        <>
          {addButton}
          {search.contact !== undefined && (
            <Button icon={<FlowchartRegular />} onClick={() => setAssigning(true)}>
              {t("activities.assignAction")}
            </Button>
          )}
          {targets.length > 0 && <ToolbarDivider />}
          <RowActions actions={actions} />
        </>
      }
      tools={
        <>
          <SearchField value={search.q ?? ""} label={t("tasks.search")} input={list.search} onChange={onType} />
          <SavedViews
            list="tasks"
            allName={t("tasks.showOpen")}
            standard={[
              { name: t("tasks.showDue"), filters: { show: "due" } },
              { name: t("tasks.showClosedOnly"), filters: { show: "closed" } },
            ]}
            filters={search}
            onFilters={onSearch}
          />
          <ExportButton list={{ list: "tasks", query: toTaskQuery(search, new Date(now), list.sort) }} />
          <ColumnChooser list="tasks" columns={columns} />
        </>
      }
      filters={<TaskFilters search={search} onChange={change} onClear={clear} />}
      updated={
        updatedAt === null
          ? undefined
          : { text: t("common.updated", { when: format.relative(updatedAt, now) }), exact: format.exact(updatedAt) }
      }
    >
      <TaskList
        id="tasks"
        data={data}
        list={list}
        actions={actions}
        filterBy={filterBy}
        withClosed={showsClosed(search)}
        filtered={isFiltered(search)}
        onClear={clear}
        onAll={() => onSearch({ show: "closed" })}
        empty={
          <EmptyState
            icon={<TaskListSquareLtrRegular />}
            title={t("tasks.doneTitle")}
            text={t("tasks.emptyText")}
            action={addButton}
          />
        }
      />
      {adding && <NewTaskDialog from={from} onClose={() => setAdding(false)} />}
      {assigning && search.contact !== undefined && (
        <AssignActivityDialog contactNo={search.contact} onClose={() => setAssigning(false)} />
      )}
      {dialogs}
    </ListPage>
  );
}
