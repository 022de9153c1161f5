import { Dropdown, Field, makeStyles, Option } from "@fluentui/react-components";

const useStyles = makeStyles({ box: { minWidth: 0 } });

interface Props<Value extends string> {
  label: string;
  value: Value;
  choices: readonly { value: Value; text: string }[];
  onChoose: (value: Value) => void;
}

/** One of a few values of a dialog. */
export function Choice<Value extends string>({ label, value, choices, onChoose }: Props<Value>) {
  const styles = useStyles();
  return (
    <Field label={label}>
      <Dropdown
        className={styles.box}
        value={choices.find((choice) => choice.value === value)?.text ?? value}
        selectedOptions={[value]}
        onOptionSelect={(_, data) => onChoose((data.optionValue ?? "") as Value)}
      >
        {choices.map(({ value: one, text }) => (
          <Option key={one} value={one} text={text}>
            {text}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}
