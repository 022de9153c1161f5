import { Button } from "@fluentui/react-components";
import { TaskListSquareLtrRegular } from "@fluentui/react-icons/svg/task-list-square-ltr";
import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Task } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { List, type CellFilter, type RowAction } from "../../components/list";
import type { RowMarks } from "../../components/list/Row";
import type { ListState } from "../../components/list/useList";
import { useNotify } from "../../components/useNotify";
import type { Rows } from "../../data/useRows";
import { useTaskColumns } from "./columns";

export const taskId = (task: Task): string => task.no;

interface Props {
  id: string;
  data: Rows<Task>;
  list: ListState;
  actions: readonly RowAction[];
  filterBy?: (task: Task, column: string) => CellFilter | null;
  /** Whether rows may be hidden by filters. */
  filtered: boolean;
  onClear: () => void;
  /** Shows all tasks, closed ones too. */
  onAll: () => void;
  /** Shown where there is no task to do and nothing is filtered. */
  empty: ReactNode;
  onCard?: boolean;
  /** Whether closed tasks are among them. */
  withClosed: boolean;
}

const marks = (task: Task): RowMarks | undefined => (task.canceled ? { struck: true } : undefined);

/** Tasks in the one list, wherever they are shown. */
export function TaskList(props: Props) {
  const { id, data, list, actions, filterBy, filtered, onClear, onAll, empty, onCard = false } = props;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const notify = useNotify();
  const columns = useTaskColumns(props.withClosed);
  const nothingFits = (
    <EmptyState
      icon={<TaskListSquareLtrRegular />}
      title={t("tasks.emptyFilterTitle")}
      text={t("tasks.emptyFilterText")}
      action={<Button onClick={onClear}>{t("log.emptyFilterAction")}</Button>}
    />
  );
  const nothingToDo = (
    <EmptyState
      icon={<TaskListSquareLtrRegular />}
      title={t("tasks.doneTitle")}
      text={onCard ? t("tasks.cardEmptyText") : t("tasks.doneText")}
      action={<Button onClick={onAll}>{t("tasks.showClosed")}</Button>}
    />
  );
  return (
    <List
      id={id}
      label={t("tasks.title")}
      columns={columns}
      data={data}
      rowId={taskId}
      marks={marks}
      actions={actions}
      filterBy={filterBy}
      selection={list.selection}
      onSelection={list.setSelection}
      sort={list.sort}
      onSort={list.setSort}
      onOpen={({ no }) => void navigate({ to: "/tasks/$no", params: { no } })}
      onSearch={list.focusSearch}
      onCopied={(count) => notify.success(t("common.copiedRows", { count }))}
      empty={filtered ? nothingFits : (empty ?? nothingToDo)}
      count={t("tasks.count", { count: data.total })}
      testId="task-row"
      takesFocus={!onCard}
    />
  );
}
