import type { TFunction } from "i18next";
import type { Task } from "../../api";

/** The fields of a task as text, under the names the engine knows them by. */
export function fieldsOf(task: Task): Record<string, string> {
  return {
    type: task.type,
    description: task.description,
    date: task.date,
    status: task.status,
    priority: task.priority,
    contact_no: task.contact_no,
    salesperson_code: task.salesperson_code,
    start_date: task.start_date,
    start_time: task.start_time,
    end_date: task.end_date,
    end_time: task.end_time,
    reminder: task.reminder,
  };
}

/** Names of the fields for people. */
export function fieldNames(t: TFunction): Record<string, string> {
  return {
    type: t("tasks.kind"),
    description: t("tasks.description"),
    date: t("tasks.date"),
    status: t("tasks.status"),
    priority: t("tasks.priority"),
    contact_no: t("tasks.contact"),
    salesperson_code: t("tasks.salesperson"),
    start_date: t("tasks.start"),
    start_time: t("tasks.startTime"),
    end_date: t("tasks.end"),
    end_time: t("tasks.endTime"),
    reminder: t("tasks.reminder"),
  };
}

/** Whether a text is a time of day as the engine takes it, or blank. */
export function isTime(text: string): boolean {
  const value = text.trim();
  return value === "" || /^([01]?\d|2[0-3]):[0-5]\d$/.test(value);
}
