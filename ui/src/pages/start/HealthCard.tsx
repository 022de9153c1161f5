import { Badge, Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkRegular } from "@fluentui/react-icons/svg/checkmark";
import { ErrorCircleRegular } from "@fluentui/react-icons/svg/error-circle";
import { PauseRegular } from "@fluentui/react-icons/svg/pause";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { JobHealth, RunMark } from "../../api";
import { useNoticeWords, useUrgentNotices } from "../../components/frame/notices";
import { useProcessNow } from "../../data/useActs";
import { useAccount, useLimits, useMessageCounts, useProgress } from "../../data/queries";
import { bytesText } from "../../format/bytes";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { HomeCard } from "./HomeCard";
import { PageLink } from "./PageLink";

const useStyles = makeStyles({
  body: { padding: "4px 16px 12px" },
  marks: { display: "flex", gap: "2px", height: "24px" },
  mark: { flex: "1 1 0", maxWidth: "12px", borderRadius: "2px", forcedColorAdjust: "none" },
  fine: { backgroundColor: tokens.colorStatusSuccessForeground3 },
  waited: {
    backgroundColor: tokens.colorStatusWarningForeground3,
    backgroundImage: `repeating-linear-gradient(45deg, transparent 0 3px, ${tokens.colorNeutralBackground1} 3px 4px)`,
  },
  failed: { backgroundColor: tokens.colorStatusDangerForeground3, height: "14px", alignSelf: "flex-end" },
  other: { backgroundColor: tokens.colorNeutralStroke1 },
  scale: {
    display: "flex",
    justifyContent: "space-between",
    gap: "8px",
    margin: "2px 0 8px",
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    color: tokens.colorNeutralForeground3,
  },
  facts: { display: "grid", gridTemplateColumns: "minmax(0, 1fr) auto", margin: 0, rowGap: "8px", columnGap: "12px" },
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    textAlign: "right",
    overflowWrap: "anywhere",
    userSelect: "text",
  },
  end: { marginLeft: "auto" },
});

function toneOf({ status }: RunMark): "fine" | "waited" | "failed" | "other" {
  switch (status) {
    case "succeeded":
      return "fine";
    case "postponed":
    case "interrupted":
      return "waited";
    case "failed":
      return "failed";
    default:
      return "other";
  }
}

function Marks({ runs }: { runs: readonly RunMark[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const [first, last] = [runs[0], runs.at(-1)];
  if (first === undefined || last === undefined) {
    return null;
  }
  const of = (tone: ReturnType<typeof toneOf>): number => runs.filter((run) => toneOf(run) === tone).length;
  const parts = [t("home.runs", { count: runs.length })];
  if (of("waited") > 0) {
    parts.push(t("home.retried", { count: of("waited") }));
  }
  if (of("failed") > 0) {
    parts.push(t("home.failed", { count: of("failed") }));
  }
  return (
    <>
      <div className={styles.marks} aria-hidden>
        {runs.map((run) => (
          <span
            key={run.run_id}
            title={format.exact(run.started_at)}
            className={mergeClasses(styles.mark, styles[toneOf(run)])}
          />
        ))}
      </div>
      <div className={styles.scale}>
        <span>{format.clock(first.started_at)}</span>
        <span>{parts.join(", ")}</span>
        <span>{format.clock(last.started_at)}</span>
      </div>
    </>
  );
}

/** What is told about the job, label and value. */
function useFacts(job: JobHealth): [string, string][] {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { data: account } = useAccount();
  const { data: limits } = useLimits();
  const { data: counts } = useMessageCounts();
  const facts: [string, string][] = [];
  const { last_run, last_success, next_run } = job;
  if (last_run !== null) {
    const started = format.relative(last_run.started_at, now);
    facts.push([t("home.lastRun"), `${started} · ${t("frame.pillNew", { count: last_run.entries })}`]);
  }
  if (last_success !== null && last_run?.status !== "succeeded") {
    facts.push([t("home.lastSuccess"), format.relative(last_success, now)]);
  }
  if (next_run !== null && job.enabled) {
    const minutes = Math.max(0, Math.round((Date.parse(next_run) - now) / 60_000));
    const soon = minutes < 60 ? t("home.inMinutes", { count: minutes }) : format.relative(next_run, now);
    facts.push([t("home.nextRun"), soon]);
  }
  if (account !== null && account !== undefined) {
    facts.push([t("home.account"), account.username]);
    if (account.kept_until !== null) {
      facts.push([t("home.signInUntil"), format.date(Date.parse(account.kept_until))]);
    }
  }
  if (limits?.bytes !== null && limits?.bytes !== undefined) {
    const used = bytesText(limits.bytes, format.locale);
    const of = limits.byte_limit === null ? "" : bytesText(limits.byte_limit, format.locale);
    facts.push([t("home.mailbox"), of === "" ? used : t("home.sizeOf", { used, of })]);
  }
  if (counts !== undefined) {
    facts.push([t("home.toProcess"), format.number(counts.pending)]);
    facts.push([
      t("home.notLogged"),
      t("home.twoNumbers", { one: format.number(counts.unmatched), other: format.number(counts.quarantined) }),
    ]);
  }
  return facts;
}

/** How the job is, and the one thing to do about it. */
export function HealthCard({ job, className }: { job: JobHealth; className: string | undefined }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const facts = useFacts(job);
  const urgent = useUrgentNotices().find(({ blocking }) => blocking);
  const words = useNoticeWords();
  const { data: progress } = useProgress();
  const { start, running } = useProcessNow();
  const needed = job.needs_person || urgent !== undefined;
  const held = job.status === "On Hold";
  const busy = running || (progress !== null && progress !== undefined);
  const state = needed ? "needed" : !job.enabled ? "off" : held ? "hold" : "fine";
  return (
    <HomeCard
      className={className}
      title={t("home.health")}
      plain
      badge={
        <Badge
          appearance="tint"
          shape="rounded"
          color={{ needed: "danger", off: "informative", hold: "warning", fine: "success" }[state] as "danger"}
          icon={{ needed: <ErrorCircleRegular />, off: <PauseRegular />, hold: <PauseRegular />, fine: <CheckmarkRegular /> }[state]}
        >
          {t(`home.state.${state}`)}
        </Badge>
      }
      aside={
        <Button size="small" appearance="subtle" onClick={() => void navigate({ to: "/mailbox" })}>
          {t("home.allRuns")}
        </Button>
      }
      foot={
        <>
          <span>{urgent === undefined ? t(`home.stateText.${state}`) : words(urgent).title}</span>
          <span className={styles.end}>
            {needed || !job.enabled ? (
              <PageLink to="/setup">{t("frame.openSetup")}</PageLink>
            ) : (
              <Button size="small" appearance="transparent" disabled={busy} onClick={start}>
                {t("home.runNow")}
              </Button>
            )}
          </span>
        </>
      }
    >
      <div className={styles.body}>
        <Marks runs={job.runs} />
        <dl className={styles.facts}>
          {facts.map(([label, value]) => (
            <div key={label} style={{ display: "contents" }}>
              <dt className={styles.label}>{label}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </HomeCard>
  );
}
