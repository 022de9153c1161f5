import { Field, Input, type InputProps } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "../errorWords";
import { useCard } from "./CardContext";
import type { FieldState } from "./useSaver";

interface Props {
  name: string;
  label: string;
  hint?: string;
  type?: InputProps["type"];
  /** How a value is written, shown while there is none. */
  placeholder?: string;
  /** What is wrong with a value, in words; `null` when nothing is. */
  check?: (value: string) => string | null;
  required?: boolean;
  readOnly?: boolean;
  contentAfter?: InputProps["contentAfter"];
  maxLength?: number;
  className?: string;
}

/** What stands below a field. */
export function useFieldMessage(): (
  state: FieldState,
  problem: string | null,
) => { message: string | undefined; tone: "error" | "success" | "none" } {
  const { t } = useTranslation();
  const words = useErrorWords();
  return (state, problem) => {
    if (problem !== null) {
      return { message: problem, tone: "error" };
    }
    switch (state.kind) {
      case "failed": {
        const { what, todo } = words(state.error);
        return { message: `${what}. ${todo}`, tone: "error" };
      }
      case "saved":
        return { message: t("card.saved"), tone: "success" };
      case "saving":
        return { message: t("card.saving"), tone: "none" };
      case "quiet":
        return { message: undefined, tone: "none" };
    }
  };
}

/** A text of a card: saved when left, checked while one types; Esc brings back what was saved. */
export function TextField(props: Props) {
  const { name, label, hint, type, placeholder, check, required = false, readOnly = false, contentAfter, maxLength } = props;
  const { t } = useTranslation();
  const { saver, values } = useCard();
  const saved = values[name] ?? "";
  const [draft, setDraft] = useState<string | null>(null);
  const value = draft ?? saved;
  const dirty = draft !== null && draft !== saved;
  const blank = required && value.trim() === "" ? t("card.required") : null;
  const problem = dirty ? (blank ?? check?.(value) ?? null) : null;
  const { message, tone } = useFieldMessage()(saver.stateOf(name), problem);

  const leave = (): void => {
    if (!dirty) {
      setDraft(null);
      return;
    }
    if (problem === null) {
      void saver.save(name, value.trim(), saved).then((done) => done && setDraft(null));
    }
  };

  return (
    <Field
      label={label}
      hint={message === undefined ? hint : undefined}
      required={required}
      validationMessage={message}
      validationState={message === undefined ? "none" : tone}
      className={props.className}
    >
      <Input
        type={type}
        placeholder={placeholder}
        value={value}
        readOnly={readOnly}
        maxLength={maxLength}
        contentAfter={contentAfter}
        appearance={readOnly ? "filled-darker" : "outline"}
        data-dirty={dirty}
        onChange={(_, data) => {
          setDraft(data.value);
          saver.forget(name);
        }}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === "Enter") {
            leave();
          }
          if (event.key === "Escape" && dirty) {
            event.stopPropagation();
            setDraft(null);
            saver.forget(name);
          }
        }}
      />
    </Field>
  );
}
