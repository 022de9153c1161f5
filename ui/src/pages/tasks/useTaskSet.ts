import type { TFunction } from "i18next";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Task } from "../../api";
import { moveTo, nothing, targetsOf, useList, type CellFilter } from "../../components/list";
import type { ListState } from "../../components/list/useList";
import { useRows, type Rows } from "../../data/useRows";
import { useNow } from "../../format/now";
import { earliestFirst, toTaskQuery, type TaskSearch } from "./search";
import { taskId } from "./TaskList";
import { useTaskWords, type TaskWords } from "./words";

export interface TaskSet {
  list: ListState;
  data: Rows<Task>;
  targets: readonly Task[];
  filterBy: (task: Task, column: string) => CellFilter | null;
}

/** The filter for the value of a cell; `null` where there is none. */
function cellFilter(
  task: Task,
  column: string,
  { t, words, change }: { t: TFunction; words: TaskWords; change: (part: Partial<TaskSearch>) => void },
): CellFilter | null {
  const to = (value: string, part: Partial<TaskSearch>): CellFilter | null =>
    value === "" ? null : { value, apply: () => change(part) };
  switch (column) {
    case "date":
      return to(task.date, { period: undefined, from: task.date, to: task.date });
    case "type":
      return to(words.kind(task.type), { kind: task.type || "Task" });
    case "status":
      return task.canceled
        ? to(t("tasks.showClosedOnly"), { show: "closed" })
        : to(words.status(task.status), { status: task.status, show: task.closed ? "closed" : undefined });
    case "contact":
      return to(task.contact_no === "" ? "" : task.contact_name || task.contact_no, { contact: task.contact_no });
    case "company":
      return to(task.contact_company_name, { contact: task.contact_company_no });
    case "salesperson":
      return to(task.salesperson_code, { salesperson: task.salesperson_code });
    case "description":
      return to(task.description, { q: task.description });
    case "no":
      return to(task.no, { q: task.no });
    default:
      return null;
  }
}

/** When the task in hand leaves the list, for it was completed or put off, the one in its place is next. */
function useNextInPlace({ selection: { current }, setSelection }: ListState, rows: readonly Task[]): void {
  const place = useRef(-1);
  useEffect(() => {
    const at = rows.findIndex(({ no }) => no === current);
    if (at >= 0 || current === null) {
      place.current = at;
      return;
    }
    const next = place.current < 0 ? undefined : rows[Math.min(place.current, rows.length - 1)];
    setSelection(() => (next === undefined ? nothing : moveTo(nothing, next.no)));
  }, [rows, current, setSelection]);
}

/** The tasks that fit the filters of a page or card, and what is chosen among them. */
export function useTaskSet(id: string, search: TaskSearch, change: (part: Partial<TaskSearch>) => void): TaskSet {
  const { t } = useTranslation();
  const words = useTaskWords();
  const now = useNow();
  const list = useList(id, earliestFirst);
  const data = useRows("tasks", toTaskQuery(search, new Date(now), list.sort), commands.getTasks);
  useNextInPlace(list, data.rows);
  const { targets } = targetsOf(data.rows, taskId, list.selection);
  return { list, data, targets, filterBy: (task, column) => cellFilter(task, column, { t, words, change }) };
}
