import { Dropdown, Field, Option } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { InteractionTemplate } from "../../api";
import { useTemplates } from "../templates/queries";

interface Props {
  /** Code of the template chosen now; blank for none. */
  value: string;
  /** Whether one has to be chosen. */
  required?: boolean;
  /** What is wrong with it. */
  wrong?: string;
  onChoose: (template: Pick<InteractionTemplate, "code"> & Partial<InteractionTemplate>) => void;
}

/** Chooses an interaction template. */
export function TemplatePicker({ value, required = false, wrong, onChoose }: Props) {
  const { t } = useTranslation();
  const all = useTemplates().data ?? [];
  const chosen = all.find(({ code }) => code === value);
  return (
    <Field label={t("interactions.template")} required={required} validationMessage={wrong}>
      <Dropdown
        style={{ minWidth: 0 }}
        value={chosen?.description || value}
        selectedOptions={[value]}
        onOptionSelect={(_, { optionValue = "" }) =>
          onChoose(all.find(({ code }) => code === optionValue) ?? { code: optionValue })
        }
      >
        {!required && <Option value="">{t("common.none")}</Option>}
        {all.map(({ code, description }) => (
          <Option key={code} value={code}>
            {description || code}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
