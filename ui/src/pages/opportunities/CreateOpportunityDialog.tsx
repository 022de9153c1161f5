import { Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type OpportunityProposal } from "../../api";
import { EditDialog } from "../templates/EditDialog";
import { EstimateFields, useEstimate } from "./EstimateFields";
import { OthersOpen } from "./OthersOpen";
import { useCreatedToast } from "./useCreatedToast";
import { useRenewOpportunities } from "./queries";

const useStyles = makeStyles({
  whole: { gridColumn: "1 / -1" },
  quiet: { gridColumn: "1 / -1", margin: 0, color: tokens.colorNeutralForeground2 },
});

interface Props {
  /** Number of the interaction log entry. */
  entryNo: number;
  onClose: () => void;
}

/** Makes an opportunity of an interaction log entry: Enter is enough (R80, W20, W36). */
export function CreateOpportunityDialog({ entryNo, onClose }: Props) {
  const { t } = useTranslation();
  const { data, error, isFetchedAfterMount } = useQuery({
    queryKey: ["opportunity", "of entry", entryNo],
    queryFn: () => commands.proposeOpportunityFromEntry(entryNo),
    refetchOnMount: "always",
  });
  if (data !== undefined && isFetchedAfterMount) {
    return <Loaded entryNo={entryNo} proposal={data} onClose={onClose} />;
  }
  return error === null ? null : (
    <EditDialog
      title={t("opportunities.createTitle")}
      error={asEngineError(error)}
      ready={false}
      onSave={onClose}
      onClose={onClose}
    >
      {null}
    </EditDialog>
  );
}

function Loaded({ entryNo, proposal, onClose }: Props & { proposal: OpportunityProposal }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const renew = useRenewOpportunities();
  const tell = useCreatedToast();
  const [description, setDescription] = useState(proposal.description);
  const estimate = useEstimate(proposal);
  const creating = useMutation({
    mutationFn: () => commands.createOpportunityFromEntry(entryNo, { description, ...estimate.fields }),
    onSuccess: ({ no }) => {
      renew();
      tell(no);
      onClose();
    },
  });
  return (
    <EditDialog
      title={t("opportunities.createTitle")}
      error={creating.error === null ? null : asEngineError(creating.error)}
      ready={description.trim() !== "" && estimate.complete && !creating.isPending}
      confirm={t("opportunities.newAdd")}
      onSave={() => creating.mutate()}
      onClose={onClose}
    >
      <OthersOpen proposal={proposal} onClose={onClose} />
      <Field label={t("opportunities.description")} required className={styles.whole}>
        <Input value={description} maxLength={100} onChange={(_, data) => setDescription(data.value)} />
      </Field>
      <EstimateFields estimate={estimate} />
      <p className={styles.quiet}>{t("opportunities.linkedEntries", { count: proposal.no_of_entries })}</p>
    </EditDialog>
  );
}
