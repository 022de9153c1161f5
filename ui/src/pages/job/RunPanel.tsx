import { useTranslation } from "react-i18next";
import { Link, makeStyles } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import type { RunSummary } from "../../api";
import { Fact } from "../../components/fields/FactBox";
import { Problem } from "../../components/problem/Problem";
import { useRemedies } from "../../components/remedy/useRemedies";
import { RunStatus } from "../../components/RunStatus";
import { took } from "../../data/mailboxState";
import { useFormat } from "../../format/useFormat";
import { PanelBody, SidePanel } from "../../components/SidePanel";
import { problemOfRun } from "./storedProblem";

const useStyles = makeStyles({ facts: { display: "flex", flexDirection: "column" } });

/** One run: when, how long, what it did, and what ended it (B.6 Show Error). */
export function RunPanel({ run, onClose }: { run: RunSummary; onClose: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const navigate = useNavigate();
  const remedies = useRemedies();
  const problem = problemOfRun(run);
  const seconds = took(run);
  const counts = [
    [t("mailbox.found"), run.found],
    [t("mailbox.logged"), run.logged],
    [t("mailbox.entries"), run.entries],
    [t("mailbox.late"), run.late_matched],
    [t("jobs.unmatched"), run.unmatched],
    [t("jobs.duplicates"), run.duplicates],
    [t("jobs.drafts"), run.drafts],
    [t("jobs.private"), run.private],
    [t("jobs.blocked"), run.blocked],
    [t("mailbox.quarantined"), run.quarantined],
    [t("mailbox.failed"), run.failed],
    [t("jobs.settled"), run.settled],
    [t("mailbox.pending"), run.pending],
    [t("mailbox.requests"), run.requests],
  ] as const;
  return (
    <SidePanel title={t("jobs.run", { no: run.run_id })} testId="run-panel" onClose={onClose}>
      <PanelBody>
        {problem !== null && <Problem
              problem={problem}
              onRemedy={(remedy) => remedies?.perform(remedy, problem)}
              busy={remedies?.busy === true}
            />}
        <div className={styles.facts}>
          <Fact label={t("mailbox.result")}>
            <RunStatus status={run.status} />
          </Fact>
          <Fact label={t("mailbox.started")}>{format.exact(run.started_at)}</Fact>
          {run.finished_at !== null && <Fact label={t("jobs.ended")}>{format.exact(run.finished_at)}</Fact>}
          {seconds !== undefined && <Fact label={t("mailbox.duration")}>{format.duration(seconds)}</Fact>}
          {run.next_attempt_at !== null && (
            <Fact label={t("jobs.nextAttempt")}>{format.exact(run.next_attempt_at)}</Fact>
          )}
        </div>
        <div className={styles.facts}>
          {counts.map(([label, count]) => (
            <Fact key={label} label={label}>
              {format.number(count)}
            </Fact>
          ))}
        </div>
        {run.quarantined > 0 && (
          <Link as="button" onClick={() => void navigate({ to: "/desk/quarantine" })}>
            {t("jobs.openQuarantine")}
          </Link>
        )}
      </PanelBody>
    </SidePanel>
  );
}
