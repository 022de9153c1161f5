import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { CalendarArrowRightRegular } from "@fluentui/react-icons/svg/calendar-arrow-right";
import { CalendarClockRegular } from "@fluentui/react-icons/svg/calendar-clock";
import { CalendarLtrRegular } from "@fluentui/react-icons/svg/calendar-ltr";
import { CalendarWeekNumbersRegular } from "@fluentui/react-icons/svg/calendar-week-numbers";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ContactCardRegular } from "@fluentui/react-icons/svg/contact-card";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { DismissCircleRegular } from "@fluentui/react-icons/svg/dismiss-circle";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { PersonArrowRightRegular } from "@fluentui/react-icons/svg/person-arrow-right";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Task } from "../../api";
import type { RowAction } from "../../components/list";
import type { KeyHandlers } from "../../components/keys/useKeys";
import { useNow } from "../../format/now";
import { AssignDialog } from "./AssignDialog";
import { DeleteTasks } from "./DeleteTasks";
import { dayAfter, nextMonday } from "./due";
import { PostponeDialog } from "./PostponeDialog";
import { useTaskActs, type TaskActs } from "./useTaskActs";

export interface TaskActions {
  actions: readonly RowAction[];
  keys: KeyHandlers;
  /** Dialogs that are open. */
  dialogs: ReactNode;
}

interface Options {
  /** Whether the list stands on the card of the contact, so that there is no way to it. */
  withoutContact?: boolean;
  /** The card of the task itself: no way to open it. */
  onCard?: boolean;
  onDeleted: () => void;
}

type Asking = "postpone" | "assign" | "delete";

interface DialogProps {
  dialog: Asking;
  tasks: readonly Task[];
  acts: TaskActs;
  onDeleted: () => void;
  onClose: () => void;
}

function TaskDialog({ dialog, tasks, acts, onDeleted, onClose }: DialogProps) {
  switch (dialog) {
    case "postpone":
      return <PostponeDialog tasks={tasks} onChoose={(day) => acts.postpone(tasks, day)} onClose={onClose} />;
    case "assign":
      return <AssignDialog tasks={tasks} onChoose={(code) => acts.assign(tasks, code)} onClose={onClose} />;
    case "delete":
      return <DeleteTasks tasks={tasks} onDeleted={onDeleted} onClose={onClose} />;
  }
}

/** What can be done with tasks: the same in the toolbar, in the row menu and on the card. */
export function useTaskActions(targets: readonly Task[], options: Options): TaskActions {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const now = useNow();
  const acts = useTaskActs();
  const [asking, setAsking] = useState<{ dialog: Asking; tasks: readonly Task[] } | null>(null);
  const only = targets.length === 1 ? targets[0] : undefined;
  const open = targets.filter(({ closed }) => !closed);
  const closed = targets.filter((task) => task.closed);
  const complete = (): void => acts.complete(open);
  const tomorrow = (): void => acts.postpone(open, dayAfter(now, 1));
  const disabled = acts.busy;
  const actions: RowAction[] = [];
  const ask = (dialog: Asking, tasks: readonly Task[]): void => setAsking({ dialog, tasks });
  if (open.length > 0) {
    const later: RowAction[] = [
      { id: "tomorrow", name: t("tasks.toTomorrow"), icon: <CalendarArrowRightRegular />, keys: "tomorrow", run: tomorrow },
      {
        id: "week",
        name: t("tasks.toNextWeek"),
        icon: <CalendarWeekNumbersRegular />,
        run: () => acts.postpone(open, nextMonday(now)),
      },
      { id: "date", name: t("tasks.toDate"), icon: <CalendarLtrRegular />, run: () => ask("postpone", open) },
    ];
    actions.push(
      { id: "complete", name: t("tasks.complete"), icon: <CheckmarkCircleRegular />, keys: "complete", disabled, run: complete },
      { id: "postpone", name: t("tasks.postpone"), icon: <CalendarClockRegular />, disabled, items: later, run: tomorrow },
    );
  }
  if (closed.length > 0) {
    actions.push({ id: "reopen", name: t("tasks.reopen"), icon: <ArrowUndoRegular />, disabled, run: () => acts.reopen(closed) });
  }
  if (only !== undefined && options.onCard !== true) {
    const { no } = only;
    const run = (): void => void navigate({ to: "/tasks/$no", params: { no } });
    actions.push({ id: "open", name: t("tasks.open"), icon: <OpenRegular />, keys: "open", run });
  }
  if (only !== undefined && only.contact_no !== "" && options.withoutContact !== true) {
    const no = only.contact_no;
    const run = (): void => void navigate({ to: "/contacts/$no", params: { no } });
    actions.push({ id: "contact", name: t("tasks.openContact"), icon: <ContactCardRegular />, more: true, run });
  }
  if (open.length > 0) {
    actions.push(
      { id: "assign", name: t("tasks.assign"), icon: <PersonArrowRightRegular />, more: true, disabled, run: () => ask("assign", open) },
      { id: "cancel", name: t("tasks.cancel"), icon: <DismissCircleRegular />, more: true, disabled, run: () => acts.cancel(open) },
    );
  }
  if (targets.length > 0) {
    actions.push({ id: "delete", name: t("tasks.delete"), icon: <DeleteRegular />, more: true, run: () => ask("delete", targets) });
  }
  const able = open.length > 0 && !disabled;
  const dialogs = asking === null ? null : (
    <TaskDialog {...asking} acts={acts} onDeleted={options.onDeleted} onClose={() => setAsking(null)} />
  );
  return { actions, keys: able ? { complete, tomorrow } : {}, dialogs };
}
