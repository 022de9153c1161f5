import { Button, Tooltip } from "@fluentui/react-components";
import { BuildingRegular } from "@fluentui/react-icons/svg/building";
import { useTranslation } from "react-i18next";
import { useCard } from "../../components/fields/CardContext";
import { TextField } from "../../components/fields/TextField";

interface Props {
  name: string;
  label: string;
  /** What the company has in the field; `undefined` when there is no company. */
  inherited: string | undefined;
  hint?: string;
  type?: "tel";
  maxLength?: number;
  check?: (value: string) => string | null;
}

/** A field a person may have from the company: it says so, and the company's value is one click away (R91). */
export function InheritedField({ inherited = "", hint, ...field }: Props) {
  const { t } = useTranslation();
  const { saver, values } = useCard();
  const own = values[field.name] ?? "";
  const is = inherited !== "" && own === inherited;
  const take = t("contacts.inheritTake", { value: inherited });
  return (
    <TextField
      {...field}
      hint={is ? t("contacts.inherited") : hint}
      contentAfter={
        inherited !== "" && !is ? (
          <Tooltip content={take} relationship="label">
            <Button
              size="small"
              appearance="transparent"
              icon={<BuildingRegular />}
              onClick={() => void saver.save(field.name, inherited, own)}
            />
          </Tooltip>
        ) : undefined
      }
    />
  );
}
