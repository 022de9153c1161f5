import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { useIsMutating } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { ImportNoun } from "../../api";
import { HiddenText } from "../../components/HiddenText";
import { STEPS, useSession } from "./session";

const useStyles = makeStyles({
  root: {
    width: "232px",
    flexShrink: 0,
    padding: "20px 12px",
    backgroundColor: tokens.colorNeutralBackground2,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  bar: { width: "100%", padding: "6px 16px", borderRight: "none", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: "2px" },
  barList: { display: "flex", flexWrap: "wrap", gap: "4px" },
  step: {
    width: "100%",
    minHeight: "40px",
    padding: "4px 12px",
    display: "flex",
    alignItems: "center",
    gap: "12px",
    textAlign: "left",
    font: "inherit",
    color: "inherit",
    border: "1px solid transparent",
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: "transparent",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    ":disabled": { cursor: "default", backgroundColor: "transparent", color: tokens.colorNeutralForeground3 },
  },
  barStep: { minHeight: "32px", width: "auto", padding: "2px 8px", gap: "8px" },
  current: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow2,
    fontWeight: tokens.fontWeightSemibold,
  },
  number: {
    width: "20px",
    height: "20px",
    flexShrink: 0,
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    fontSize: "11px",
  },
  here: {
    backgroundColor: tokens.colorBrandBackground,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  done: { fontSize: "20px", flexShrink: 0, color: tokens.colorStatusSuccessForeground3 },
});

/** The steps of an import; those before the current one can be opened again until it is done. */
export function ImportSteps({ noun, above }: { noun: ImportNoun; above: boolean }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { session, change } = useSession(noun);
  const running = useIsMutating({ mutationKey: ["import", noun] }) > 0;
  const at = STEPS.indexOf(session.step);
  const over = session.step === "done";
  return (
    <nav aria-label={t("transfer.steps")} className={mergeClasses(styles.root, above && styles.bar)}>
      <ol className={mergeClasses(styles.list, above && styles.barList)}>
        {STEPS.map((step, index) => {
          const isDone = index < at || over;
          return (
            <li key={step}>
              <button
                type="button"
                className={mergeClasses(styles.step, above && styles.barStep, index === at && styles.current)}
                aria-current={index === at ? "step" : undefined}
                disabled={index > at || running || (over && index < at)}
                onClick={() => change({ step, tried: null })}
              >
                {isDone ? (
                  <CheckmarkCircleFilled aria-hidden className={styles.done} />
                ) : (
                  <span className={mergeClasses(styles.number, index === at && styles.here)}>{index + 1}</span>
                )}
                {t(`transfer.step.${step}`)}
                {isDone && <HiddenText>{t("guide.stateDone")}</HiddenText>}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
