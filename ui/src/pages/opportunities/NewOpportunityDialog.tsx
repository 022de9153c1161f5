import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Priority } from "../../api";
import { ContactPicker } from "../../components/contact/ContactPicker";
import { useContact } from "../../data/queries";
import { SalespersonPicker } from "../salespeople/SalespersonPicker";
import { Choice } from "../tasks/Choice";
import { EditDialog } from "../templates/EditDialog";
import { EstimateFields, useEstimate } from "./EstimateFields";
import { OthersOpen } from "./OthersOpen";
import { useRenewOpportunities } from "./queries";
import { useCreatedToast } from "./useCreatedToast";
import { priorities, useOpportunityWords } from "./words";

const useStyles = makeStyles({ whole: { gridColumn: "1 / -1" } });

interface Props {
  /** Fields to begin with, `contact_no`, `salesperson_code` and `sales_cycle_code`. */
  from: Record<string, string>;
  /** It begins in its first stage, so an estimate is asked for. */
  started?: boolean;
  onClose: () => void;
}

interface Typed {
  contact: string;
  salesperson: string;
  description: string;
  priority: Priority;
}

/** Adds an opportunity (D.2); an estimate activates its first stage. */
export function NewOpportunityDialog({ from, started = false, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useOpportunityWords();
  const renew = useRenewOpportunities();
  const tell = useCreatedToast();
  const [typed, setTyped] = useState<Typed>({
    contact: from["contact_no"] ?? "",
    salesperson: from["salesperson_code"] ?? "",
    description: "",
    priority: "Normal",
  });
  const put = (part: Partial<Typed>): void => setTyped((was) => ({ ...was, ...part }));
  const { contact, description, priority } = typed;
  const begin: Record<string, string> = {
    ...(contact === "" ? {} : { contact_no: contact }),
    ...(from["sales_cycle_code"] === undefined ? {} : { sales_cycle_code: from["sales_cycle_code"] }),
  };
  const { data: proposal, error } = useQuery({
    queryKey: ["opportunity", "new", begin],
    queryFn: () => commands.proposeOpportunity(begin),
    refetchOnMount: "always",
  });
  const chosen = useContact(contact);
  const estimate = useEstimate(proposal);
  const salesperson = typed.salesperson || (proposal?.salesperson_code ?? "");
  const adding = useMutation({
    mutationFn: () =>
      commands.addOpportunity({
        contact_no: contact,
        salesperson_code: salesperson,
        description,
        priority,
        ...estimate.fields,
      }),
    onSuccess: ({ no }) => {
      renew();
      tell(no);
      onClose();
    },
  });
  const complete = contact !== "" && description.trim() !== "" && salesperson !== "" && estimate.cycle !== "" && estimate.complete && (!started || estimate.value !== "");
  const shown = adding.error ?? error;
  return (
    <EditDialog
      title={t("opportunities.new")}
      error={shown === null ? null : asEngineError(shown)}
      ready={complete && !adding.isPending}
      confirm={t("opportunities.newAdd")}
      onSave={() => adding.mutate()}
      onClose={onClose}
    >
      {contact !== "" && proposal !== undefined && <OthersOpen proposal={proposal} onClose={onClose} />}
      <Field label={t("opportunities.description")} required className={styles.whole}>
        <Input value={description} maxLength={100} onChange={(_, data) => put({ description: data.value })} />
      </Field>
      <ContactPicker
        label={t("opportunities.contact")}
        value={contact === "" ? "" : (chosen.data?.name ?? contact)}
        onChoose={(one) => put({ contact: one?.no ?? "" })}
      />
      <SalespersonPicker
        label={t("opportunities.salesperson")}
        required
        value={salesperson}
        onChoose={(code) => put({ salesperson: code })}
      />
      <Choice
        label={t("opportunities.priority")}
        value={priority}
        choices={priorities.map((one) => ({ value: one, text: words.priority(one) }))}
        onChoose={(one) => put({ priority: one })}
      />
      <EstimateFields estimate={estimate} required={started} />
    </EditDialog>
  );
}
