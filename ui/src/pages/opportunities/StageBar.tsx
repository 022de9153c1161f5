import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { useTranslation } from "react-i18next";
import type { StageSpan } from "./stages";

const useStyles = makeStyles({
  root: { display: "flex", flex: "1 0 100%", minWidth: 0, listStyleType: "none", margin: 0, padding: 0 },
  item: { flex: "1 1 0", minWidth: 0 },
  step: {
    boxSizing: "border-box",
    width: "100%",
    minHeight: "40px",
    display: "flex",
    alignItems: "center",
    gap: "8px",
    padding: "4px 18px",
    border: "none",
    font: "inherit",
    textAlign: "left",
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground2,
    clipPath: "polygon(0 0, calc(100% - 10px) 0, 100% 50%, calc(100% - 10px) 100%, 0 100%, 10px 50%)",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-4px" },
  },
  able: { cursor: "pointer", ":hover": { textDecorationLine: "underline" } },
  done: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  now: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontWeight: tokens.fontWeightSemibold,
  },
  name: { minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  days: { marginLeft: "auto", fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap" },
});

interface Props {
  spans: readonly StageSpan[];
  /** Takes the opportunity to a stage; none where no step leads there. */
  stepTo: (stage: number) => (() => void) | undefined;
}

/** The stages of the sales cycle: those behind, the one it stands at, those to come, each with its days. */
export function StageBar({ spans, stepTo }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const names = {
    done: (stage: string) => t("opportunities.stageDone", { stage }),
    now: (stage: string) => t("opportunities.stageNow", { stage }),
    later: (stage: string) => t("opportunities.stageLater", { stage }),
  };
  return (
    <ol className={styles.root} aria-label={t("opportunities.stages")} data-testid="stage-bar">
      {spans.map(({ stage, description, state, days }) => {
        const run = stepTo(stage);
        const look = mergeClasses(styles.step, state !== "later" && styles[state], run !== undefined && styles.able);
        const told = days === null ? "" : t("opportunities.stageDays", { count: days });
        const label = [names[state](description), told].filter((part) => part !== "").join(" · ");
        const inside = (
          <>
            {state === "done" && <CheckmarkRegular aria-hidden />}
            <span className={styles.name}>{description}</span>
            <span className={styles.days}>{told}</span>
          </>
        );
        return (
          <li key={stage} className={styles.item} aria-current={state === "now" ? "step" : undefined}>
            {run === undefined ? (
              <div className={look} title={label}>
                {inside}
              </div>
            ) : (
              <button type="button" className={look} title={label} aria-label={label} onClick={run}>
                {inside}
              </button>
            )}
          </li>
        );
      })}
    </ol>
  );
}
