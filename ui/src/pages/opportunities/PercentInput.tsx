import { Field, Input } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

interface Props {
  label: string;
  /** As typed. */
  value: string;
  onChange: (typed: string) => void;
  required?: boolean;
}

/** A share as the engine takes it, with a point. */
export function plainShare(typed: string): string {
  return typed.trim().replace(",", ".");
}

/** Whether a share was typed: 0 to 100 with at most two decimals. */
export function isShare(typed: string): boolean {
  const share = plainShare(typed);
  return /^\d{1,3}(\.\d{1,2})?$/.test(share) && Number(share) <= 100;
}

/** A share of a dialog, in percent. */
export function PercentInput({ label, value, onChange, required = false }: Props) {
  const { t } = useTranslation();
  const message = value === "" || isShare(value) ? undefined : t("opportunities.shareWrong");
  return (
    <Field label={label} required={required} validationMessage={message}>
      <Input value={value} inputMode="decimal" contentAfter={<span aria-hidden>%</span>} onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}
