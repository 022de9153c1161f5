import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands, type ActivityPlan } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { useNotify } from "../../components/useNotify";

interface Props {
  plans: readonly ActivityPlan[];
  onDeleted: () => void;
  onClose: () => void;
}

/** Deletes activities after naming them and their steps; tasks made from them stay. */
export function DeletePlans({ plans, onDeleted, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const count = plans.length;
  const name = plans[0]?.code ?? "";
  const steps = plans.reduce((sum, plan) => sum + plan.steps.length, 0);
  const deleting = useMutation({
    mutationFn: async () => {
      for (const { code } of plans) {
        await commands.deleteActivityPlan(code);
      }
    },
    onSuccess: () => {
      notify.success(t("activities.deleted", { count, name }));
      onDeleted();
    },
    onError: notify.failure,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["activities"] });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t("activities.deleteTitle", { count, name })}
      confirm={t("common.delete")}
      busy={deleting.isPending}
      onConfirm={() => deleting.mutate()}
      onClose={onClose}
    >
      {count > 1 && <p>{plans.map(({ code }) => code).join(", ")}</p>}
      <p>{t("activities.deleteText", { count, steps })}</p>
    </ConfirmDialog>
  );
}
