import { Badge, Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowResetRegular } from "@fluentui/react-icons/svg/arrow-reset";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { DismissCircleRegular } from "@fluentui/react-icons/svg/dismiss-circle";
import { PersonAddRegular } from "@fluentui/react-icons/svg/person-add";
import { PersonTagRegular } from "@fluentui/react-icons/svg/person-tag";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Explanation, Party } from "../../api";
import { candidates, sharedAddresses, unknownPeople, type Candidate } from "../../rules/why";
import { NewContactDialog } from "../contact/NewContactDialog";
import { ActionCard } from "./ActionCard";
import { DeskCards, RuleCards, UndoCard } from "./DecisionCards";
import { useMessageActs } from "./useMessageActs";

const useStyles = makeStyles({
  caption: { margin: "12px 0", fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  cards: { display: "flex", flexDirection: "column", gap: "8px" },
  people: { listStyleType: "none", margin: "0 0 8px", padding: 0, display: "grid", gap: "6px" },
  person: { display: "flex", alignItems: "center", gap: "8px", minWidth: 0, overflowWrap: "anywhere" },
  link: { color: tokens.colorBrandForegroundLink },
  text: { margin: "0 0 8px", color: tokens.colorNeutralForeground2 },
});

function People({ people }: { people: readonly Candidate[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <ul className={styles.people}>
      {people.map(({ kind, no, name, blocked }) => (
        <li key={`${kind}-${no}`} className={styles.person}>
          {kind === "contact" ? (
            <Link to="/contacts/$no" params={{ no }} className={styles.link}>
              {name}
            </Link>
          ) : (
            <Link to="/salespeople/$code" params={{ code: no }} className={styles.link}>
              {name}
            </Link>
          )}
          <Badge appearance="tint" color="informative" shape="rounded">
            {no}
          </Badge>
          {blocked && (
            <Badge appearance="tint" color="warning" shape="rounded">
              {t("card.blocked")}
            </Badge>
          )}
        </li>
      ))}
    </ul>
  );
}

/** What can be done about a message, each with its effect. */
export function WhyActions({ message }: { message: Explanation }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const { retry, retrying, dismiss } = useMessageActs();
  const [adding, setAdding] = useState<Party | null>(null);
  const { decision, outcome } = message;

  if (outcome === "logged") {
    return (
      <>
        <h3 className={styles.caption}>{t("why.entries")}</h3>
        <People
          people={decision.pairs.flatMap(({ contact, salesperson }): Candidate[] => [
            { kind: "contact", no: contact.contact_no, name: contact.name, blocked: contact.privacy_blocked },
            { kind: "salesperson", no: salesperson.code, name: salesperson.name, blocked: salesperson.blocked },
          ])}
        />
        <UndoCard message={message} />
      </>
    );
  }

  const unknown = unknownPeople(message);
  const people = candidates(decision);
  const shared = sharedAddresses(decision).length > 0;
  const onDesk = outcome === "unmatched" || outcome === "quarantined" || outcome === "blocked";
  return (
    <>
      {people.length > 0 && (
        <>
          <h3 className={styles.caption}>{t("why.candidates")}</h3>
          <People people={people} />
          <p className={styles.text}>{outcome === "blocked" ? t("why.blockedText") : shared ? t("why.sharedText") : t("why.ambiguousText")}</p>
        </>
      )}
      <h3 className={styles.caption}>{t("why.whatYouCanDo")}</h3>
      <div className={styles.cards}>
        {unknown.map((party, index) => (
          <ActionCard
            key={party.address}
            suggested={index === 0}
            icon={<PersonAddRegular />}
            title={t("why.createTitle", { name: party.name || party.address })}
            text={t("why.createText", { address: party.address })}
          >
            <Button appearance={index === 0 ? "primary" : "secondary"} onClick={() => setAdding(party)}>
              {t("why.create")}
            </Button>
          </ActionCard>
        ))}
        <DeskCards message={message} />
        <RuleCards message={message} />
        <UndoCard message={message} />
        {decision.reason === "no_salesperson_recipient" && (
          <ActionCard icon={<PersonTagRegular />} title={t("why.salespersonTitle")} text={t("why.salespersonText")}>
            <Button onClick={() => void navigate({ to: "/salespeople" })}>{t("why.openSalespeople")}</Button>
          </ActionCard>
        )}
        {outcome === "quarantined" && (
          <ActionCard
            suggested
            icon={<ArrowSyncRegular />}
            title={t("why.retryTitle")}
            text={t("why.retryText")}
          >
            <Button appearance="primary" disabled={retrying} onClick={() => retry(message.key)}>
              {t("why.retry")}
            </Button>
          </ActionCard>
        )}
        {onDesk && !message.dismissed && (
          <ActionCard icon={<DismissCircleRegular />} title={t("why.dismissTitle")} text={t("why.dismissText")}>
            <Button onClick={() => dismiss([message.key], true)}>{t("why.dismiss")}</Button>
          </ActionCard>
        )}
        {message.dismissed && (
          <ActionCard icon={<ArrowResetRegular />} title={t("why.restoreTitle")} text={t("why.restoreText")}>
            <Button onClick={() => dismiss([message.key], false)}>{t("why.restore")}</Button>
          </ActionCard>
        )}
        {!onDesk && !message.dismissed && <p className={styles.text}>{t("why.nothing")}</p>}
      </div>
      {adding !== null && (
        <NewContactDialog
          name={adding.name}
          email={adding.address}
          logsMail
          onClose={() => setAdding(null)}
        />
      )}
    </>
  );
}
