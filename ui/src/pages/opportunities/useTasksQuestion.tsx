import { useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ConfirmDialog } from "../../components/ConfirmDialog";

export interface TasksQuestion {
  /** Asks whether so many open tasks follow a change; the answer is no unless somebody says yes (I). */
  ask: (count: number) => Promise<boolean>;
  dialog: ReactNode;
}

/** Asks whether open tasks follow the new contact or salesperson of their opportunity (R104). */
export function useTasksQuestion(): TasksQuestion {
  const { t } = useTranslation();
  const [count, setCount] = useState(0);
  const told = useRef<(follow: boolean) => void>(() => undefined);
  const answer = (follow: boolean): void => {
    setCount(0);
    told.current(follow);
  };
  const dialog =
    count === 0 ? null : (
      <ConfirmDialog
        title={t("opportunities.tasksTitle", { count })}
        confirm={t("opportunities.tasksYes")}
        keep={t("opportunities.tasksNo")}
        onConfirm={() => answer(true)}
        onClose={() => answer(false)}
      >
        <p>{t("opportunities.tasksText")}</p>
      </ConfirmDialog>
    );
  return {
    ask: (open) =>
      open === 0
        ? Promise.resolve(false)
        : new Promise((done) => {
            told.current = done;
            setCount(open);
          }),
    dialog,
  };
}
