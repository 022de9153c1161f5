import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { CircleRegular } from "@fluentui/react-icons/svg/circle";
import { DismissCircleRegular } from "@fluentui/react-icons/svg/dismiss-circle";
import { RecordStopFilled } from "@fluentui/react-icons/svg/record-stop";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Decision, Rule } from "../../api";
import { markOf, stopIndex, type Mark } from "../../rules/why";
import { stepWords } from "./stepWords";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  step: {
    position: "relative",
    display: "flex",
    gap: "12px",
    paddingBottom: "10px",
    ":not(:last-child)::before": {
      content: '""',
      position: "absolute",
      left: "9.5px",
      top: "24px",
      bottom: "2px",
      width: "1px",
      backgroundColor: tokens.colorNeutralStroke2,
    },
  },
  icon: { display: "inline-flex", fontSize: "20px", flexShrink: 0, forcedColorAdjust: "auto" },
  passed: { color: tokens.colorStatusSuccessForeground3 },
  no: { color: tokens.colorNeutralForeground3 },
  stop: { color: tokens.colorStatusWarningForeground3 },
  notAsked: { color: tokens.colorNeutralForeground3 },
  words: { minWidth: 0, userSelect: "text" },
  brief: { display: "flex", flexWrap: "wrap", columnGap: "8px", alignItems: "baseline" },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  titleNotAsked: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  note: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
});

const icons: Record<Mark, ReactNode> = {
  passed: <CheckmarkCircleRegular />,
  no: <DismissCircleRegular />,
  stop: <RecordStopFilled />,
  notAsked: <CircleRegular />,
};

/** Rules that look at the message alone: where they passed, one line says it. */
const ABOUT_MESSAGE: readonly Rule[] = ["sent", "sensitivity", "readable", "author", "recipients", "new"];

/** The rules in the order they were asked, each with its answer, where it stopped, and those not asked. */
export function Steps({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const stop = stopIndex(decision);
  return (
    <ol className={styles.list}>
      {decision.steps.map((step, index) => {
        const mark = markOf(step, index, stop);
        const { title, note } = stepWords(step, decision, t);
        const brief = mark === "passed" && ABOUT_MESSAGE.includes(step.rule);
        return (
          <li key={`${step.rule}-${step.address}-${index}`} className={styles.step} data-mark={mark}>
            <span role="img" aria-label={t(`why.mark.${mark}`)} className={mergeClasses(styles.icon, styles[mark])}>
              {icons[mark]}
            </span>
            <div className={mergeClasses(styles.words, brief && styles.brief)}>
              <div className={mergeClasses(styles.title, mark === "notAsked" && styles.titleNotAsked)}>{title}</div>
              {note !== "" && <div className={styles.note}>{note}</div>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
