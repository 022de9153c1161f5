import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { RunSummary } from "../../api";
import { Fact, FactBox } from "../../components/fields/FactBox";
import { RunStatus } from "../../components/RunStatus";
import { took } from "../../data/mailboxState";
import { useFormat } from "../../format/useFormat";

const useStyles = makeStyles({
  text: { margin: "0 0 8px", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  lastRun: RunSummary | undefined;
  onEntries: () => void;
}

/** Beside the job: what its last run did, and what its actions mean. */
export function JobSide({ lastRun, onEntries }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const seconds = lastRun === undefined ? undefined : took(lastRun);
  return (
    <>
      <FactBox title={t("mailbox.lastRun")}>
        {lastRun === undefined ? (
          <p className={styles.text}>{t("mailbox.runsEmpty")}</p>
        ) : (
          <>
            <Fact label={t("mailbox.result")}>
              <RunStatus status={lastRun.status} />
            </Fact>
            {seconds !== undefined && <Fact label={t("mailbox.duration")}>{format.duration(seconds)}</Fact>}
            <Fact label={t("mailbox.found")}>{format.number(lastRun.found)}</Fact>
            <Fact label={t("mailbox.logged")}>{format.number(lastRun.logged)}</Fact>
            <Fact label={t("mailbox.pending")}>{format.number(lastRun.pending)}</Fact>
          </>
        )}
        <Link as="button" onClick={onEntries}>
          {t("jobs.logEntries")}
        </Link>
      </FactBox>
      <FactBox title={t("jobs.meaningTitle")}>
        <p className={styles.text}>{t("jobs.meaningHold")}</p>
        <p className={styles.text}>{t("jobs.meaningRestart")}</p>
        <p className={styles.text}>{t("jobs.meaningError")}</p>
      </FactBox>
    </>
  );
}
