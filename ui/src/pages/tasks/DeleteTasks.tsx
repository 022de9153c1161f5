import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands, type Task } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { useNotify } from "../../components/useNotify";
import { useRenewTasks } from "./useRenewTasks";

/** So many tasks are named; of more the number is told. */
const NAMED = 5;

interface Props {
  tasks: readonly Task[];
  onDeleted: () => void;
  onClose: () => void;
}

/** Deletes tasks after naming them. */
export function DeleteTasks({ tasks, onDeleted, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const renew = useRenewTasks();
  const count = tasks.length;
  const name = tasks[0]?.description ?? "";
  const rest = count - NAMED;
  const deleting = useMutation({
    mutationFn: async () => {
      for (const { no } of tasks) {
        await commands.deleteTask(no);
      }
    },
    onSuccess: () => {
      notify.success(t("tasks.deleted", { count, name }));
      onDeleted();
    },
    onError: notify.failure,
    onSettled: () => {
      renew();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t("tasks.deleteTitle", { count, name })}
      confirm={t("common.delete")}
      busy={deleting.isPending}
      onConfirm={() => deleting.mutate()}
      onClose={onClose}
    >
      {count > 1 && (
        <ul>
          {tasks.slice(0, NAMED).map(({ no, description }) => (
            <li key={no}>{description}</li>
          ))}
          {rest > 0 && <li>{t("tasks.andMore", { count: rest })}</li>}
        </ul>
      )}
      <p>{t("tasks.deleteText", { count })}</p>
    </ConfirmDialog>
  );
}
