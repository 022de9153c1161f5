import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { EmojiRegular } from "@fluentui/react-icons/svg/emoji";
import { EmojiAngryRegular } from "@fluentui/react-icons/svg/emoji-angry";
import { EmojiLaughRegular } from "@fluentui/react-icons/svg/emoji-laugh";
import { EmojiMehRegular } from "@fluentui/react-icons/svg/emoji-meh";
import { EmojiSadRegular } from "@fluentui/react-icons/svg/emoji-sad";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { Evaluation } from "../../api";

const useStyles = makeStyles({
  root: { display: "inline-flex", fontSize: "16px", verticalAlign: "middle" },
  good: { color: tokens.colorStatusSuccessForeground3 },
  even: { color: tokens.colorNeutralForeground3 },
  bad: { color: tokens.colorStatusDangerForeground3 },
});

type Mood = "good" | "even" | "bad";

interface Grade {
  /** The number an entry keeps. */
  number: number;
  evaluation: Evaluation;
  icon: ComponentType;
  mood: Mood;
}

/** The five grades in their order (R82). */
export const grades: readonly Grade[] = [
  { number: 1, evaluation: "very_positive", icon: EmojiLaughRegular, mood: "good" },
  { number: 2, evaluation: "positive", icon: EmojiRegular, mood: "good" },
  { number: 3, evaluation: "neutral", icon: EmojiMehRegular, mood: "even" },
  { number: 4, evaluation: "negative", icon: EmojiSadRegular, mood: "bad" },
  { number: 5, evaluation: "very_negative", icon: EmojiAngryRegular, mood: "bad" },
];

/** No evaluation, where one can choose it. */
export const ungraded: Grade = { number: 0, evaluation: "none", icon: DismissRegular, mood: "even" };

/** The grade of a number an entry keeps; anything else is none. */
export function gradeOf(number: number): Grade {
  return grades.find((grade) => grade.number === number) ?? ungraded;
}

/** The words of the grades, by their numbers. */
export function useGradeWords(): (number: number) => string {
  const { t } = useTranslation();
  const words: Record<Evaluation, string> = {
    none: t("log.gradeNone"),
    very_positive: t("log.gradeVeryPositive"),
    positive: t("log.gradePositive"),
    neutral: t("log.gradeNeutral"),
    negative: t("log.gradeNegative"),
    very_negative: t("log.gradeVeryNegative"),
  };
  return (number) => words[gradeOf(number).evaluation];
}

/** The face of a grade; hidden from screen readers where its word stands beside it. */
export function GradeIcon({ number, alone = false }: { number: number; alone?: boolean }) {
  const styles = useStyles();
  const word = useGradeWords()(number);
  const { icon: Icon, mood } = gradeOf(number);
  return (
    <span
      className={mergeClasses(styles.root, styles[mood])}
      {...(alone ? { role: "img", "aria-label": word } : { "aria-hidden": true })}
    >
      <Icon />
    </span>
  );
}
