import { Checkbox, Field, Link, makeStyles, Radio, RadioGroup } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type CloseCode, type CloseProposal, type CloseType } from "../../api";
import { DateField, isDay } from "../../components/fields/DateField";
import { useNotify } from "../../components/useNotify";
import { plainMoney, typedMoney } from "../../format/money";
import { useFormat } from "../../format/useFormat";
import { Choice } from "../tasks/Choice";
import { EditDialog } from "../templates/EditDialog";
import { isAboveZero, MoneyInput } from "./MoneyInput";
import { useCloseCodes, useFreshOptions, useRenewOpportunities } from "./queries";
import { useOpportunityWords } from "./words";

const useStyles = makeStyles({ whole: { gridColumn: "1 / -1" } });

interface Props {
  no: string;
  result?: CloseType;
  onClose: () => void;
}

/** Closes an opportunity as won or lost (R99). */
export function CloseDialog({ no, result, onClose }: Props) {
  const { t } = useTranslation();
  const { options, error } = useFreshOptions(no);
  const codes = useCloseCodes();
  const failed = error ?? (codes.error === null ? null : asEngineError(codes.error));
  if (options === undefined || codes.data === undefined) {
    return failed === null ? null : (
      <EditDialog title={t("opportunities.closeTitle", { no })} error={failed} ready={false} onSave={onClose} onClose={onClose}>
        {null}
      </EditDialog>
    );
  }
  return <Loaded no={no} result={result} closing={options.closing} codes={codes.data} onClose={onClose} />;
}

interface LoadedProps extends Omit<Props, "result"> {
  result: CloseType | undefined;
  closing: CloseProposal;
  codes: readonly CloseCode[];
}

function Loaded({ no, result: asked, closing, codes, onClose }: LoadedProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useOpportunityWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const { locale } = useFormat();
  const renew = useRenewOpportunities();
  const only = (result: CloseType | undefined): string =>
    result === undefined ? "" : result === "Won" ? closing.won_code : closing.lost_code;
  const [result, setResult] = useState(asked);
  const [code, setCode] = useState(only(asked));
  const [date, setDate] = useState(closing.date);
  const [sales, setSales] = useState(typedMoney(closing.sales_value));
  const [cancel, setCancel] = useState(closing.cancel_open_tasks);
  const fitting = codes.filter(({ type }) => type === result);
  const won = result === "Won";
  const ending = useMutation({
    mutationFn: (chosen: CloseType) =>
      commands.closeOpportunity(no, {
        result: chosen,
        close_code: code,
        date,
        ...(won ? { sales_value: plainMoney(sales, locale) } : {}),
        cancel_open_tasks: String(cancel),
      }),
    onSuccess: () => {
      notify.success(won ? t("opportunities.closedWon", { no }) : t("opportunities.closedLost", { no }));
      onClose();
    },
    onSettled: renew,
  });
  const complete =
    result !== undefined && code !== "" && date !== "" && isDay(date) && (!won || closing.sales_fixed || isAboveZero(sales, locale));
  return (
    <EditDialog
      title={t("opportunities.closeTitle", { no })}
      error={ending.error === null ? null : asEngineError(ending.error)}
      ready={complete && !ending.isPending}
      confirm={t("opportunities.closeConfirm")}
      onSave={() => result !== undefined && ending.mutate(result)}
      onClose={onClose}
    >
      <Field label={t("opportunities.result")} required className={styles.whole}>
        <RadioGroup
          layout="horizontal"
          value={result ?? ""}
          onChange={(_, data) => {
            const chosen = data.value as CloseType;
            setResult(chosen);
            setCode(only(chosen));
          }}
        >
          <Radio value="Won" label={words.status("Won")} />
          <Radio value="Lost" label={words.status("Lost")} />
        </RadioGroup>
      </Field>
      {result !== undefined && fitting.length === 0 ? (
        <Field label={t("opportunities.closeCode")}>
          <Link as="button" onClick={() => void navigate({ to: "/setup/close-codes" })}>
            {t("opportunities.closeCodeNone")}
          </Link>
        </Field>
      ) : (
        <Choice
          label={t("opportunities.closeCode")}
          value={code}
          choices={fitting.map((one) => ({ value: one.code, text: `${one.description} (${one.code})` }))}
          onChoose={setCode}
        />
      )}
      <DateField label={t("opportunities.closeDate")} required value={date} onChange={setDate} />
      <MoneyInput
        label={t("opportunities.sales")}
        required={won}
        disabled={!won || closing.sales_fixed}
        hint={closing.sales_fixed ? t("opportunities.salesFixed") : undefined}
        value={won ? sales : ""}
        onChange={setSales}
      />
      <Checkbox
        className={styles.whole}
        label={t("opportunities.cancelTasks")}
        checked={cancel}
        onChange={(_, data) => setCancel(data.checked === true)}
      />
    </EditDialog>
  );
}
