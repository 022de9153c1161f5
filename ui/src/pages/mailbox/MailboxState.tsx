import { Badge, Button, makeStyles, tokens } from "@fluentui/react-components";
import { MailInboxRegular } from "@fluentui/react-icons/svg/mail-inbox";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { isKnownCode, useErrorWords } from "../../components/errorWords";
import { KeyFact } from "../../components/fields/CardPage";
import { useStateWords } from "../../components/frame/MailboxPill";
import { RunProgressBar } from "../../components/RunProgressBar";
import type { MailboxState as State } from "../../data/mailboxState";
import { useSignIn } from "../../data/useActs";
import { useMessageCounts } from "../../data/queries";
import type { MailboxNow } from "../../data/useMailbox";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    margin: "16px",
    padding: "16px 20px",
    display: "flex",
    flexDirection: "column",
    gap: "12px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  head: { display: "flex", alignItems: "center", gap: "12px", flexWrap: "wrap" },
  icon: {
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    width: "40px",
    height: "40px",
    fontSize: "22px",
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  address: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    userSelect: "text",
  },
  button: { marginLeft: "auto" },
  facts: { display: "flex", flexWrap: "wrap", columnGap: "40px", rowGap: "8px" },
  error: { margin: 0, color: tokens.colorStatusDangerForeground3 },
});

const color: Record<State, "success" | "danger" | "warning" | "informative" | "brand"> = {
  running: "brand",
  off: "informative",
  signIn: "danger",
  error: "danger",
  waiting: "warning",
  hold: "warning",
  ready: "success",
};

/** The mailbox at a glance, with the run under way. */
export function MailboxState({ mailbox }: { mailbox: MailboxNow }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const navigate = useNavigate();
  const signIn = useSignIn();
  const words = useErrorWords();
  const counts = useMessageCounts();
  const stateWords = useStateWords()(mailbox);
  const { state, setup, job, account, lastRun, progress } = mailbox;
  if (!mailbox.known) {
    return null;
  }
  const failure = job?.error_code ?? "";
  const next = job?.next_run ?? null;
  const pending = counts.data?.pending ?? 0;
  return (
    <section className={styles.root}>
      <div className={styles.head}>
        <span aria-hidden className={styles.icon}>
          <MailInboxRegular />
        </span>
        <h2 className={styles.address}>{setup?.shared_mailbox || t("mailbox.noMailbox")}</h2>
        <Badge appearance="tint" shape="rounded" color={color[state]}>
          {stateWords}
        </Badge>
        {state === "signIn" && (
          <Button
            appearance="primary"
            className={styles.button}
            disabled={signIn.waiting}
            onClick={() => signIn.signIn(false)}
          >
            {t("frame.signIn")}
          </Button>
        )}
        {state === "off" && (
          <Button className={styles.button} onClick={() => void navigate({ to: "/setup" })}>
            {t("frame.openSetup")}
          </Button>
        )}
      </div>
      {isKnownCode(failure) && (
        <p className={styles.error}>
          {t("mailbox.causeText", { what: words({ code: failure }).what, todo: words({ code: failure }).todo })}
        </p>
      )}
      {progress !== null && progress !== undefined && <RunProgressBar progress={progress} />}
      <div className={styles.facts}>
        <KeyFact label={t("mailbox.account")}>{account?.username ?? t("mailbox.accountNone")}</KeyFact>
        <KeyFact label={t("mailbox.lastRun")}>
          {lastRun === undefined ? t("mailbox.neverYet") : format.relative(lastRun.started_at, now)}
        </KeyFact>
        <KeyFact label={t("mailbox.nextRun")}>
          {next === null || state === "off" ? t("mailbox.notPlanned") : format.clock(next)}
        </KeyFact>
        {setup !== undefined && (
          <KeyFact label={t("mailbox.interval")}>
            {t("mailbox.everyMinutes", { count: setup.job_interval_minutes })}
          </KeyFact>
        )}
        {pending > 0 && <KeyFact label={t("mailbox.pending")}>{format.number(pending)}</KeyFact>}
      </div>
    </section>
  );
}
