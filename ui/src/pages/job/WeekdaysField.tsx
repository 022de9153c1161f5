import { Field, makeStyles, ToggleButton } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCard } from "../../components/fields/CardContext";
import { useFieldMessage } from "../../components/fields/TextField";
import { useFormat } from "../../format/useFormat";
import { daysText } from "./fields";

const useStyles = makeStyles({
  days: { display: "flex", flexWrap: "wrap", gap: "4px" },
  day: { minWidth: "52px" },
});

const DAYS = [0, 1, 2, 3, 4, 5, 6];
/** A Monday, to ask Intl for the names of the days. */
const monday = (index: number): Date => new Date(2024, 0, 1 + index, 12);

/** The weekdays the job runs on, each a toggle, saved at once. One at least stays. */
export function WeekdaysField({ locked }: { locked: boolean }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { locale } = useFormat();
  const { saver, values } = useCard();
  const [last, setLast] = useState(false);
  const saved = values["weekdays"] ?? "";
  const on = DAYS.map((day) => saved.split(",").includes(String(day + 1)));
  const { message, tone } = useFieldMessage()(saver.stateOf("weekdays"), last ? t("jobs.lastDay") : null);
  const name = (day: number, weekday: "short" | "long"): string =>
    new Intl.DateTimeFormat(locale, { weekday }).format(monday(day));
  const toggle = (day: number): void => {
    const next = daysText(on.map((was, index) => (index === day ? !was : was)));
    setLast(next === "");
    if (next !== "") {
      void saver.save("weekdays", next, saved);
    }
  };
  return (
    <Field
      label={t("jobs.fields.weekdays")}
      validationMessage={message}
      validationState={message === undefined ? "none" : tone}
    >
      <div role="group" aria-label={t("jobs.fields.weekdays")} className={styles.days}>
        {DAYS.map((day) => (
          <ToggleButton
            key={day}
            size="small"
            shape="circular"
            className={styles.day}
            appearance={on[day] === true ? "primary" : "secondary"}
            checked={on[day] === true}
            aria-label={`${name(day, "long")}, ${name(day, "short")}`}
            aria-disabled={locked}
            onClick={() => !locked && toggle(day)}
          >
            {name(day, "short")}
          </ToggleButton>
        ))}
      </div>
    </Field>
  );
}
