import { Link as FluentLink } from "@fluentui/react-components";
import { AttachRegular } from "@fluentui/react-icons/svg/attach";
import { LinkDismissRegular } from "@fluentui/react-icons/svg/link-dismiss";
import { useTranslation } from "react-i18next";
import type { LogEntry, TimelineMessage } from "../../api";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { GradeIcon } from "../../pages/log/evaluation";
import { DirectionIcon } from "../DirectionIcon";
import { useTimelineStyles } from "./styles";

interface Props {
  message: TimelineMessage;
  onRead: (entry: LogEntry) => void;
}

/** A mail of a conversation: who wrote to whom, about what, when. */
export function Message({ message, onRead }: Props) {
  const { t } = useTranslation();
  const styles = useTimelineStyles();
  const format = useFormat();
  const now = useNow();
  const { entry, salespeople, contacts } = message;
  const inbound = entry.information_flow === "Inbound";
  const [from, to] = inbound ? [contacts, salespeople] : [salespeople, contacts];
  const names = t("timeline.fromTo", { from: from.join(", ") || entry.sender, to: to.join(", ") });
  return (
    <li className={styles.message} data-testid="timeline-message">
      <span className={styles.dot}>
        <DirectionIcon flow={entry.information_flow} />
      </span>
      <div className={styles.text}>
        <div className={styles.line}>
          <span className={styles.who}>{names}</span>
          {entry.evaluation > 0 && <GradeIcon number={entry.evaluation} alone />}
          {entry.has_attachments && <AttachRegular role="img" aria-label={t("log.paneAttachments")} className={styles.icon} />}
          {entry.link_state === "stale" && <LinkDismissRegular role="img" aria-label={t("log.linkStale")} className={styles.icon} />}
        </div>
        <FluentLink as="button" onClick={() => onRead(entry)}>
          {entry.subject || entry.description || t("common.noSubject")}
        </FluentLink>
      </div>
      <span className={styles.when} title={format.exact(entry.time)}>
        {format.relative(entry.time, now)}
      </span>
    </li>
  );
}
