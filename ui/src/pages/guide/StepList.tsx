import { makeStyles, mergeClasses, ProgressBar, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { DismissCircleFilled } from "@fluentui/react-icons/svg/dismiss-circle";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import { useTranslation } from "react-i18next";
import type { GuideStep } from "../../api";
import { useGuide } from "./GuideContext";
import { doneCount, reached, stateOf, STEPS } from "./order";

const useStyles = makeStyles({
  root: {
    width: "296px",
    flexShrink: 0,
    display: "flex",
    flexDirection: "column",
    padding: "20px 12px",
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground2,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  bar: {
    width: "100%",
    flexDirection: "row",
    alignItems: "center",
    gap: "16px",
    padding: "6px 16px",
    borderRight: "none",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowY: "visible",
  },
  head: { padding: "0 12px" },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  second: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, margin: "4px 0 8px" },
  list: { listStyleType: "none", margin: "16px 0 0", padding: 0, display: "grid", gap: "2px" },
  barList: { margin: 0, display: "flex", gap: "4px", alignItems: "center", flexWrap: "wrap", "@media (max-width: 639px)": { gap: 0 } },
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
  barStep: {
    minHeight: "36px",
    padding: "4px 8px",
    gap: "8px",
    width: "auto",
    "@media (max-width: 639px)": { padding: "4px" },
  },
  current: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow2,
  },
  name: { display: "block" },
  currentName: { fontWeight: tokens.fontWeightSemibold },
  fact: {
    display: "block",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
    overflowWrap: "anywhere",
  },
  failedFact: { color: tokens.colorStatusDangerForeground3 },
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
  icon: { display: "inline-flex", fontSize: "20px", flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  kept: {
    marginTop: "auto",
    padding: "16px 12px 0",
    display: "flex",
    gap: "8px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  keptIcon: { fontSize: "16px", flexShrink: 0 },
});

function StepIcon({ index, state }: { index: number; state: "done" | "failed" | "current" | "open" }) {
  const styles = useStyles();
  if (state === "done") {
    return <CheckmarkCircleFilled aria-hidden className={mergeClasses(styles.icon, styles.good)} />;
  }
  if (state === "failed") {
    return <DismissCircleFilled aria-hidden className={mergeClasses(styles.icon, styles.bad)} />;
  }
  return (
    <span aria-hidden className={mergeClasses(styles.number, state === "current" && styles.here)}>
      {index + 1}
    </span>
  );
}

/** What stands below the name of a step: whom or what it is about. */
function useFacts(): Partial<Record<GuideStep, string>> {
  const { t } = useTranslation();
  const { guide, setup, account } = useGuide();
  return {
    account: account?.username ?? "",
    mailbox: setup.shared_mailbox,
    turn_on: setup.enabled ? t("guide.isOn") : "",
    prepare: t("guide.ticked", { count: guide.ticked.length }),
  };
}

interface Props {
  /** Index of the furthest step that was open since the page was. */
  visited: number;
  failed: boolean;
  /** Above the question instead of beside it. */
  above: boolean;
}

/** The steps with their state; those already reached can be opened again. */
export function StepList({ visited, failed, above }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { guide, step: shown, open } = useGuide();
  const facts = useFacts();
  const last = reached(guide, visited);
  const done = doneCount(guide);
  return (
    <nav aria-label={t("guide.steps")} className={mergeClasses(styles.root, above && styles.bar)}>
      {!above && (
        <div className={styles.head}>
          <h2 className={styles.title}>{t("guide.title")}</h2>
          <div className={styles.second}>{t("guide.progress", { done, count: STEPS.length })}</div>
          <ProgressBar thickness="large" value={done / STEPS.length} aria-label={t("guide.steps")} />
        </div>
      )}
      <ol className={mergeClasses(styles.list, above && styles.barList)}>
        {STEPS.map((step, index) => {
          const current = step === shown;
          // A step with nothing to wait for is not done before somebody saw it.
          const isDone = stateOf(guide, step).done && index <= last;
          const state = current && failed ? "failed" : isDone ? "done" : current ? "current" : "open";
          const fact = current && failed ? t("guide.notYet") : (facts[step] ?? "");
          const named = !above || current;
          const word = { done: t("guide.stateDone"), failed: t("guide.stateFailed"), current: "", open: "" }[state];
          const name = t(`guide.step.${step}`);
          const about = !above && index <= last ? fact : "";
          return (
            <li key={step}>
              <button
                type="button"
                className={mergeClasses(styles.step, above && styles.barStep, current && styles.current)}
                aria-current={current ? "step" : undefined}
                aria-label={[`${index + 1}`, name, about, word].filter((part) => part !== "").join(", ")}
                title={named ? undefined : name}
                disabled={index > last}
                data-testid={`guide-step-${step}`}
                onClick={() => open(step)}
              >
                <StepIcon index={index} state={state} />{" "}
                {named && (
                  <span>
                    <span className={mergeClasses(styles.name, current && styles.currentName)}>{name}</span>{" "}
                    {about !== "" && (
                      <span className={mergeClasses(styles.fact, current && failed && styles.failedFact)}>{about}</span>
                    )}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ol>
      {!above && (
        <div className={styles.kept}>
          <SaveRegular aria-hidden className={styles.keptIcon} />
          {t("guide.kept")}
        </div>
      )}
    </nav>
  );
}
