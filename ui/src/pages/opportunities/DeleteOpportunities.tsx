import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands, type Opportunity } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { useNotify } from "../../components/useNotify";
import { useRenewOpportunities } from "./queries";

/** So many are named; of more the number is told. */
const NAMED = 5;

interface Props {
  opportunities: readonly Opportunity[];
  onDeleted: () => void;
  onClose: () => void;
}

/** Deletes opportunities that are not under way, after naming them (R105). */
export function DeleteOpportunities({ opportunities, onDeleted, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const renew = useRenewOpportunities();
  const count = opportunities.length;
  const name = opportunities[0]?.description ?? "";
  const rest = count - NAMED;
  const deleting = useMutation({
    mutationFn: async () => {
      for (const { no } of opportunities) {
        await commands.deleteOpportunity(no);
      }
    },
    onSuccess: () => {
      notify.success(t("opportunities.deleted", { count, name }));
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
      title={t("opportunities.deleteTitle", { count, name })}
      confirm={t("common.delete")}
      busy={deleting.isPending}
      onConfirm={() => deleting.mutate()}
      onClose={onClose}
    >
      {count > 1 && (
        <ul>
          {opportunities.slice(0, NAMED).map(({ no, description }) => (
            <li key={no}>
              {description} ({no})
            </li>
          ))}
          {rest > 0 && <li>{t("opportunities.andMore", { count: rest })}</li>}
        </ul>
      )}
      <p>{t("opportunities.deleteText")}</p>
    </ConfirmDialog>
  );
}
