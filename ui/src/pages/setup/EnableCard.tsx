import { makeStyles, Switch, tokens } from "@fluentui/react-components";
import { MailCheckmarkRegular } from "@fluentui/react-icons/svg/mail-checkmark";
import { MailOffRegular } from "@fluentui/react-icons/svg/mail-off";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { AuditRecord, Setup } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { Problem, problemOf } from "../../components/problem/Problem";
import { useRemedies } from "../../components/remedy/useRemedies";
import { useFormat } from "../../format/useFormat";
import { ConsentDialog } from "./ConsentDialog";
import { useEnable, type Enable } from "./useEnable";
import { useLastEnabled } from "./useLastEnabled";

const useStyles = makeStyles({
  root: {
    display: "flex",
    alignItems: "center",
    gap: "16px",
    padding: "12px 20px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  icon: {
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    width: "40px",
    height: "40px",
    fontSize: "22px",
    flexShrink: 0,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  words: { flexGrow: 1, minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  reason: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  text: { color: tokens.colorNeutralForeground2 },
});

function Questions({ setup, enable }: { setup: Setup; enable: Enable }) {
  const { t } = useTranslation();
  const { asking, agree, giveUp, busy } = enable;
  switch (asking) {
    case "data":
      return <ConsentDialog setup={setup} busy={busy} onAgree={agree} onClose={giveUp} />;
    case "admin":
      return (
        <ConfirmDialog title={t("setup.adminTitle")} confirm={t("setup.adminYes")} onConfirm={agree} onClose={giveUp}>
          {t("setup.adminText")}
        </ConfirmDialog>
      );
    case "account":
      return (
        <ConfirmDialog title={t("setup.renewTitle")} confirm={t("setup.renewYes")} onConfirm={agree} onClose={giveUp}>
          {t("setup.renewText")}
        </ConfirmDialog>
      );
    case "off":
      return (
        <ConfirmDialog
          title={t("setup.disableTitle")}
          confirm={t("setup.disableYes")}
          busy={busy}
          onConfirm={agree}
          onClose={giveUp}
        >
          {t("setup.disableText")}
        </ConfirmDialog>
      );
    case null:
      return null;
  }
}

function useOnText(setup: Setup, since: AuditRecord | null): string {
  const { t } = useTranslation();
  const format = useFormat();
  if (since === null) {
    return t("setup.onText", { count: setup.job_interval_minutes });
  }
  return t("setup.onSince", { day: format.day(since.date.slice(0, 10)), user: since.user_id });
}

/** The switch that turns email logging on, question by question, and off. */
export function EnableCard({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const remedies = useRemedies();
  const enable = useEnable();
  const onText = useOnText(setup, useLastEnabled());
  const reason = !setup.enabled && setup.shared_mailbox === "" ? t("setup.enableMissing") : null;
  const reasonId = useId();
  return (
    <>
      <section className={styles.root} aria-label={t("frame.emailLogging")}>
        <span aria-hidden className={styles.icon}>
          {setup.enabled ? <MailCheckmarkRegular /> : <MailOffRegular />}
        </span>
        <div className={styles.words}>
          <h2 className={styles.title}>{setup.enabled ? t("setup.onTitle") : t("setup.offTitle")}</h2>
          <div className={styles.text}>{setup.enabled ? onText : t("setup.offText")}</div>
          {reason !== null && <div id={reasonId} className={styles.reason}>{reason}</div>}
        </div>
        <Switch
          label={t("setup.enabled")}
          labelPosition="before"
          checked={setup.enabled}
          disabled={reason !== null || enable.busy}
          aria-describedby={reason === null ? undefined : reasonId}
          onChange={() => enable.ask(setup.enabled ? "off" : "data")}
        />
        <Questions setup={setup} enable={enable} />
      </section>
      {enable.error !== null && (
        <Problem
          problem={problemOf(enable.error)}
          busy={remedies?.busy === true || enable.busy}
          onRemedy={(remedy) => remedies?.perform(remedy)}
          onRetry={() => enable.ask(setup.enabled ? "off" : "data")}
        />
      )}
    </>
  );
}
