import { makeStyles, Tab, TabList } from "@fluentui/react-components";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Job } from "../../api";
import { Card } from "../../components/fields/CardContext";
import { CardPage, KeyFact } from "../../components/fields/CardPage";
import { useKeys } from "../../components/keys/useKeys";
import { Problem } from "../../components/problem/Problem";
import { useRemedies } from "../../components/remedy/useRemedies";
import { RunProgressBar } from "../../components/RunProgressBar";
import { useMailbox } from "../../data/useMailbox";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { fieldNames, fieldsOf, toEngine } from "./fields";
import { JobActions } from "./JobActions";
import { JobFields } from "./JobFields";
import { JobSide } from "./JobSide";
import { JobStatusBadge } from "./JobStatusBadge";
import { RunList } from "./RunList";
import { problemOfJob } from "./storedProblem";

const useStyles = makeStyles({
  above: { flexShrink: 0, padding: "16px 24px 0", maxWidth: "1104px", maxHeight: "50%", overflowY: "auto" },
});

type TabName = "general" | "entries";

/** Card of the job queue entry (R42, R52–R54). */
export function JobCard({ job }: { job: Job }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const client = useQueryClient();
  const mailbox = useMailbox();
  const remedies = useRemedies();
  const [tab, setTab] = useState<TabName>("general");
  const showEntries = useCallback(() => setTab("entries"), []);
  useKeys({ entries: showEntries });
  const write = async (fields: Record<string, string>): Promise<void> => {
    client.setQueryData(["job"], await commands.setJob(toEngine(fields)));
  };
  const problem = problemOfJob(job);
  const { progress, lastRun } = mailbox;
  const running = progress !== null && progress !== undefined;
  return (
    <Card values={fieldsOf(job)} names={fieldNames(t)} write={write}>
      <CardPage
        name={t("jobs.title")}
        badges={<JobStatusBadge status={running ? "In Process" : job.status} />}
        second={t("jobs.description")}
        actions={<JobActions job={job} />}
        facts={
          <>
            <KeyFact label={t("jobs.account")}>{job.user_id || t("mailbox.accountNone")}</KeyFact>
            <KeyFact label={t("mailbox.nextRun")}>
              {job.next_run === null ? (
                t("mailbox.notPlanned")
              ) : (
                <span title={format.exact(job.next_run)}>{format.relative(job.next_run, now)}</span>
              )}
            </KeyFact>
            <KeyFact label={t("mailbox.lastRun")}>
              {lastRun === undefined ? (
                t("mailbox.neverYet")
              ) : (
                <span title={format.exact(lastRun.started_at)}>{format.relative(lastRun.started_at, now)}</span>
              )}
            </KeyFact>
            <KeyFact label={t("jobs.retries")}>
              {t("jobs.retriesOf", { done: format.number(job.attempts), most: format.number(job.max_attempts) })}
            </KeyFact>
          </>
        }
        tabs={
          <TabList selectedValue={tab} onTabSelect={(_, data) => setTab(data.value as TabName)}>
            <Tab value="general">{t("card.general")}</Tab>
            <Tab value="entries">{t("jobs.logEntries")}</Tab>
          </TabList>
        }
        side={<JobSide lastRun={lastRun} onEntries={showEntries} />}
      >
        {running && (
          <div className={styles.above}>
            <RunProgressBar progress={progress} />
          </div>
        )}
        {!running && problem !== null && tab === "general" && (
          <div className={styles.above}>
            <Problem
            problem={problem}
            onRemedy={(remedy) => remedies?.perform(remedy, problem)}
            busy={remedies?.busy === true}
          />
          </div>
        )}
        {tab === "general" ? <JobFields job={job} /> : <RunList />}
      </CardPage>
    </Card>
  );
}
