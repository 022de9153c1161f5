import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Setup } from "../../api";
import { Fact, FactBox } from "../../components/fields/FactBox";
import { useStateWords } from "../../components/frame/MailboxPill";
import { useMailbox } from "../../data/useMailbox";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { AccountBox } from "./AccountBox";

const useStyles = makeStyles({
  root: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusXLarge },
  beside: {
    width: "336px",
    flexShrink: 0,
    overflowY: "auto",
    borderRadius: 0,
    border: "none",
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Beside the form: the account, the job, what is kept. */
export function SetupSide({ setup, beside = false }: { setup: Setup; beside?: boolean }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const mailbox = useMailbox();
  const words = useStateWords()(mailbox);
  const next = mailbox.job?.next_run ?? null;
  return (
    <div className={mergeClasses(styles.root, beside && styles.beside)}>
      <AccountBox setup={setup} />
      {setup.enabled && (
        <FactBox title={`${t("setup.job")} · ${words}`}>
          <Fact label={t("mailbox.lastRun")}>
            {mailbox.lastRun === undefined ? t("mailbox.neverYet") : format.relative(mailbox.lastRun.started_at, now)}
          </Fact>
          <Fact label={t("mailbox.nextRun")}>{next === null ? t("mailbox.notPlanned") : format.clock(next)}</Fact>
          <Fact label={t("mailbox.interval")}>
            {t("mailbox.everyMinutes", { count: setup.job_interval_minutes })}
          </Fact>
        </FactBox>
      )}
      <FactBox title={t("setup.whatKept")}>
        <p className={styles.text}>
          {setup.keep_content === "full" ? t("setup.whatKeptFull") : t("setup.whatKeptLink")}
        </p>
      </FactBox>
    </div>
  );
}
