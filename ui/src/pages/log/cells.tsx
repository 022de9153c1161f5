import { Badge, makeStyles, tokens, Tooltip } from "@fluentui/react-components";
import { CommentRegular } from "@fluentui/react-icons/svg/comment";
import { LinkDismissRegular } from "@fluentui/react-icons/svg/link-dismiss";
import { MailClockRegular } from "@fluentui/react-icons/svg/mail-clock";
import { useTranslation } from "react-i18next";
import type { LinkState, LogEntry } from "../../api";

const useStyles = makeStyles({
  text: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", minWidth: 0 },
  line: { display: "flex", alignItems: "center", gap: "6px", minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, display: "inline-flex", fontSize: "16px" },
  nothing: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  warn: { color: tokens.colorStatusWarningForeground3, display: "inline-flex", fontSize: "16px" },
  badge: { flexShrink: 0 },
});

/** Says that a link is not fine; nothing when it is. */
export function LinkStateIcon({ state }: { state: LinkState }) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (state === "ok") {
    return null;
  }
  const text = { pending: t("log.linkPending"), stale: t("log.linkStale"), none: t("log.linkNone") }[state];
  return (
    <Tooltip content={text} relationship="label">
      <span role="img" className={styles.warn}>
        {state === "pending" ? <MailClockRegular /> : <LinkDismissRegular />}
      </span>
    </Tooltip>
  );
}

/** What an entry is about, how long its conversation is, whether somebody commented, whether its link is fine. */
export function Description({ entry }: { entry: LogEntry }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <span className={styles.line}>
      <span className={styles.text}>
        {entry.subject === "" && entry.description === "" ? (
          <span className={styles.nothing}>{t("common.noSubject")}</span>
        ) : (
          entry.subject || entry.description
        )}
      </span>
      {entry.conversation_count > 1 && (
        <Badge
          appearance="tint"
          color="informative"
          size="small"
          shape="rounded"
          className={styles.badge}
          aria-label={t("log.conversation", { count: entry.conversation_count })}
          title={t("log.conversation", { count: entry.conversation_count })}
        >
          {entry.conversation_count}
        </Badge>
      )}
      {entry.comment && (
        <span role="img" aria-label={t("log.hasComments")} title={t("log.hasComments")} className={styles.quiet}>
          <CommentRegular />
        </span>
      )}
      {entry.email_logged && <LinkStateIcon state={entry.link_state} />}
    </span>
  );
}
