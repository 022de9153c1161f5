import { Field, Input } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Opportunity } from "../../api";
import { ContactPicker } from "../../components/contact/ContactPicker";
import { useCard } from "../../components/fields/CardContext";
import { ChoiceField } from "../../components/fields/ChoiceField";
import { FieldGroup, FieldGroups } from "../../components/fields/FieldGroup";
import { TextField, useFieldMessage } from "../../components/fields/TextField";
import { useAllSalespeople } from "../../data/queries";
import { useSalesCycles } from "./queries";
import { priorities, useOpportunityWords } from "./words";

interface Props {
  opportunity: Opportunity;
  /** Names of the fields that may be changed. */
  editable: readonly string[];
}

function ContactField({ opportunity, lock }: { opportunity: Opportunity; lock: string | undefined }) {
  const { t } = useTranslation();
  const { saver } = useCard();
  const { message } = useFieldMessage()(saver.stateOf("contact_no"), null);
  const name = opportunity.contact_name || opportunity.contact_no;
  if (lock !== undefined) {
    return (
      <Field label={t("opportunities.contact")} hint={lock}>
        <Input readOnly appearance="filled-darker" value={name} />
      </Field>
    );
  }
  return (
    <ContactPicker
      label={t("opportunities.contact")}
      hint={message}
      value={name}
      onChoose={(contact) => {
        const no = contact?.no ?? opportunity.contact_no;
        if (no !== opportunity.contact_no) {
          void saver.save("contact_no", no, opportunity.contact_no);
        }
      }}
    />
  );
}

/** The fields of an opportunity; one that is locked says why (R104). */
export function General({ opportunity, editable }: Props) {
  const { t } = useTranslation();
  const words = useOpportunityWords();
  const { data: salespeople = [] } = useAllSalespeople();
  const { data: cycles = [] } = useSalesCycles();
  const { closed, sales_cycle_code } = opportunity;
  const lockOf = (field: string): string | undefined =>
    editable.includes(field) ? undefined : closed ? t("opportunities.lockClosed") : t("opportunities.lockStarted");
  const locked = (field: string) => {
    const hint = lockOf(field);
    return hint === undefined ? {} : { hint, disabled: true };
  };
  const readOnly = (field: string) => {
    const hint = lockOf(field);
    return hint === undefined ? {} : { hint, readOnly: true };
  };
  return (
    <FieldGroups>
      <FieldGroup title={t("opportunities.groupWhat")}>
        <TextField name="description" label={t("opportunities.description")} required maxLength={100} />
        <ChoiceField
          name="priority"
          label={t("opportunities.priority")}
          choices={priorities.map((one) => ({ value: one, text: words.priority(one) }))}
          {...locked("priority")}
        />
        <ChoiceField
          name="sales_cycle_code"
          label={t("opportunities.cycle")}
          choices={cycles
            .filter(({ code, blocked }) => !blocked || code === sales_cycle_code)
            .map(({ code, description }) => ({ value: code, text: `${description} (${code})` }))}
          {...locked("sales_cycle")}
        />
      </FieldGroup>
      <FieldGroup title={t("opportunities.groupWho")}>
        <ContactField opportunity={opportunity} lock={lockOf("contact")} />
        <ChoiceField
          name="salesperson_code"
          label={t("opportunities.salesperson")}
          choices={salespeople.map(({ code, name }) => ({ value: code, text: `${name} (${code})` }))}
          {...locked("salesperson")}
        />
      </FieldGroup>
      <FieldGroup title={t("opportunities.groupFrom")}>
        <TextField name="campaign_no" label={t("opportunities.campaign")} maxLength={20} {...readOnly("campaign")} />
        <TextField name="segment_no" label={t("opportunities.segment")} maxLength={20} {...readOnly("segment")} />
      </FieldGroup>
    </FieldGroups>
  );
}
