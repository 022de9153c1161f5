import { Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../format/useFormat";
import { dayForm, readDay, writtenDay } from "./dayText";

interface Props {
  label: string;
  /** `YYYY-MM-DD`, or blank for no day. What is typed and is no day is handed on as it is, so that it can be refused. */
  value: string;
  onChange: (day: string) => void;
  /** What else is wrong with the day, in words. */
  error?: string | undefined;
  required?: boolean;
  /** What stands below while nothing is wrong. */
  hint?: string | undefined;
}

/** Whether a value of a [`DateField`] is a day or blank, and so may be sent to the engine. */
export function isDay(value: string): boolean {
  return /^$|^\d{4}-\d{2}-\d{2}$/.test(value);
}

/** A day, typed in the order of the language; the native field of WebKitGTK shows today where there is no day. */
export function DateField({ label, value, onChange, error, required = false, hint }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const [typed, setTyped] = useState<string | null>(null);
  const form = dayForm(locale, { day: t("contacts.dayLetters"), month: t("contacts.monthLetters"), year: t("contacts.yearLetters") });
  const shown = typed ?? writtenDay(value, locale);
  const wrong = !isDay(value) && typed === null ? t("contacts.dayWrong", { form }) : undefined;
  const message = wrong ?? error;
  return (
    <Field
      label={label}
      required={required}
      hint={message === undefined ? hint : undefined}
      validationMessage={message}
      validationState={message === undefined ? "none" : "error"}
    >
      <Input
        value={shown}
        placeholder={form}
        inputMode="numeric"
        onChange={(_, data) => {
          setTyped(data.value);
          onChange(readDay(data.value, locale, new Date()) ?? data.value);
        }}
        onBlur={() => setTyped(null)}
      />
    </Field>
  );
}
