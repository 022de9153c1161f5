import { Dropdown, Field, Option } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useAllSalespeople } from "../../data/queries";

interface Props {
  label: string;
  hint?: string;
  /** Code of who is chosen now; blank for nobody. */
  value: string;
  /** Whether somebody has to be chosen. */
  required?: boolean;
  onChoose: (code: string) => void;
}

/** Chooses a salesperson. Somebody blocked for privacy is not offered, for nothing may be planned for them. */
export function SalespersonPicker({ label, hint, value, required = false, onChoose }: Props) {
  const { t } = useTranslation();
  const salespeople = useAllSalespeople();
  const all = salespeople.data ?? [];
  const chosen = all.find(({ code }) => code === value);
  return (
    <Field label={label} hint={hint} required={required}>
      <Dropdown
        style={{ minWidth: 0 }}
        value={chosen?.name || value}
        selectedOptions={[value]}
        onOptionSelect={(_, data) => onChoose(data.optionValue ?? "")}
      >
        {!required && <Option value="">{t("common.none")}</Option>}
        {all
          .filter(({ code, privacy_blocked }) => !privacy_blocked || code === value)
          .map(({ code, name }) => (
            <Option key={code} value={code}>
              {name || code}
            </Option>
          ))}
      </Dropdown>
    </Field>
  );
}
