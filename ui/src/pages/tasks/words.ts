import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Task, TaskPriority, TaskStatus } from "../../api";

/** The words of tasks in the language in use. What a newer engine may know is shown as it says it. */
export interface TaskWords {
  kind: (kind: string) => string;
  status: (status: TaskStatus) => string;
  priority: (priority: TaskPriority) => string;
  /** Canceled, else how far it is. */
  state: (task: Task) => string;
}

export const kinds = ["", "Meeting", "Phone Call"] as const;
export const statuses: readonly TaskStatus[] = ["Not Started", "In Progress", "Waiting", "Postponed", "Completed"];
export const priorities: readonly TaskPriority[] = ["High", "Normal", "Low"];

/** What tasks are called. */
export function useTaskWords(): TaskWords {
  const { t } = useTranslation();
  return useMemo(() => {
    const kindWords: Record<string, string> = {
      "": t("tasks.kindTask"),
      Meeting: t("tasks.kindMeeting"),
      "Phone Call": t("tasks.kindCall"),
    };
    const statusWords: Record<TaskStatus, string> = {
      "Not Started": t("tasks.notStarted"),
      "In Progress": t("tasks.inProgress"),
      Completed: t("tasks.completed"),
      Waiting: t("tasks.waiting"),
      Postponed: t("tasks.postponed"),
    };
    const priorityWords: Record<TaskPriority, string> = {
      Low: t("tasks.low"),
      Normal: t("tasks.normal"),
      High: t("tasks.high"),
    };
    return {
      kind: (kind) => kindWords[kind] ?? kind,
      status: (status) => statusWords[status],
      priority: (priority) => priorityWords[priority],
      state: (task) => (task.canceled ? t("tasks.canceled") : statusWords[task.status]),
    };
  }, [t]);
}
