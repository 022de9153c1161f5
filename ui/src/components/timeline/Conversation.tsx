import { Badge, Link as FluentLink, mergeClasses } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LogEntry, TimelineItem } from "../../api";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { OpportunityLink } from "../../pages/opportunities/OpportunityLink";
import { Message } from "./Message";
import { useTimelineStyles } from "./styles";
import { WaitsBadge } from "./WaitsBadge";

/** So many messages are shown at first. */
const FEW = 6;

interface Props {
  conversation: Extract<TimelineItem, { kind: "conversation" }>;
  /** Whether its messages are shown from the beginning. */
  open: boolean;
  /** The opportunity whose timeline it is; the others are named. */
  opportunityNo: string;
  onRead: (entry: LogEntry) => void;
}

/** The mail of one conversation: subject, who took part, and its messages once it is opened. */
export function Conversation({ conversation, open: first, opportunityNo, onRead }: Props) {
  const { t } = useTranslation();
  const styles = useTimelineStyles();
  const format = useFormat();
  const now = useNow();
  const [open, setOpen] = useState(first);
  const [whole, setWhole] = useState(false);
  const { messages, count } = conversation;
  const newest = messages[0]?.entry;
  if (newest === undefined) {
    return null;
  }
  const names = [...new Set(messages.flatMap((message) => message.salespeople))].join(", ");
  const others = [...new Set(messages.map(({ entry }) => entry.opportunity_no))].filter((no) => no !== "" && no !== opportunityNo);
  const oldest = messages.at(-1)?.entry;
  return (
    <>
      <div className={styles.head}>
        <button type="button" className={styles.toggle} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <ChevronDownRegular aria-hidden className={styles.icon} /> : <ChevronRightRegular aria-hidden className={styles.icon} />}
          <span className={styles.subject}>{oldest?.subject || oldest?.description || t("common.noSubject")}</span>
          <Badge appearance="tint" color="informative" shape="rounded">
            {t("timeline.messages", { count })}
          </Badge>
          <WaitsBadge waitsFor={conversation.waits_for} since={newest.time} />
        </button>
        {others.map((no) => (
          <OpportunityLink key={no} no={no} />
        ))}
        <span className={styles.end}>
          <span className={styles.names} title={names}>
            {names}
          </span>
          <span title={format.exact(newest.time)}>{format.relative(newest.time, now)}</span>
        </span>
      </div>
      {open && (
        <ul className={styles.messages}>
          {(whole ? messages : messages.slice(0, FEW)).map((message) => (
            <Message key={message.entry.entry_no} message={message} onRead={onRead} />
          ))}
          <li className={styles.foot}>
            {!whole && messages.length > FEW && (
              <FluentLink as="button" onClick={() => setWhole(true)}>
                {t("timeline.more")}
              </FluentLink>
            )}
            <Link to="/log" search={{ conversation: newest.message_key }} className={mergeClasses(styles.link)}>
              {t("timeline.inLog")}
            </Link>
          </li>
        </ul>
      )}
    </>
  );
}
