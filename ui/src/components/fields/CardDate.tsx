import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCard } from "./CardContext";
import { DateField, isDay } from "./DateField";
import { useFieldMessage } from "./TextField";

interface Props {
  name: string;
  label: string;
  required?: boolean;
  hint?: string;
}

/** A day of a card: saved when left, checked while one types; Esc brings back what was saved. */
export function CardDate({ name, label, required = false, hint }: Props) {
  const { t } = useTranslation();
  const { saver, values } = useCard();
  const saved = values[name] ?? "";
  const [draft, setDraft] = useState<string | null>(null);
  const value = draft ?? saved;
  const blank = required && value === "" ? t("card.required") : null;
  const { message, tone } = useFieldMessage()(saver.stateOf(name), draft === null ? null : blank);
  const leave = (): void => {
    if (draft === null || draft === saved) {
      setDraft(null);
    } else if (isDay(draft) && blank === null) {
      void saver.save(name, draft, saved).then((done) => done && setDraft(null));
    }
  };
  return (
    <div
      role="presentation"
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          leave();
        }
        if (event.key === "Escape" && draft !== null) {
          event.stopPropagation();
          setDraft(null);
          saver.forget(name);
        }
        // What was typed is taken back by the field itself, not by the card.
        if (draft !== null && event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey)) {
          event.stopPropagation();
        }
      }}
    >
      <DateField
        label={label}
        required={required}
        value={value}
        hint={tone === "error" ? undefined : (message ?? hint)}
        error={tone === "error" ? message : undefined}
        onChange={(day) => {
          setDraft(day);
          saver.forget(name);
        }}
      />
    </div>
  );
}
