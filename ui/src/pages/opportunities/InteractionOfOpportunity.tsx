import { useTranslation } from "react-i18next";
import { commands, type Opportunity } from "../../api";
import { useNotify } from "../../components/useNotify";
import { InteractionDialog } from "../interactions/InteractionDialog";
import { useRenewOpportunities } from "./queries";

interface Props {
  opportunity: Opportunity;
  onClose: () => void;
}

/** Logs an interaction made by hand that belongs to an opportunity (R84, R88). */
export function InteractionOfOpportunity({ opportunity, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const renew = useRenewOpportunities();
  const { no, contact_no, salesperson_code } = opportunity;
  const begin = async () => {
    const proposed = await commands.proposeInteraction({ contact: contact_no, salesperson: salesperson_code });
    return { ...proposed, opportunity_no: no };
  };
  return (
    <InteractionDialog
      title={t("interactions.newTitle")}
      beginKey={["opportunity", no]}
      begin={begin}
      write={(fields, postpone) => commands.createInteraction(fields, postpone)}
      onWritten={({ description, contact_name }, postponed) => {
        renew();
        notify.success(postponed ? t("interactions.kept") : t("interactions.logged"), description || contact_name);
      }}
      onClose={onClose}
    />
  );
}
