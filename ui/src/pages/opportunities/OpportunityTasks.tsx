import { Button, Switch } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { TaskListSquareLtrRegular } from "@fluentui/react-icons/svg/task-list-square-ltr";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Opportunity, type TaskSort } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { CardList, nothing, RowActions, targetsOf, useList } from "../../components/list";
import { useRows } from "../../data/useRows";
import { useTaskColumns } from "../tasks/columns";
import { NewTaskDialog } from "../tasks/NewTaskDialog";
import { earliestFirst } from "../tasks/search";
import { taskId, TaskList } from "../tasks/TaskList";
import { useTaskActions } from "../tasks/useTaskActions";

const LIST = "tasks.opportunity";

/** The tasks of an opportunity, those of its stages and those added by hand. */
export function OpportunityTasks({ opportunity }: { opportunity: Opportunity }) {
  const { t } = useTranslation();
  const { no, contact_no, salesperson_code } = opportunity;
  const [all, setAll] = useState(false);
  const [adding, setAdding] = useState(false);
  const list = useList(LIST, earliestFirst);
  const columns = useTaskColumns(all);
  const query = {
    opportunity_no: no,
    show: all ? ("all" as const) : ("open" as const),
    sort: list.sort.column as TaskSort,
    descending: list.sort.descending,
  };
  const data = useRows("tasks", query, commands.getTasks);
  const { targets } = targetsOf(data.rows, taskId, list.selection);
  const { actions, keys, dialogs } = useTaskActions(targets, { onDeleted: () => list.setSelection(() => nothing) });
  const add = (): void => setAdding(true);
  const addButton = (
    <Button size="small" icon={<AddRegular />} onClick={add}>
      {t("opportunities.newTask")}
    </Button>
  );
  return (
    <CardList
      id={LIST}
      list={list}
      columns={columns}
      actions={
        <>
          {addButton}
          <RowActions actions={actions} />
        </>
      }
      tools={<Switch label={t("tasks.showAll")} checked={all} onChange={(_, change) => setAll(change.checked)} />}
      keys={{ add, ...keys }}
    >
      <TaskList
        id={LIST}
        data={data}
        list={list}
        actions={actions}
        withClosed={all}
        filtered={false}
        onClear={() => setAll(false)}
        onAll={() => setAll(true)}
        empty={
          <EmptyState
            icon={<TaskListSquareLtrRegular />}
            title={t("opportunities.tasksNone")}
            text={t("tasks.emptyText")}
            action={addButton}
          />
        }
        onCard
      />
      {adding && (
        <NewTaskDialog from={{ opportunity_no: no, contact_no, salesperson_code }} onClose={() => setAdding(false)} />
      )}
      {dialogs}
    </CardList>
  );
}
