import { Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useRuns } from "../../data/queries";
import type { Cause, Code, Notice } from "../../api";
import { useProcessNow } from "../../data/useActs";
import type { MailboxNow } from "../../data/useMailbox";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { isKnownCode, useErrorWords } from "../errorWords";
import { useRemedies } from "../remedy/useRemedies";
import { RunProgressBar } from "../RunProgressBar";
import { RunStatus } from "../RunStatus";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "12px" },
  head: { display: "flex", alignItems: "flex-start", gap: "12px" },
  names: { flexGrow: 1, minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  second: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  caption: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, margin: 0 },
  runs: { listStyleType: "none", margin: 0, padding: 0 },
  run: {
    display: "grid",
    gridTemplateColumns: "96px 1fr auto",
    gap: "8px",
    alignItems: "center",
    height: "28px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
  },
  error: { margin: 0, color: tokens.colorStatusDangerForeground3, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  mailbox: MailboxNow;
  words: string;
  /** What nothing is logged without. */
  blocking: Notice | undefined;
  onAll: () => void;
  onSetup: () => void;
}

function FailureText({ code, cause }: { code: Code; cause: Cause | null }) {
  const styles = useStyles();
  const { what, todo } = useErrorWords()({ code, cause });
  return (
    <p className={styles.error}>
      {what}. {todo}
    </p>
  );
}

/** What the pill opens: state, progress, last runs, and the one button that helps now. */
export function PillSurface({ mailbox, words, blocking, onAll, onSetup }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const runs = useRuns(5);
  const process = useProcessNow();
  const remedies = useRemedies();
  const { state, setup, job, progress } = mailbox;
  const failure = state === "error" || state === "waiting" ? (mailbox.lastRun?.error_code ?? "") : "";
  const next = job?.next_run ?? null;
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <div className={styles.names}>
          <div className={styles.title}>{setup?.shared_mailbox || t("frame.mailbox")}</div>
          <div className={styles.second}>
            {words}
            {next !== null && state === "ready" && ` · ${t("mailbox.nextAt", { clock: format.clock(next) })}`}
          </div>
        </div>
        {blocking !== undefined && (
          <Button appearance="primary" disabled={remedies?.busy} onClick={() => remedies?.perform(blocking.remedy)}>
            {t(`causes.remedy.${blocking.remedy}`)}
          </Button>
        )}
        {blocking === undefined && state === "off" && (
          <Button appearance="primary" onClick={onSetup}>
            {t("frame.openSetup")}
          </Button>
        )}
        {blocking === undefined && ["ready", "waiting", "error", "hold"].includes(state) && (
          <Button appearance="primary" disabled={process.running} onClick={process.start}>
            {t("frame.processNow")}
          </Button>
        )}
      </div>
      {progress !== null && progress !== undefined && <RunProgressBar progress={progress} />}
      {blocking !== undefined && <p className={styles.error}>{t(`causes.text.${blocking.cause}`)}</p>}
      {blocking === undefined && isKnownCode(failure) && <FailureText code={failure} cause={mailbox.lastRun?.error_cause ?? null} />}
      {(runs.data?.length ?? 0) > 0 && (
        <>
          <h3 className={styles.caption}>{t("frame.lastRuns")}</h3>
          <ul className={styles.runs}>
            {runs.data?.map((run) => (
              <li key={run.run_id} className={styles.run} title={format.exact(run.started_at)}>
                <span>{format.relative(run.started_at, now)}</span>
                <RunStatus status={run.status} />
                <span>{t("mailbox.toastLogged", { count: run.logged })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <Link as="button" onClick={onAll}>
        {t("frame.allRuns")}
      </Link>
    </div>
  );
}
