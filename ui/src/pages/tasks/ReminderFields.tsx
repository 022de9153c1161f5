import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCard } from "../../components/fields/CardContext";
import { DateField, isDay } from "../../components/fields/DateField";
import { useFieldMessage } from "../../components/fields/TextField";
import { isTime } from "./fields";

const useStyles = makeStyles({ root: { display: "grid", gridTemplateColumns: "minmax(0, 3fr) minmax(0, 2fr)", gap: "8px", alignItems: "start", "& .fui-Input": { minWidth: 0, width: "100%" }, "& input": { minWidth: 0 } } });

/** When one is reminded on a day without a time, `HH:MM`. */
const MORNING = "09:00";

/** Whether a reminder may be sent to the engine: blank, or a day with a time. */
export function isReminder(value: string): boolean {
  const [day = "", time = ""] = value.split("T");
  return value === "" || (day !== "" && isDay(day) && time !== "" && isTime(time));
}

interface Props {
  /** `YYYY-MM-DDTHH:MM` of the clock on the wall, or blank for never; what is typed and is none is handed on as it is. */
  value: string;
  onChange: (moment: string) => void;
  error?: string | undefined;
  hint?: string | undefined;
}

/** The day and the time of a reminder; a day alone means in the morning, no day means never. */
export function ReminderFields({ value, onChange, error, hint }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const at = value.indexOf("T");
  const day = at < 0 ? value : value.slice(0, at);
  const time = at < 0 ? "" : value.slice(at + 1);
  const put = (newDay: string, newTime: string): void => onChange(newDay === "" ? "" : `${newDay}T${newTime}`);
  return (
    <div className={styles.root}>
      <DateField
        label={t("tasks.reminder")}
        value={day}
        error={error}
        hint={hint ?? t("tasks.reminderHint")}
        onChange={(typed) => put(typed, time || MORNING)}
      />
      <Field label={t("tasks.reminderTime")} validationMessage={isTime(time) ? undefined : t("tasks.timeWrong")}>
        <Input
          value={time}
          inputMode="numeric"
          disabled={day === ""}
          style={{ minWidth: 0 }}
          onChange={(_, change) => put(day, change.value)}
          onBlur={() => day !== "" && time === "" && put(day, MORNING)}
        />
      </Field>
    </div>
  );
}

/** The reminder of a task on its card: saved when both fields are left; Esc brings back what was saved. */
export function CardReminder() {
  const { saver, values } = useCard();
  const saved = values["reminder"] ?? "";
  const [draft, setDraft] = useState<string | null>(null);
  const { message, tone } = useFieldMessage()(saver.stateOf("reminder"), null);
  const leave = (): void => {
    if (draft === null || draft === saved) {
      setDraft(null);
    } else if (isReminder(draft)) {
      void saver.save("reminder", draft, saved).then((done) => done && setDraft(null));
    }
  };
  return (
    <div
      role="presentation"
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && leave()}
      onKeyDown={(event) => {
        if (event.key === "Enter") {
          leave();
        }
        if (event.key === "Escape" && draft !== null) {
          event.stopPropagation();
          setDraft(null);
          saver.forget("reminder");
        }
        // What was typed is taken back by the field itself, not by the card.
        if (draft !== null && event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey)) {
          event.stopPropagation();
        }
      }}
    >
      <ReminderFields
        value={draft ?? saved}
        error={tone === "error" ? message : undefined}
        hint={tone === "error" ? undefined : message}
        onChange={(moment) => {
          setDraft(moment);
          saver.forget("reminder");
        }}
      />
    </div>
  );
}
