import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands, type Salesperson } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { useNotify } from "../../components/useNotify";

interface Props {
  salespeople: readonly Salesperson[];
  onDeleted: () => void;
  onClose: () => void;
}

/** Confirms the deletion of salespeople and says what becomes of their entries. */
export function DeleteSalespeople({ salespeople, onDeleted, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const count = salespeople.length;
  const name = salespeople[0]?.name ?? "";
  const entries = salespeople.reduce((sum, one) => sum + one.no_of_interactions, 0);
  const deleting = useMutation({
    mutationFn: async () => {
      for (const { code } of salespeople) {
        await commands.deleteSalesperson(code);
      }
    },
    onSuccess: () => {
      notify.success(t("salespeople.deleted", { count, name }));
      onDeleted();
    },
    onError: notify.failure,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ["salespeople"] });
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t("salespeople.deleteTitle", { count, name })}
      confirm={t("common.delete")}
      busy={deleting.isPending}
      onConfirm={() => deleting.mutate()}
      onClose={onClose}
    >
      {count > 1 && <p>{salespeople.map((one) => one.name).join(", ")}</p>}
      <p>{t("salespeople.deleteText", { count, entries })}</p>
      <p>{t("salespeople.deleteAfter")}</p>
    </ConfirmDialog>
  );
}
