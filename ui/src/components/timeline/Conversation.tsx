import { Badge, Link as FluentLink, mergeClasses } from "@fluentui/react-components";
import { AttachRegular } from "@fluentui/react-icons/svg/attach";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { LinkDismissRegular } from "@fluentui/react-icons/svg/link-dismiss";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TimelineMessage } from "../../api";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { DirectionIcon } from "../DirectionIcon";
import { useTimelineStyles } from "./styles";

/** So many messages are shown at first. */
const FEW = 6;

interface Props {
  messages: readonly TimelineMessage[];
  /** Messages there are; more than come with it in a long conversation. */
  count: number;
  contactNo: string;
  /** Whether its messages are shown from the beginning. */
  open: boolean;
}

function Message({ message, contactNo }: { message: TimelineMessage; contactNo: string }) {
  const { t } = useTranslation();
  const styles = useTimelineStyles();
  const format = useFormat();
  const now = useNow();
  const navigate = useNavigate();
  const { entry, salespeople, contacts } = message;
  const inbound = entry.information_flow === "Inbound";
  const [from, to] = inbound ? [contacts, salespeople] : [salespeople, contacts];
  const names = `${from.join(", ") || entry.sender} → ${to.join(", ")}`;
  return (
    <li className={styles.message} data-testid="timeline-message">
      <DirectionIcon flow={entry.information_flow} />
      <div className={styles.text}>
        <FluentLink
          as="button"
          onClick={() => void navigate({ to: "/log", search: { contact: contactNo, conversation: entry.message_key } })}
        >
          {entry.description || t("common.noSubject")}
        </FluentLink>{" "}
        {entry.has_attachments && <AttachRegular role="img" aria-label={t("log.paneAttachments")} className={styles.icon} />}
        {entry.link_state === "stale" && <LinkDismissRegular role="img" aria-label={t("log.linkStale")} className={styles.icon} />}
        <div className={styles.second}>{t("timeline.entryBy", { names, no: entry.entry_no })}</div>
      </div>
      <span className={styles.second} title={format.exact(entry.time)}>
        {format.relative(entry.time, now)}
      </span>
    </li>
  );
}

/** The mail of one conversation: subject, who took part, and its messages once it is opened. */
export function Conversation({ messages, count, contactNo, open: first }: Props) {
  const { t } = useTranslation();
  const styles = useTimelineStyles();
  const format = useFormat();
  const now = useNow();
  const navigate = useNavigate();
  const [open, setOpen] = useState(first);
  const [whole, setWhole] = useState(false);
  const newest = messages[0]?.entry;
  if (newest === undefined) {
    return null;
  }
  const salespeople = [...new Set(messages.flatMap((message) => message.salespeople))].join(", ");
  return (
    <>
      <button type="button" className={mergeClasses(styles.head, styles.button)} aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? <ChevronDownRegular aria-hidden className={styles.icon} /> : <ChevronRightRegular aria-hidden className={styles.icon} />}
        <DirectionIcon flow={newest.information_flow} />
        <span className={styles.subject}>{messages.at(-1)?.entry.description || t("common.noSubject")}</span>
        <Badge appearance="tint" color="informative" shape="rounded">
          {t("timeline.messages", { count })}
        </Badge>
        <span className={styles.end}>
          <span>{salespeople}</span>
          <span title={format.exact(newest.time)}>{format.relative(newest.time, now)}</span>
        </span>
      </button>
      {open && (
        <ul className={styles.messages}>
          {(whole ? messages : messages.slice(0, FEW)).map((message) => (
            <Message key={message.entry.entry_no} message={message} contactNo={contactNo} />
          ))}
          {!whole && messages.length > FEW && (
            <li>
              <FluentLink as="button" onClick={() => setWhole(true)}>
                {t("timeline.more")}
              </FluentLink>
            </li>
          )}
          {(whole || messages.length <= FEW) && count > messages.length && (
            <li>
              <FluentLink
                as="button"
                onClick={() => void navigate({ to: "/log", search: { contact: contactNo, conversation: newest.message_key } })}
              >
                {t("log.threadAll", { count })}
              </FluentLink>
            </li>
          )}
        </ul>
      )}
    </>
  );
}
