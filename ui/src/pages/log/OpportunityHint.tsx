import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { LinkRegular } from "@fluentui/react-icons/svg/link";
import { TargetArrowRegular } from "@fluentui/react-icons/svg/target-arrow";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands, type LogEntry, type SuggestedOpportunity } from "../../api";
import { OpportunityLink } from "../opportunities/OpportunityLink";
import { useEntryLinks } from "../opportunities/useEntryLinks";

/** So many opportunities of the contact are offered where none is of the conversation. */
const FEW = 2;

const useStyles = makeStyles({
  root: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    gap: "4px 8px",
    marginBottom: "12px",
    padding: "8px 12px",
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  icon: { flexShrink: 0, fontSize: "16px", color: tokens.colorNeutralForeground3 },
  text: { flex: "1 1 180px", minWidth: 0, overflowWrap: "anywhere" },
});

function Suggestion({ entry, one }: { entry: LogEntry; one: SuggestedOpportunity }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const links = useEntryLinks();
  const { no, description } = one.opportunity;
  const why = {
    conversation: t("log.hintConversation"),
    contact: t("log.hintContact"),
    company: t("log.hintCompany"),
  }[one.because];
  return (
    <div className={styles.root} data-testid="opportunity-hint">
      <TargetArrowRegular aria-hidden className={styles.icon} />
      <span className={styles.text}>
        {why} <OpportunityLink no={no} text={`${no} ${description}`} strong />
      </span>
      <Button
        size="small"
        icon={<LinkRegular />}
        disabled={links.busy}
        aria-label={t("log.hintLinkTo", { no, count: one.no_of_entries })}
        onClick={() => links.link([entry.entry_no], no, true)}
      >
        {t("log.hintLink", { count: one.no_of_entries })}
      </Button>
    </div>
  );
}

/** The opportunity an entry belongs to, or the open ones it may belong to, with the reason and one click (W20). */
export function OpportunityHint({ entry }: { entry: LogEntry }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const links = useEntryLinks();
  const { entry_no, opportunity_no: no } = entry;
  const { data = [] } = useQuery({
    queryKey: ["entry", entry_no, "suggestions"],
    queryFn: () => commands.suggestOpportunities(entry_no),
    enabled: no === "" && !entry.canceled && !entry.postponed && entry.contact_no !== "",
  });
  if (no !== "") {
    return (
      <div className={styles.root} data-testid="opportunity-of-entry">
        <TargetArrowRegular aria-hidden className={styles.icon} />
        <span className={styles.text}>
          {t("log.hintBelongs")} <OpportunityLink no={no} strong />
        </span>
        <Button size="small" appearance="subtle" disabled={links.busy} onClick={() => links.unlink([entry_no], no)}>
          {t("log.hintUnlink")}
        </Button>
      </div>
    );
  }
  const ofConversation = data.filter(({ because }) => because === "conversation");
  const shown = ofConversation.length > 0 ? ofConversation : data.slice(0, FEW);
  return shown.map((one) => <Suggestion key={one.opportunity.no} entry={entry} one={one} />);
}
