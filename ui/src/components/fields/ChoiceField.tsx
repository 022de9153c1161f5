import { Dropdown, Field, Option } from "@fluentui/react-components";
import { useCard } from "./CardContext";
import { useFieldMessage } from "./TextField";

interface Props {
  name: string;
  label: string;
  hint?: string;
  choices: readonly { value: string; text: string }[];
  disabled?: boolean;
}

/** One of several values of a card, saved at once. */
export function ChoiceField({ name, label, hint, choices, disabled = false }: Props) {
  const { saver, values } = useCard();
  const saved = values[name] ?? "";
  const { message, tone } = useFieldMessage()(saver.stateOf(name), null);
  const shown = choices.find(({ value }) => value === saved)?.text ?? saved;
  return (
    <Field
      label={label}
      hint={message === undefined ? hint : undefined}
      validationMessage={message}
      validationState={message === undefined ? "none" : tone}
    >
      <Dropdown
        value={shown}
        selectedOptions={[saved]}
        disabled={disabled}
        style={{ minWidth: 0 }}
        onOptionSelect={(_, data) => {
          const value = data.optionValue ?? "";
          if (value !== saved) {
            void saver.save(name, value, saved);
          }
        }}
      >
        {choices.map(({ value, text }) => (
          <Option key={value} value={value} text={text}>
            {text}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
