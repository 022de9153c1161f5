import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { recall, remember } from "../../app/preferences";
import { useNotify } from "../../components/useNotify";
import { useSetup } from "../../data/queries";
import { isoDay } from "../../format/moment";
import { useNow } from "../../format/now";
import { useDueCount } from "./queries";

const HOUR = 60 * 60 * 1000;
/** Where it is remembered until when nothing is told, in milliseconds. */
export const LATER = "tasks.remindLater";

/** Tells of tasks that are due or overdue: when the window opens, once when the day changes, and an hour after
 *  somebody wanted to be told later. */
export function useReminders(): void {
  const { t } = useTranslation();
  const notify = useNotify();
  const navigate = useNavigate();
  const now = useNow();
  const count = useDueCount();
  const me = useSetup().data?.user_salesperson ?? "";
  const told = useRef("");
  const today = isoDay(new Date(now));
  useEffect(() => {
    const later = recall(LATER, 0);
    const isNew = told.current !== today || later > 0;
    if (count === undefined || later > now || !isNew) {
      return;
    }
    told.current = today;
    if (later > 0) {
      remember(LATER, 0);
    }
    if (count.due === 0) {
      return;
    }
    const search = { show: "due" as const, salesperson: me === "" ? undefined : me };
    notify.reminder(
      t("tasks.remindTitle", { count: count.due }),
      count.overdue === 0 ? "" : t("tasks.remindOverdue", { count: count.overdue }),
      [
        { label: t("tasks.remindOpen"), run: () => void navigate({ to: "/tasks", search }) },
        { label: t("tasks.remindLater"), run: () => remember(LATER, Date.now() + HOUR) },
      ],
    );
  }, [count, me, navigate, notify, now, t, today]);
}
