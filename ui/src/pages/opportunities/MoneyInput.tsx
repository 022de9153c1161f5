import { Field, Input } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useSetup } from "../../data/queries";
import { isMoney, plainMoney } from "../../format/money";
import { useFormat } from "../../format/useFormat";

interface Props {
  label: string;
  /** As typed. */
  value: string;
  onChange: (typed: string) => void;
  required?: boolean;
  disabled?: boolean;
  hint?: string;
}

/** An amount of a dialog, in the local currency. */
export function MoneyInput({ label, value, onChange, required = false, disabled = false, hint }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const currency = useSetup().data?.local_currency ?? "";
  const message = value === "" || isMoney(value, locale) ? undefined : t("opportunities.amountWrong");
  return (
    <Field label={label} required={required} hint={message === undefined ? hint : undefined} validationMessage={message}>
      <Input
        value={value}
        inputMode="decimal"
        disabled={disabled}
        contentAfter={currency === "" ? undefined : <span aria-hidden>{currency}</span>}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  );
}

/** Whether an amount can be sent: one above nothing. */
export function isAboveZero(typed: string, locale: string): boolean {
  return isMoney(typed, locale) && Number(plainMoney(typed, locale)) > 0;
}
