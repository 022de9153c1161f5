import { makeStyles, tokens } from "@fluentui/react-components";
import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LogEntry, Party } from "../../api";
import { useFormat } from "../../format/useFormat";
import { OpportunityLink } from "../opportunities/OpportunityLink";
import { amountText } from "../templates/fields";

const useStyles = makeStyles({
  list: {
    display: "grid",
    gridTemplateColumns: "fit-content(128px) minmax(0, 1fr)",
    columnGap: "16px",
    rowGap: "6px",
    margin: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
  },
  label: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: "anywhere", userSelect: "text" },
  link: { color: tokens.colorBrandForegroundLink },
});

function spelled(party: Party): string {
  return party.name === "" ? party.address : `${party.name} <${party.address}>`;
}

interface Props {
  entry: LogEntry;
  author: Party | undefined;
  recipients: readonly Party[] | undefined;
}

/** What is kept of an entry, as label and value. */
export function EntryFacts({ entry, author, recipients }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const linkWords = {
    ok: t("log.linkOk"),
    pending: t("log.linkPending"),
    stale: t("log.linkStale"),
    none: t("log.linkNone"),
  };
  const to = recipients === undefined ? entry.recipients : recipients.map(spelled);
  const facts: [string, ReactNode][] = [
    [t("log.date"), format.exact(entry.time)],
    [t("log.paneSender"), author === undefined ? entry.sender : spelled(author)],
    [t("log.paneRecipients"), to.join(", ")],
    [
      t("log.paneContact"),
      entry.contact_no === "" ? (
        ""
      ) : (
        <Link to="/contacts/$no" params={{ no: entry.contact_no }} className={styles.link}>
          {`${entry.contact_name} (${entry.contact_no})`}
        </Link>
      ),
    ],
    [
      t("log.paneCompany"),
      entry.contact_company_no === "" ? (
        entry.contact_company_name
      ) : (
        <Link to="/contacts/$no" params={{ no: entry.contact_company_no }} className={styles.link}>
          {entry.contact_company_name || entry.contact_company_no}
        </Link>
      ),
    ],
    [t("log.paneAltAddress"), entry.contact_alt_address_code],
    [
      t("log.paneSalesperson"),
      entry.salesperson_code === "" ? (
        ""
      ) : (
        <Link to="/salespeople/$code" params={{ code: entry.salesperson_code }} className={styles.link}>
          {`${entry.salesperson_name} (${entry.salesperson_code})`}
        </Link>
      ),
    ],
    [
      t("log.paneTemplate"),
      [entry.template_code, entry.group_code].filter((code) => code !== "").join(", "),
    ],
    [t("log.opportunity"), entry.opportunity_no === "" ? "" : <OpportunityLink no={entry.opportunity_no} />],
    [t("log.cost"), entry.cost === 0 ? "" : amountText(entry.cost, format.locale)],
    [t("log.duration"), entry.duration === 0 ? "" : format.number(entry.duration)],
    [t("log.paneLogged"), entry.user_id],
    [t("log.paneLink"), entry.email_logged ? linkWords[entry.link_state] : ""],
    [t("log.paneMessageId"), entry.internet_message_id],
  ];
  return (
    <dl className={styles.list}>
      {facts
        .filter(([, value]) => value !== "")
        .map(([label, value]) => (
          <Fragment key={label}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.value}>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}
