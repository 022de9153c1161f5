import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type OpportunityProposal } from "../../api";
import { DateField, isDay } from "../../components/fields/DateField";
import { plainMoney } from "../../format/money";
import { useFormat } from "../../format/useFormat";
import { Choice } from "../tasks/Choice";
import { isAboveZero, MoneyInput } from "./MoneyInput";
import { isShare, PercentInput, plainShare } from "./PercentInput";
import { useSalesCycles } from "./queries";

/** The sales cycle of a new opportunity and the estimates of its first stage. */
export interface Estimate {
  cycle: string;
  value: string;
  chances: string;
  closing: string;
  /** Whether they can be sent. */
  complete: boolean;
  /** Their fields as the engine takes them; an estimate activates the first stage (W36). */
  fields: Record<string, string>;
  put: (part: Partial<Record<"cycle" | "value" | "chances" | "closing", string>>) => void;
}

/** Keeps what is typed; what is not typed is what the first stage of the sales cycle proposes. */
export function useEstimate(proposal: OpportunityProposal | undefined): Estimate {
  const { locale } = useFormat();
  const [typed, setTyped] = useState<Partial<Record<"cycle" | "value" | "chances" | "closing", string>>>({});
  const cycle = typed.cycle ?? proposal?.sales_cycle_code ?? "";
  // Another sales cycle has another first stage.
  const contact_no = proposal?.contact_no ?? "";
  const other = useQuery({
    queryKey: ["opportunity", "first stage", contact_no, cycle],
    queryFn: () => commands.proposeOpportunity({ sales_cycle_code: cycle, ...(contact_no === "" ? {} : { contact_no }) }),
    enabled: proposal !== undefined && cycle !== "" && cycle !== proposal.sales_cycle_code,
  });
  const first = cycle === proposal?.sales_cycle_code ? proposal : other.data;
  const value = typed.value ?? "";
  const chances = typed.chances ?? (first?.chances ? String(first.chances) : "");
  const closing = typed.closing ?? first?.closing_date ?? "";
  const estimated = value !== "";
  const days = closing !== "" && isDay(closing);
  return {
    cycle,
    value,
    chances,
    closing,
    complete: !estimated || (cycle !== "" && isAboveZero(value, locale) && isShare(chances) && days),
    fields: {
      ...(cycle === "" ? {} : { sales_cycle_code: cycle }),
      ...(estimated
        ? { estimated_value: plainMoney(value, locale), chances: plainShare(chances), closing_date: closing }
        : {}),
    },
    put: (part) =>
      setTyped((was) => (part.cycle === undefined ? { ...was, ...part } : { value: was.value ?? "", cycle: part.cycle })),
  };
}

/** Sales cycle, estimated value, and with a value the chances and the closing date. */
export function EstimateFields({ estimate, required = false }: { estimate: Estimate; required?: boolean }) {
  const { t } = useTranslation();
  const { data: cycles = [] } = useSalesCycles();
  const { cycle, value, chances, closing, put } = estimate;
  const offered = cycles.filter(({ code, blocked }) => !blocked || code === cycle);
  return (
    <>
      <Choice
        label={t("opportunities.cycle")}
        value={cycle}
        choices={[
          ...(cycle === "" ? [{ value: "", text: t("opportunities.cycleNone") }] : []),
          ...offered.map(({ code, description }) => ({ value: code, text: `${description} (${code})` })),
        ]}
        onChoose={(chosen) => put({ cycle: chosen })}
      />
      <MoneyInput
        label={t("opportunities.value")}
        hint={t("opportunities.estimateHint")}
        required={required}
        value={value}
        onChange={(typed) => put({ value: typed })}
      />
      {value !== "" && (
        <>
          <PercentInput
            label={t("opportunities.chances")}
            required
            value={chances}
            onChange={(typed) => put({ chances: typed })}
          />
          <DateField
            label={t("opportunities.closing")}
            required
            value={closing}
            onChange={(typed) => put({ closing: typed })}
          />
        </>
      )}
    </>
  );
}
