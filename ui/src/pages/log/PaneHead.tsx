import { Avatar, Badge, Button, makeStyles, mergeClasses, tokens, Tooltip } from "@fluentui/react-components";
import { AttachRegular } from "@fluentui/react-icons/svg/attach";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { LogEntry } from "../../api";
import { DirectionIcon } from "../../components/DirectionIcon";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { LinkStateIcon } from "./cells";
import { GradePicker } from "./GradePicker";

/** At most two lines; the whole text stands in the tooltip. */
const two = { display: "-webkit-box", WebkitBoxOrient: "vertical", WebkitLineClamp: 2, overflow: "hidden" } as const;

const useStyles = makeStyles({
  who: { display: "flex", gap: "12px", marginTop: "12px" },
  names: { flexGrow: 1, minWidth: 0, userSelect: "text", overflowWrap: "anywhere" },
  name: {
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: "none",
    ":hover": { textDecorationLine: "underline" },
  },
  second: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  two,
  when: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap" },
  tags: { display: "flex", flexWrap: "wrap", gap: "6px", marginTop: "12px", alignItems: "center" },
  grade: { marginLeft: "auto" },
  buttons: { display: "flex", gap: "8px", marginTop: "12px", flexWrap: "wrap" },
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

/** Who wrote to whom, and when. */
export function PaneAuthor({ entry, recipients }: { entry: LogEntry; recipients: readonly string[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const company = entry.information_flow === "Outbound" ? "" : entry.contact_company_name;
  const sender = [entry.sender, company].filter((part) => part !== "").join(" · ");
  return (
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
  );
}

interface Tags {
  entry: LogEntry;
  onEvaluate: (entry: LogEntry, grade: number) => void;
}

/** What an entry is, and how the interaction went. */
export function PaneTags({ entry, onEvaluate }: Tags) {
  const { t } = useTranslation();
  const styles = useStyles();
  const flow = { Inbound: t("common.inbound"), Outbound: t("common.outbound") }[entry.information_flow];
  return (
    <div className={styles.tags}>
      {flow !== undefined && (
        <Badge appearance="tint" shape="rounded" icon={<DirectionIcon flow={entry.information_flow} />}>
          {flow}
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
      {entry.attempt_failed && (
        <Badge appearance="tint" color="warning" shape="rounded">
          {t("log.attemptFailed")}
        </Badge>
      )}
      {entry.email_logged && <LinkStateIcon state={entry.link_state} />}
      <span className={styles.grade}>
        <GradePicker
          value={entry.evaluation}
          onChoose={({ number }) => onEvaluate(entry, number)}
        />
      </span>
    </div>
  );
}

interface Buttons {
  entry: LogEntry;
  onOpenLink: (entry: LogEntry) => void;
  onWhy: (key: string) => void;
  /** Finishes a postponed interaction. */
  onResume: (entry: LogEntry) => void;
}

/** The main actions of an entry. */
export function PaneButtons({ entry, onOpenLink, onWhy, onResume }: Buttons) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.buttons}>
      {entry.postponed && (
        <Button appearance="primary" disabled={entry.canceled} onClick={() => onResume(entry)}>
          {t("log.resume")}
        </Button>
      )}
      {entry.email_logged && (
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
      )}
      {entry.message_key !== "" && (
        <Button onClick={() => onWhy(entry.message_key)}>{t("log.why")}</Button>
      )}
    </div>
  );
}
