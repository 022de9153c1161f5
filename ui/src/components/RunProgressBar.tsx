import { Button, makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { RunProgress } from "../api";
import { portion, rate, secondsLeft } from "../data/mailboxState";
import { useCancelRun } from "../data/useActs";
import { useFormat } from "../format/useFormat";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "6px" },
  line: { display: "flex", alignItems: "center", gap: "12px" },
  phase: { fontWeight: tokens.fontWeightSemibold, flexGrow: 1 },
  facts: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** A run under way: what it does, how far it is, how fast, how long still, and a way to stop it. */
export function RunProgressBar({ progress }: { progress: RunProgress }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const { cancel, canceling } = useCancelRun();
  const part = portion(progress);
  const left = secondsLeft(progress);
  const pace = rate(progress);
  const facts = [
    progress.expected === null
      ? t("mailbox.progressFound", { count: progress.found })
      : t("mailbox.progressOf", { found: format.number(progress.found), expected: format.number(progress.expected) }),
    t("mailbox.progressEntries", { count: progress.entries }),
    pace > 0 ? t("mailbox.progressRate", { rate: format.number(Math.round(pace * 10) / 10) }) : "",
    left !== undefined && left > 0 ? t("mailbox.progressLeft", { time: format.duration(left) }) : "",
  ].filter((fact) => fact !== "");
  return (
    <div className={styles.root}>
      <div className={styles.line}>
        <span className={styles.phase}>{t(`mailbox.phase.${progress.phase}`)}</span>
        <Button size="small" disabled={canceling} onClick={cancel}>
          {canceling ? t("frame.canceling") : t("frame.cancelRun")}
        </Button>
      </div>
      <ProgressBar
        thickness="large"
        value={part ?? 0}
        aria-label={t(`mailbox.phase.${progress.phase}`)}
        aria-valuetext={facts.join(", ")}
      />
      <span className={styles.facts}>{facts.join(" · ")}</span>
    </div>
  );
}
