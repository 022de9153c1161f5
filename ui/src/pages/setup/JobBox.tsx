import { Badge, Button, makeStyles } from "@fluentui/react-components";
import { PauseRegular } from "@fluentui/react-icons/svg/pause";
import { PlayRegular } from "@fluentui/react-icons/svg/play";
import { useTranslation } from "react-i18next";
import { commands, type Job, type JobStatus } from "../../api";
import { Fact, FactBox } from "../../components/fields/FactBox";
import { useAct, useProcessNow } from "../../data/useActs";
import { useMailbox } from "../../data/useMailbox";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";

const useStyles = makeStyles({
  title: { display: "flex", justifyContent: "space-between", alignItems: "center" },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "10px" },
});

const colors = {
  Ready: "success",
  "In Process": "brand",
  Error: "danger",
  "On Hold": "warning",
} as const satisfies Record<JobStatus, string>;

const names = {
  Ready: "ready",
  "In Process": "running",
  Error: "error",
  "On Hold": "hold",
} as const satisfies Record<JobStatus, string>;

function useInterval(job: Job): string {
  const { t } = useTranslation();
  const every = t("mailbox.everyMinutes", { count: job.minutes_between });
  const days = job.weekdays.filter(Boolean).length;
  return days === 7 ? t("setup.everyDay", { every }) : t("setup.onDays", { every, count: days });
}

function useAttempts(job: Job): string {
  const { t } = useTranslation();
  if (job.attempts > 0) {
    return t("setup.attemptsUsed", { used: job.attempts, count: job.max_attempts });
  }
  return job.rerun_delay_seconds === 0
    ? t("setup.attemptsGrowing", { count: job.max_attempts })
    : t("setup.attempts", { count: job.max_attempts });
}

/** The job: how it stands, when it ran and runs, and the buttons to run it and to hold it (W33). */
export function JobBox({ job }: { job: Job }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const { lastRun } = useMailbox();
  const process = useProcessNow();
  const hold = useAct(() => commands.jobHold(), t("setup.held"));
  const ready = useAct(() => commands.jobReady(), t("setup.resumed"));
  const interval = useInterval(job);
  const attempts = useAttempts(job);
  const held = job.status === "On Hold";
  const next = job.next_run;
  const last =
    lastRun === undefined
      ? t("mailbox.neverYet")
      : `${format.relative(lastRun.started_at, now)} · ${t("frame.pillNew", { count: lastRun.entries })}`;
  return (
    <FactBox title={t("setup.job")}>
      <Fact label={t("setup.jobState")}>
        <Badge appearance="tint" shape="rounded" color={colors[job.status]}>
          {t(`setup.jobStates.${names[job.status]}`)}
        </Badge>
      </Fact>
      <Fact label={t("mailbox.lastRun")}>{last}</Fact>
      <Fact label={t("mailbox.nextRun")}>{next === null ? t("mailbox.notPlanned") : format.clock(next)}</Fact>
      <Fact label={t("mailbox.interval")}>{interval}</Fact>
      <Fact label={t("setup.attemptsLabel")}>{attempts}</Fact>
      <div className={styles.buttons}>
        <Button size="small" icon={<PlayRegular />} disabled={process.running} onClick={process.start}>
          {t("setup.runNow")}
        </Button>
        {held ? (
          <Button size="small" icon={<PlayRegular />} disabled={ready.busy} onClick={ready.start}>
            {t("setup.resume")}
          </Button>
        ) : (
          <Button size="small" icon={<PauseRegular />} disabled={hold.busy} onClick={hold.start}>
            {t("setup.hold")}
          </Button>
        )}
      </div>
    </FactBox>
  );
}
