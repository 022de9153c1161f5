import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands, type Task } from "../../api";
import { useNotify } from "../../components/useNotify";
import { useFormat } from "../../format/useFormat";
import { useRenewTasks } from "./useRenewTasks";

/** What is done with some tasks, one by one. */
interface Doing {
  tasks: readonly Task[];
  act: (task: Task) => Promise<unknown>;
  told: (count: number, name: string) => string;
  /** Whether it can be taken back. */
  undo: boolean;
}

export interface TaskActs {
  complete: (tasks: readonly Task[]) => void;
  cancel: (tasks: readonly Task[]) => void;
  reopen: (tasks: readonly Task[]) => void;
  postpone: (tasks: readonly Task[], day: string) => void;
  assign: (tasks: readonly Task[], salesperson: string) => void;
  busy: boolean;
}

/** The fields that bring a task back to how it was. */
function asItWas(task: Task): Record<string, string> {
  const { status, date, salesperson_code, closed, canceled } = task;
  return { status, date, salesperson_code, closed: String(closed), ...(canceled ? { canceled: "true" } : {}) };
}

/** What is done with tasks from lists and cards; each can be taken back for ten seconds. */
export function useTaskActs(): TaskActs {
  const { t } = useTranslation();
  const notify = useNotify();
  const format = useFormat();
  const renew = useRenewTasks();
  const { mutate, isPending } = useMutation({
    mutationFn: async ({ tasks, act, told, undo }: Doing) => {
      const done: Task[] = [];
      const tell = (): void => {
        const [first] = done;
        if (first === undefined) {
          return;
        }
        const words = told(done.length, first.description);
        if (undo) {
          notify.undoable(words, () => back(done));
        } else {
          notify.success(words);
        }
      };
      try {
        for (const task of tasks) {
          await act(task);
          done.push(task);
        }
      } finally {
        // What was done before something failed is told, and can be taken back, all the same.
        tell();
      }
    },
    onError: notify.failure,
    onSettled: renew,
  });
  const back = (tasks: readonly Task[]): void =>
    mutate({
      tasks,
      act: (task) => commands.setTask(task.no, asItWas(task)),
      told: (count, name) => t("tasks.undone", { count, name }),
      undo: false,
    });
  return {
    complete: (tasks) =>
      mutate({
        tasks: tasks.filter(({ closed }) => !closed),
        act: ({ no }) => commands.completeTask(no),
        told: (count, name) => t("tasks.completedToast", { count, name }),
        undo: true,
      }),
    cancel: (tasks) =>
      mutate({
        tasks: tasks.filter(({ closed }) => !closed),
        act: ({ no }) => commands.cancelTask(no),
        told: (count, name) => t("tasks.canceledToast", { count, name }),
        undo: true,
      }),
    reopen: (tasks) =>
      mutate({
        tasks: tasks.filter(({ closed }) => closed),
        act: ({ no }) => commands.setTask(no, { closed: "false" }),
        told: (count, name) => t("tasks.reopenedToast", { count, name }),
        undo: true,
      }),
    postpone: (tasks, day) =>
      mutate({
        tasks: tasks.filter(({ closed }) => !closed),
        act: ({ no }) => commands.setTask(no, { date: day }),
        told: (count, name) => t("tasks.postponedToast", { count, name, day: format.day(day) }),
        undo: true,
      }),
    assign: (tasks, salesperson_code) =>
      mutate({
        tasks,
        act: ({ no }) => commands.setTask(no, { salesperson_code }),
        told: (count, name) => t("tasks.assignedToast", { count, name, code: salesperson_code }),
        undo: true,
      }),
    busy: isPending,
  };
}
