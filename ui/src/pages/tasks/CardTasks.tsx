import { Button, makeStyles, tokens, Toolbar } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { FlowchartRegular } from "@fluentui/react-icons/svg/flowchart";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../components/keys/useKeys";
import { ColumnChooser, nothing, RowActions, SearchField } from "../../components/list";
import { AssignActivityDialog } from "../activities/AssignActivityDialog";
import { useTaskColumns } from "./columns";
import { NewTaskDialog } from "./NewTaskDialog";
import { isFiltered, showsClosed, type TaskSearch } from "./search";
import { TaskFilters } from "./TaskFilters";
import { TaskList } from "./TaskList";
import { useTaskActions } from "./useTaskActions";
import { useTaskSet } from "./useTaskSet";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", flex: "1 1 0", minHeight: 0 },
  bar: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    gap: "8px",
    padding: "8px 16px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  right: { marginLeft: "auto", display: "flex", alignItems: "center", flexWrap: "wrap", gap: "4px", minWidth: 0 },
  actions: { padding: 0, flexWrap: "wrap" },
});

interface Props {
  /** The contact or salesperson whose card this is. */
  filter: Pick<TaskSearch, "contact" | "salesperson">;
  without: "contact" | "salesperson";
}

/** The tasks of a card: the list with a filter. */
export function CardTasks({ filter, without }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const bar = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState<TaskSearch>({});
  const columns = useTaskColumns(showsClosed(search));
  const [adding, setAdding] = useState(false);
  const [assigning, setAssigning] = useState(false);
  const id = `tasks.${without}`;
  const change = useCallback((part: Partial<TaskSearch>) => setSearch((was) => ({ ...was, ...part })), []);
  const onType = useCallback((q: string) => change({ q: q === "" ? undefined : q }), [change]);
  const clear = (): void => setSearch({});
  const add = (): void => setAdding(true);
  const { list, data, targets, filterBy } = useTaskSet(id, { ...search, ...filter }, change);
  const { actions, keys, dialogs } = useTaskActions(targets, {
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
  const addButton = (
    <Button size="small" icon={<AddRegular />} onClick={add}>
      {t("tasks.new")}
    </Button>
  );
  const from: Record<string, string> = {};
  if (filter.contact !== undefined) {
    from["contact_no"] = filter.contact;
  }
  if (filter.salesperson !== undefined) {
    from["salesperson_code"] = filter.salesperson;
  }
  return (
    <div className={styles.root}>
      <div ref={bar} className={styles.bar} role="group" aria-label={t("list.filters")}>
        <TaskFilters search={search} without={without} onChange={change} onClear={clear} />
        <div className={styles.right}>
          <Toolbar size="small" aria-label={t("list.tools")} className={styles.actions}>
            {addButton}
            {filter.contact !== undefined && (
              <Button size="small" icon={<FlowchartRegular />} onClick={() => setAssigning(true)}>
                {t("activities.assignAction")}
              </Button>
            )}
            <RowActions actions={actions} />
          </Toolbar>
          <SearchField value={search.q ?? ""} label={t("tasks.search")} input={list.search} onChange={onType} />
          <ColumnChooser list={id} columns={columns} />
        </div>
      </div>
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
    </div>
  );
}
