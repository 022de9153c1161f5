import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands, type Opportunity } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { useNotify } from "../../components/useNotify";
import { useRenewOpportunities } from "./queries";

interface Props {
  opportunity: Pick<Opportunity, "no" | "description">;
  onClose: () => void;
}

/** Activates the first stage of an opportunity, once asked (R96). */
export function ActivateDialog({ opportunity: { no, description }, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const renew = useRenewOpportunities();
  const activating = useMutation({
    mutationFn: () => commands.activateOpportunity(no),
    onSuccess: () => notify.success(t("opportunities.activated", { no })),
    onError: notify.failure,
    onSettled: () => {
      renew();
      onClose();
    },
  });
  return (
    <ConfirmDialog
      title={t("opportunities.activateTitle", { name: description || no })}
      confirm={t("opportunities.activate")}
      busy={activating.isPending}
      onConfirm={() => activating.mutate()}
      onClose={onClose}
    >
      <p>{t("opportunities.activateText")}</p>
    </ConfirmDialog>
  );
}
