import { Badge, makeStyles, tokens, Tooltip } from "@fluentui/react-components";
import { ArrowSwapRegular } from "@fluentui/react-icons/svg/arrow-swap";
import { AttachRegular } from "@fluentui/react-icons/svg/attach";
import { LinkDismissRegular } from "@fluentui/react-icons/svg/link-dismiss";
import { MailClockRegular } from "@fluentui/react-icons/svg/mail-clock";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { LinkState, LogEntry } from "../../api";
import { DirectionIcon } from "../../components/DirectionIcon";
import type { ListColumn } from "../../components/list";

const useStyles = makeStyles({
  icon: { fontSize: "16px", verticalAlign: "middle" },
  text: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", minWidth: 0 },
  line: { display: "flex", alignItems: "center", gap: "6px", minWidth: 0 },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  second: { color: tokens.colorNeutralForeground2 },
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

function Description({ entry }: { entry: LogEntry }) {
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
      <LinkStateIcon state={entry.link_state} />
    </span>
  );
}

/** Columns of the interaction log. */
export function useLogColumns(): readonly ListColumn<LogEntry>[] {
  const { t } = useTranslation();
  const styles = useStyles();
  return useMemo<readonly ListColumn<LogEntry>[]>(
    () => [
      {
        id: "direction",
        name: t("log.direction"),
        icon: <ArrowSwapRegular aria-hidden className={styles.icon} />,
        width: 18,
        cell: (entry) => <DirectionIcon flow={entry.information_flow} />,
        text: (entry) =>
          ({ Inbound: t("common.inbound"), Outbound: t("common.outbound") })[entry.information_flow] ?? "",
      },
      {
        id: "date",
        name: t("log.date"),
        width: 96,
        sort: "date",
        descendingFirst: true,
        cell: (entry, { format, now }) => (
          <span className={styles.small}>{format.relative(entry.time, now)}</span>
        ),
        text: (entry, { format }) => format.exact(entry.time),
        copied: (entry, { format }) => format.sheet(entry.time),
      },
      {
        id: "description",
        name: t("log.description"),
        width: 180,
        flexible: true,
        fixed: true,
        sort: "description",
        cell: (entry) => <Description entry={entry} />,
        text: (entry) => entry.subject || entry.description || t("common.noSubject"),
      },
      {
        id: "contact",
        name: t("log.contact"),
        width: 134,
        sort: "contact",
        cell: (entry) => entry.contact_name || entry.contact_no,
        text: (entry) => entry.contact_name || entry.contact_no,
      },
      {
        id: "company",
        name: t("log.company"),
        width: 146,
        sort: "company",
        yields: 2,
        cell: (entry) => <span className={styles.second}>{entry.contact_company_name}</span>,
        text: (entry) => entry.contact_company_name,
      },
      {
        id: "salesperson",
        name: t("log.salespersonShort"),
        width: 44,
        sort: "salesperson",
        yields: 1,
        cell: (entry) => <span className={styles.small}>{entry.salesperson_code}</span>,
        text: (entry) => entry.salesperson_name || entry.salesperson_code,
      },
      {
        id: "attachments",
        name: t("log.attachment"),
        icon: <AttachRegular aria-hidden className={styles.icon} />,
        width: 20,
        yields: 3,
        cell: (entry) =>
          entry.has_attachments ? (
            <AttachRegular role="img" aria-label={t("log.paneAttachments")} className={styles.icon} />
          ) : null,
        text: (entry) => (entry.has_attachments ? t("common.yes") : ""),
      },
      {
        id: "sender",
        name: t("log.from"),
        width: 200,
        hidden: true,
        yields: 4,
        cell: (entry) => entry.sender,
        text: (entry) => entry.sender,
      },
      {
        id: "template",
        name: t("log.template"),
        width: 80,
        hidden: true,
        yields: 5,
        cell: (entry) => entry.template_code,
        text: (entry) => entry.template_code,
      },
      {
        id: "contact_no",
        name: t("log.contactNo"),
        width: 90,
        hidden: true,
        yields: 5,
        cell: (entry) => entry.contact_no,
        text: (entry) => entry.contact_no,
      },
      {
        id: "entry_no",
        name: t("log.entryNo"),
        width: 80,
        align: "end",
        sort: "entry_no",
        descendingFirst: true,
        hidden: true,
        yields: 5,
        cell: (entry) => String(entry.entry_no),
        text: (entry) => String(entry.entry_no),
      },
    ],
    [t, styles],
  );
}
