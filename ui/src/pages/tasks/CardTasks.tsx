import { Button } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { FlowchartRegular } from "@fluentui/react-icons/svg/flowchart";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CardList, nothing, RowActions, useCardSearch } from "../../components/list";
import { AssignActivityDialog } from "../activities/AssignActivityDialog";
import { useTaskColumns } from "./columns";
import { NewTaskDialog } from "./NewTaskDialog";
import { isFiltered, showsClosed, type TaskSearch } from "./search";
import { TaskFilters } from "./TaskFilters";
import { TaskList } from "./TaskList";
import { useTaskActions } from "./useTaskActions";
import { useTaskSet } from "./useTaskSet";

interface Props {
  /** The contact or salesperson whose card this is. */
  filter: Pick<TaskSearch, "contact" | "salesperson">;
  without: "contact" | "salesperson";
}

/** The tasks of a card: the list with a filter. */
export function CardTasks({ filter, without }: Props) {
  const { t } = useTranslation();
  const { search, setSearch, change, clear } = useCardSearch<TaskSearch>({});
  const columns = useTaskColumns(showsClosed(search));
  const [adding, setAdding] = useState(false);
  const [assigning, setAssigning] = useState(false);
  const id = `tasks.${without}`;
  const add = (): void => setAdding(true);
  const { list, data, targets, filterBy } = useTaskSet(id, { ...search, ...filter }, change);
  const { actions, keys, dialogs } = useTaskActions(targets, {
    withoutContact: without === "contact",
    onDeleted: () => list.setSelection(() => nothing),
  });
  const from: Record<string, string> = {};
  if (filter.contact !== undefined) {
    from["contact_no"] = filter.contact;
  }
  if (filter.salesperson !== undefined) {
    from["salesperson_code"] = filter.salesperson;
  }
  return (
    <CardList
      id={id}
      list={list}
      columns={columns}
      filters={<TaskFilters search={search} without={without} onChange={change} onClear={clear} />}
      actions={
        <>
          <Button size="small" icon={<AddRegular />} onClick={add}>
            {t("tasks.new")}
          </Button>
          {filter.contact !== undefined && (
            <Button size="small" icon={<FlowchartRegular />} onClick={() => setAssigning(true)}>
              {t("activities.assignAction")}
            </Button>
          )}
          <RowActions actions={actions} />
        </>
      }
      search={{ label: t("tasks.search"), value: search.q ?? "", onType: (q) => change({ q: q || undefined }) }}
      onClear={clear}
      keys={{ add, ...keys }}
    >
      <TaskList
        id={id}
        data={data}
        list={list}
        actions={actions}
        filterBy={filterBy}
        withClosed={showsClosed(search)}
        filtered={isFiltered(search)}
        onClear={clear}
        onAll={() => setSearch({ show: "closed" })}
        empty={null}
        onCard
      />
      {adding && <NewTaskDialog from={from} onClose={() => setAdding(false)} />}
      {assigning && filter.contact !== undefined && (
        <AssignActivityDialog contactNo={filter.contact} onClose={() => setAssigning(false)} />
      )}
      {dialogs}
    </CardList>
  );
}
