import { Field, Switch } from "@fluentui/react-components";
import { useCard } from "./CardContext";
import { useFieldMessage } from "./TextField";

interface Props {
  name: string;
  label: string;
  hint?: string;
}

/** A yes or no of a card, saved at once. */
export function SwitchField({ name, label, hint }: Props) {
  const { saver, values } = useCard();
  const saved = values[name] === "true";
  const { message, tone } = useFieldMessage()(saver.stateOf(name), null);
  return (
    <Field
      hint={message === undefined ? hint : undefined}
      validationMessage={message}
      validationState={message === undefined ? "none" : tone}
    >
      <Switch
        label={label}
        checked={saved}
        onChange={(_, data) => void saver.save(name, String(data.checked), String(saved))}
      />
    </Field>
  );
}
