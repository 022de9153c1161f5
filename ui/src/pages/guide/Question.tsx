import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useGuide } from "./GuideContext";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "16px" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    outline: "none",
  },
  text: { margin: "8px 0 0", color: tokens.colorNeutralForeground2 },
});

/** The question of a step, and below it what answers it. */
export function Question({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { step } = useGuide();
  return (
    <div className={styles.root}>
      <div>
        <h1 id="guide-question" tabIndex={-1} className={styles.title}>
          {t(`guide.question.${step}`)}
        </h1>
        <p className={styles.text}>{t(`guide.lead.${step}`)}</p>
      </div>
      {children}
    </div>
  );
}
