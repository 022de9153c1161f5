import { Button, makeStyles, Spinner } from "@fluentui/react-components";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asEngineError, type EntryCard, type LogEntry } from "../../api";
import { ErrorState } from "../../components/ErrorState";
import { MessageReader } from "../../components/reader/MessageReader";
import { PanelBody, SidePanel } from "../../components/SidePanel";
import { EntryFacts } from "./EntryFacts";
import { EntryThread } from "./EntryThread";
import { OpportunityHint } from "./OpportunityHint";
import { PaneAuthor } from "./PaneHead";
import { PaneSection } from "./PaneSection";
import { Participants } from "./Participants";
import { useEntryCard } from "./useEntryCard";
import { useOpenLink } from "./useOpenLink";

const useStyles = makeStyles({ buttons: { display: "flex", flexWrap: "wrap", gap: "8px" } });

function Loaded({ card, onShow }: { card: EntryCard; onShow: (entry: LogEntry) => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const link = useOpenLink();
  const { contact_no, message_key, subject, description } = card;
  const inLog = (conversation: string): void =>
    void navigate({
      to: "/log",
      search: conversation === "" ? { contact: contact_no || undefined, q: subject || description || undefined } : { conversation },
    });
  const recipients = card.participants.filter(({ role }) => role === "to" || role === "cc");
  return (
    <>
      <PaneAuthor entry={card} recipients={recipients.map(({ name, address }) => name || address)} />
      <div className={styles.buttons}>
        {card.email_logged && (
          <Button
            appearance="primary"
            icon={<OpenRegular />}
            disabledFocusable={card.link_state === "none"}
            title={card.link_state === "none" ? t("log.openNoLink") : undefined}
            onClick={() => card.link_state !== "none" && link.open(card)}
          >
            {t("log.openInOutlook")}
          </Button>
        )}
        <Button icon={<BookOpenRegular />} onClick={() => inLog(message_key)}>
          {t("log.showInLog")}
        </Button>
      </div>
      <div>
        <OpportunityHint entry={card} />
        {card.email_logged && <MessageReader entryNo={card.entry_no} />}
        <Participants participants={card.participants} />
        <EntryThread entry={card} onShow={onShow} onAll={inLog} />
        {card.comments.length > 0 && (
          <PaneSection title={t("log.comments")}>
            {card.comments.map(({ line_no, comment }) => (
              <div key={line_no}>{comment}</div>
            ))}
          </PaneSection>
        )}
        <PaneSection title={t("log.details")}>
          <EntryFacts entry={card} author={undefined} recipients={undefined} />
        </PaneSection>
      </div>
      {link.question}
    </>
  );
}

interface Props {
  entryNo: number;
  /** Shows another entry of the conversation. */
  onShow: (entry: LogEntry) => void;
  onClose: () => void;
}

/** An entry beside a card: the message, who took part, the rest of the conversation, what it belongs to. */
export function EntryPanel({ entryNo, onShow, onClose }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useEntryCard(entryNo);
  const title = data?.subject || data?.description || t("common.noSubject");
  return (
    <SidePanel title={data === undefined ? t("log.paneLabel") : title} width={560} testId="entry-panel" onClose={onClose}>
      <PanelBody>
        {error !== null && data === undefined ? (
          <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <Spinner delay={150} label={t("timeline.loading")} />
        ) : (
          <Loaded key={data.entry_no} card={data} onShow={onShow} />
        )}
      </PanelBody>
    </SidePanel>
  );
}
