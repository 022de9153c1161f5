import { Field, Input, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands } from "../../api";
import { useNotify } from "../../components/useNotify";
import { plainMoney } from "../../format/money";
import { useFormat } from "../../format/useFormat";
import { EditDialog } from "../templates/EditDialog";
import { isAboveZero, MoneyInput } from "./MoneyInput";
import { useRenewOpportunities } from "./queries";

interface Props {
  no: string;
  /** Told of the amount as it was typed. */
  onAssigned?: (amount: string) => void;
  onClose: () => void;
}

/** Assigns a sales quote by its number and amount (R102). One that belongs to another opportunity is moved on a second yes (I). */
export function QuoteDialog({ no, onAssigned, onClose }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const notify = useNotify();
  const renew = useRenewOpportunities();
  const [quote, setQuote] = useState("");
  const [amount, setAmount] = useState("");
  const assigning = useMutation({
    mutationFn: (move: boolean) =>
      commands.assignQuote(no, { quote, amount: plainMoney(amount, locale), ...(move ? { move: "true" } : {}) }),
    onSuccess: () => {
      notify.success(t("opportunities.quoteAssigned", { quote }));
      onAssigned?.(amount);
      onClose();
    },
    onSettled: renew,
  });
  const error = assigning.error === null ? null : asEngineError(assigning.error);
  const taken = error?.code === "quote_used_by_other";
  return (
    <EditDialog
      title={t("opportunities.assignQuote")}
      error={taken ? null : error}
      ready={quote.trim() !== "" && isAboveZero(amount, locale) && !assigning.isPending}
      confirm={taken ? t("opportunities.quoteMove") : t("opportunities.assignQuote")}
      onSave={() => assigning.mutate(taken)}
      onClose={onClose}
    >
      {taken && (
        <MessageBar intent="warning" layout="multiline" style={{ gridColumn: "1 / -1" }}>
          <MessageBarBody>{t("opportunities.quoteTaken", { quote })}</MessageBarBody>
        </MessageBar>
      )}
      <Field label={t("opportunities.quoteNo")} required>
        <Input
          value={quote}
          maxLength={20}
          onChange={(_, data) => {
            setQuote(data.value);
            assigning.reset();
          }}
        />
      </Field>
      <MoneyInput label={t("opportunities.quoteAmount")} required value={amount} onChange={setAmount} />
    </EditDialog>
  );
}
