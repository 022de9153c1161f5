import { Button, makeStyles, tokens, Tooltip } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronUpRegular } from "@fluentui/react-icons/svg/chevron-up";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useTranslation } from "react-i18next";
import type { LogEntry } from "../../api";
import { SidePane } from "../../components/list";
import { MessageReader } from "../../components/reader/MessageReader";
import { useExplanation } from "../../data/queries";
import { EntryComments } from "./EntryComments";
import { EntryFacts } from "./EntryFacts";
import { EntryThread } from "./EntryThread";
import { OpportunityHint } from "./OpportunityHint";
import { PaneAuthor, PaneButtons, PaneTags } from "./PaneHead";
import { PaneSection } from "./PaneSection";
import { Participants } from "./Participants";
import { SameMail } from "./SameMail";
import { useEntryCard } from "./useEntryCard";
import { useEntryTitle } from "./useEntryTitle";

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
    display: "-webkit-box",
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: 4,
    overflow: "hidden",
  },
  back: { marginLeft: "-8px", paddingLeft: "8px" },
  kind: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  body: { flex: "1 1 0", minHeight: 0, overflowY: "auto", padding: "12px 20px 20px" },
  nothing: { margin: "auto", padding: "20px", color: tokens.colorNeutralForeground3 },
});

interface Props {
  entry: LogEntry | undefined;
  over: boolean;
  onStep: (by: number) => void;
  onOpenLink: (entry: LogEntry) => void;
  onWhy: (key: string) => void;
  onEvaluate: (entry: LogEntry, grade: number) => void;
  /** Shows another entry here. */
  onShow: (entry: LogEntry) => void;
  /** Lists the entries of the conversation of a message. */
  onConversation: (key: string) => void;
  /** Back to the entry of the list, where another one is shown. */
  onBack?: () => void;
  /** Finishes a postponed interaction. */
  onResume: (entry: LogEntry) => void;
  onClose: () => void;
}

/** The current entry beside the list: who, when, what it is, where its message lies. */
export function EntryPane(props: Props) {
  const { entry, over, onStep, onClose } = props;
  const { t } = useTranslation();
  const styles = useStyles();
  const explanation = useExplanation(entry?.message_key ?? null);
  const card = useEntryCard(entry?.entry_no ?? null).data;
  const title = useEntryTitle(entry);
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
  return (
    <SidePane id="log" label={t("log.paneLabel")} over={over} onClose={onClose}>
      <div className={styles.head}>
        {props.onBack !== undefined && (
          <Button
            size="small"
            appearance="transparent"
            icon={<ArrowLeftRegular />}
            className={styles.back}
            onClick={props.onBack}
          >
            {t("log.paneBack")}
          </Button>
        )}
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
        {title !== "" && <div className={styles.kind}>{title}</div>}
        <PaneAuthor entry={entry} recipients={recipients} />
        <PaneTags entry={entry} onEvaluate={props.onEvaluate} />
        <PaneButtons entry={entry} onOpenLink={props.onOpenLink} onWhy={props.onWhy} onResume={props.onResume} />
      </div>
      <div className={styles.body}>
        <OpportunityHint key={`hint ${entry.entry_no}`} entry={entry} />
        {entry.email_logged && <MessageReader key={entry.entry_no} entryNo={entry.entry_no} />}
        <Participants participants={card?.entry_no === entry.entry_no ? card.participants : []} />
        <EntryThread entry={entry} onShow={props.onShow} onAll={props.onConversation} />
        <PaneSection title={t("log.comments")}>
          <EntryComments key={entry.entry_no} entryNo={entry.entry_no} />
        </PaneSection>
        <SameMail entry={entry} siblings={card?.siblings ?? []} onShow={props.onShow} />
        <PaneSection title={t("log.details")}>
          <EntryFacts entry={entry} recipients={message?.recipients} author={message?.author} />
        </PaneSection>
      </div>
    </SidePane>
  );
}
