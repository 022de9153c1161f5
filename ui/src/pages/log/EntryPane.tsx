import {
  Avatar,
  Badge,
  Button,
  makeStyles,
  mergeClasses,
  tokens,
  Tooltip,
} from "@fluentui/react-components";
import { AttachRegular } from "@fluentui/react-icons/svg/attach";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronUpRegular } from "@fluentui/react-icons/svg/chevron-up";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { LogEntry } from "../../api";
import { DirectionIcon } from "../../components/DirectionIcon";
import { SidePane } from "../../components/list";
import { useExplanation } from "../../data/queries";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { LinkStateIcon } from "./columns";
import { EntryFacts } from "./EntryFacts";
import { SameMail } from "./SameMail";

/** At most that many lines; the whole text stands in the tooltip. */
const clamped = (lines: number) =>
  ({ display: "-webkit-box", WebkitBoxOrient: "vertical", WebkitLineClamp: lines, overflow: "hidden" }) as const;

const useStyles = makeStyles({
  head: { padding: "16px 20px 12px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  title: { display: "flex", alignItems: "flex-start", gap: "4px" },
  subject: {
    flexGrow: 1,
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
    userSelect: "text",
    ...clamped(4),
  },
  who: { display: "flex", gap: "12px", marginTop: "12px" },
  names: { flexGrow: 1, minWidth: 0, userSelect: "text", overflowWrap: "anywhere" },
  name: {
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: "none",
    ":hover": { textDecorationLine: "underline" },
  },
  second: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  two: clamped(2),
  when: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap" },
  tags: { display: "flex", flexWrap: "wrap", gap: "6px", marginTop: "12px", alignItems: "center" },
  buttons: { display: "flex", gap: "8px", marginTop: "12px", flexWrap: "wrap" },
  body: { flex: "1 1 0", minHeight: 0, overflowY: "auto", padding: "12px 20px 20px" },
  nothing: { margin: "auto", padding: "20px", color: tokens.colorNeutralForeground3 },
});

function authorOf(entry: LogEntry): string {
  const name = entry.information_flow === "Outbound" ? entry.salesperson_name : entry.contact_name;
  return name || entry.sender;
}

/** Who wrote it, leading to the card. */
function AuthorName({ entry }: { entry: LogEntry }) {
  const styles = useStyles();
  const name = authorOf(entry);
  if (entry.information_flow === "Outbound" && entry.salesperson_code !== "") {
    return (
      <Link to="/salespeople/$code" params={{ code: entry.salesperson_code }} className={styles.name}>
        {name}
      </Link>
    );
  }
  if (entry.information_flow !== "Outbound" && entry.contact_no !== "") {
    return (
      <Link to="/contacts/$no" params={{ no: entry.contact_no }} className={styles.name}>
        {name}
      </Link>
    );
  }
  return <span>{name}</span>;
}

interface Props {
  entry: LogEntry | undefined;
  over: boolean;
  onStep: (by: number) => void;
  onOpenLink: (entry: LogEntry) => void;
  onWhy: (key: string) => void;
  onClose: () => void;
}

/** The current entry beside the list: who, when, what it is, where its message lies. */
export function EntryPane({ entry, over, onStep, onOpenLink, onWhy, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const explanation = useExplanation(entry?.message_key ?? null);
  if (entry === undefined) {
    return (
      <SidePane id="log" label={t("log.paneLabel")} over={over} onClose={onClose}>
        <p className={styles.nothing}>{t("log.paneNothing")}</p>
      </SidePane>
    );
  }
  const subject = entry.subject || entry.description || t("common.noSubject");
  const message = explanation.data;
  const recipients =
    message === undefined || message.recipients.length === 0
      ? entry.recipients
      : message.recipients.map((party) => party.name || party.address);
  const outbound = entry.information_flow === "Outbound";
  const sender = [entry.sender, outbound ? "" : entry.contact_company_name].filter((part) => part !== "").join(" · ");
  const flow = { Inbound: t("common.inbound"), Outbound: t("common.outbound") }[entry.information_flow];
  return (
    <SidePane id="log" label={t("log.paneLabel")} over={over} onClose={onClose}>
      <div className={styles.head}>
        <div className={styles.title}>
          <h2 className={styles.subject} title={subject}>
            {subject}
          </h2>
          <Tooltip content={t("log.panePrevious")} relationship="label">
            <Button size="small" appearance="subtle" icon={<ChevronUpRegular />} onClick={() => onStep(-1)} />
          </Tooltip>
          <Tooltip content={t("log.paneNext")} relationship="label">
            <Button size="small" appearance="subtle" icon={<ChevronDownRegular />} onClick={() => onStep(1)} />
          </Tooltip>
          <Tooltip content={t("common.close")} relationship="label">
            <Button size="small" appearance="subtle" icon={<DismissRegular />} onClick={onClose} />
          </Tooltip>
        </div>
        <div className={styles.who}>
          <Avatar name={authorOf(entry)} color="colorful" size={40} aria-hidden />
          <div className={styles.names}>
            <div className={styles.two} title={authorOf(entry)}>
              <AuthorName entry={entry} />
            </div>
            <div className={mergeClasses(styles.second, styles.two)} title={sender}>
              {sender}
            </div>
            {recipients.length > 0 && (
              <div className={mergeClasses(styles.second, styles.two)} title={recipients.join(", ")}>
                {t("log.paneTo", { names: recipients.join(", ") })}
              </div>
            )}
          </div>
          <span className={styles.when} title={format.exact(entry.time)}>
            {format.relative(entry.time, now)}
          </span>
        </div>
        <div className={styles.tags}>
          {flow !== undefined && (
            <Badge appearance="tint" shape="rounded" icon={<DirectionIcon flow={entry.information_flow} />}>
              {flow}
            </Badge>
          )}
          {entry.template_code !== "" && (
            <Badge appearance="tint" color="informative" shape="rounded">
              {entry.template_code}
            </Badge>
          )}
          <Badge appearance="tint" color="informative" shape="rounded">
            {t("log.paneEntry", { no: entry.entry_no })}
          </Badge>
          {entry.has_attachments && (
            <Badge appearance="tint" color="informative" shape="rounded" icon={<AttachRegular />}>
              {t("log.paneAttachments")}
            </Badge>
          )}
          {entry.canceled && (
            <Badge appearance="tint" color="warning" shape="rounded">
              {t("log.canceled")}
            </Badge>
          )}
          <LinkStateIcon state={entry.link_state} />
        </div>
        <div className={styles.buttons}>
          <Tooltip
            content={entry.link_state === "none" ? t("log.openNoLink") : t("log.openInOutlook")}
            relationship="description"
          >
            <Button
              appearance="primary"
              icon={<OpenRegular />}
              data-testid="entry-open-link"
              disabledFocusable={entry.link_state === "none"}
              onClick={() => entry.link_state !== "none" && onOpenLink(entry)}
            >
              {t("log.openInOutlook")}
            </Button>
          </Tooltip>
          {entry.message_key !== "" && (
            <Button onClick={() => onWhy(entry.message_key)}>{t("log.why")}</Button>
          )}
        </div>
      </div>
      <div className={styles.body}>
        <EntryFacts entry={entry} recipients={message?.recipients} author={message?.author} />
        {message !== undefined && <SameMail message={message} entryNo={entry.entry_no} />}
      </div>
    </SidePane>
  );
}
