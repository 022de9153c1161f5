import { Link as FluentLink, makeStyles, tokens } from "@fluentui/react-components";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LogEntry, OpportunityCard, TimelineKind } from "../../api";
import { Message } from "../../components/timeline/Message";
import { useTimelineStyles } from "../../components/timeline/styles";
import { useTimeline } from "../../components/timeline/useTimeline";
import { WaitsBadge } from "../../components/timeline/WaitsBadge";
import { EntryPanel } from "../log/EntryPanel";
import { History } from "./History";
import { LateEntries } from "./LateEntries";

/** So many of the newest mails are shown; the timeline has them all. */
const FEW = 5;

const mail: readonly TimelineKind[] = ["mail_in", "mail_out"];

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "16px", flex: "1 1 0", minHeight: 0, overflowY: "auto", padding: "16px 24px" },
  box: { flexShrink: 0, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge },
  head: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    gap: "8px",
    minHeight: "44px",
    padding: "0 16px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  end: { marginLeft: "auto" },
  none: { padding: "12px 16px", color: tokens.colorNeutralForeground3 },
});

function Box({ title, beside, children }: { title: string; beside?: ReactNode; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.box}>
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {beside}
      </div>
      {children}
    </section>
  );
}

interface Props {
  card: OpportunityCard;
  /** What stands beside the card where there is room for it. */
  above: ReactNode;
  onTimeline: () => void;
}

/** An opportunity at a glance: its steps, and the newest mail about it. */
export function Overview({ card, above, onTimeline }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const timeline = useTimelineStyles();
  const [read, setRead] = useState<LogEntry | null>(null);
  const { rows, loading } = useTimeline({ opportunity: card.no }, mail);
  const conversations = rows.filter((item) => item.kind === "conversation");
  const [newest] = conversations;
  const messages = conversations
    .flatMap((item) => item.messages)
    .sort((a, b) => b.entry.time.localeCompare(a.entry.time))
    .slice(0, FEW);
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, so the keyboard must reach it.
    <div className={styles.root} tabIndex={0} role="region" aria-label={t("opportunities.overview")}>
      {above}
      <LateEntries no={card.no} />
      <Box title={t("opportunities.history")}>
        <History history={card.history} />
      </Box>
      <Box
        title={t("timeline.title")}
        beside={
          <>
            {newest !== undefined && !card.closed && (
              <WaitsBadge waitsFor={newest.waits_for} since={newest.messages[0]?.entry.time ?? ""} />
            )}
            <FluentLink as="button" className={styles.end} onClick={onTimeline}>
              {t("opportunities.showTimeline")}
            </FluentLink>
          </>
        }
      >
        {messages.length === 0 && !loading && <div className={styles.none}>{t("opportunities.nextNoMail")}</div>}
        {messages.length > 0 && (
          <ul className={timeline.plain}>
            {messages.map((message) => (
              <Message key={message.entry.entry_no} message={message} onRead={setRead} />
            ))}
          </ul>
        )}
      </Box>
      {read !== null && <EntryPanel key={read.entry_no} entryNo={read.entry_no} onClose={() => setRead(null)} onShow={setRead} />}
    </div>
  );
}
