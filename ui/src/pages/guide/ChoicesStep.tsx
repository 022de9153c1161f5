import { Field, makeStyles, mergeClasses, MessageBar, MessageBarBody, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CardDate } from "../../components/fields/CardDate";
import { useCard } from "../../components/fields/CardContext";
import { useFieldMessage } from "../../components/fields/TextField";
import { Problem } from "../../components/problem/Problem";
import { useGuide } from "./GuideContext";
import { stateOf } from "./order";
import { Question } from "./Question";
import { useStepStyles } from "./styles";

const useStyles = makeStyles({
  group: { gap: "8px", alignItems: "stretch" },
  card: {
    padding: "4px 12px 10px 4px",
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  chosen: { border: `1px solid ${tokens.colorCompoundBrandStroke}`, backgroundColor: tokens.colorBrandBackground2 },
  text: {
    margin: "0 0 0 36px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  more: { margin: "8px 0 0 36px", maxWidth: "240px" },
});

interface Choice {
  value: string;
  title: string;
  text: string;
  more?: ReactNode;
}

interface GroupProps {
  name: string;
  title: string;
  value: string;
  choices: readonly Choice[];
  onChoose: (value: string) => void;
}

/** A question with its answers as cards, in plain words; the answer is kept at once. */
function Choices({ name, title, value, choices, onChoose }: GroupProps) {
  const styles = useStyles();
  const step = useStepStyles();
  const heading = useId();
  const { saver } = useCard();
  const { message, tone } = useFieldMessage()(saver.stateOf(name), null);
  return (
    <section className={step.tight}>
      <h2 id={heading} className={step.title}>
        {title}
      </h2>
      <Field validationMessage={message} validationState={message === undefined ? "none" : tone}>
        <RadioGroup
          aria-labelledby={heading}
          className={styles.group}
          value={value}
          onChange={(_, data) => onChoose(data.value)}
        >
          {choices.map((choice) => (
            <div key={choice.value} className={mergeClasses(styles.card, choice.value === value && styles.chosen)}>
              <Radio
                value={choice.value}
                label={<span className={step.strong}>{choice.title}</span>}
                data-testid={`guide-${name}-${choice.value}`}
              />
              <p className={styles.text}>{choice.text}</p>
              {choice.more !== undefined && <div className={styles.more}>{choice.more}</div>}
            </div>
          ))}
        </RadioGroup>
      </Field>
    </section>
  );
}

/** Today as `YYYY-MM-DD`, by the calendar of this computer. */
function today(): string {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** What happens to mail, what is kept of it, and from when on. */
export function ChoicesStep() {
  const { t } = useTranslation();
  const { guide, setup, cure, renew } = useGuide();
  const { gate } = stateOf(guide, "choices");
  const { saver } = useCard();
  const from = setup.log_from ?? "";
  const save = (name: string, value: string, before: string): void => {
    if (value !== before) {
      void saver.save(name, value, before);
    }
  };
  return (
    <Question>
      {gate === "template_missing" && (
        <Problem
          problem={{ code: null, cause: "template_missing", remedy: "restore_template", message: "", reference: null }}
          onRemedy={(remedy) => cure(remedy, renew)}
        />
      )}
      <Choices
        name="unmatched"
        title={t("guide.choices.unmatched")}
        value={setup.unmatched}
        onChoose={(value) => save("unmatched", value, setup.unmatched)}
        choices={(["set_aside", "leave", "delete"] as const).map((value) => ({
          value,
          title: t(`guide.choices.unmatchedNames.${value}`),
          text: t(`guide.choices.unmatchedTexts.${value}`),
        }))}
      />
      {setup.unmatched === "delete" && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t("guide.choices.deleteWarning")}</MessageBarBody>
        </MessageBar>
      )}
      <Choices
        name="keep_content"
        title={t("guide.choices.keep")}
        value={setup.keep_content}
        onChoose={(value) => save("keep_content", value, setup.keep_content)}
        choices={(["link", "full"] as const).map((value) => ({
          value,
          title: t(`guide.choices.keepNames.${value}`),
          text: t(`guide.choices.keepTexts.${value}`),
        }))}
      />
      <Choices
        name="after_logging"
        title={t("guide.choices.after")}
        value={setup.after_logging}
        onChoose={(value) => save("after_logging", value, setup.after_logging)}
        choices={(["archive", "leave"] as const).map((value) => ({
          value,
          title: t(`guide.choices.afterNames.${value}`),
          text: t(`guide.choices.afterTexts.${value}`),
        }))}
      />
      <Choices
        name="log_from"
        title={t("guide.choices.from")}
        value={from === "" ? "all" : "day"}
        onChoose={(value) => save("log_from", value === "all" ? "" : today(), from)}
        choices={[
          { value: "all", title: t("guide.choices.fromAll"), text: t("guide.choices.fromAllText") },
          {
            value: "day",
            title: t("guide.choices.fromDay"),
            text: t("guide.choices.fromDayText"),
            more: from !== "" && <CardDate name="log_from" label={t("guide.choices.firstDay")} required />,
          },
        ]}
      />
    </Question>
  );
}
