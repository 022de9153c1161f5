import { makeStyles, tokens } from "@fluentui/react-components";
import { BuildingRegular } from "@fluentui/react-icons/svg/building";
import { PersonRegular } from "@fluentui/react-icons/svg/person";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Contact } from "../../api";
import type { ListColumn } from "../../components/list";

const useStyles = makeStyles({
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  second: { color: tokens.colorNeutralForeground2 },
  name: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: "none",
    ":hover": { textDecorationLine: "underline", color: tokens.colorBrandForegroundLink },
  },
  icon: { fontSize: "16px", color: tokens.colorNeutralForeground3, verticalAlign: "middle" },
});

/** Columns of the contacts. */
export function useContactColumns(): readonly ListColumn<Contact>[] {
  const { t } = useTranslation();
  const styles = useStyles();
  return useMemo<readonly ListColumn<Contact>[]>(() => {
    const kind = (contact: Contact): string =>
      contact.type === "Company" ? t("contacts.company") : t("contacts.person");
    return [
      {
        id: "no",
        name: t("contacts.no"),
        width: 84,
        sort: "no",
        yields: 4,
        cell: (contact) => <span className={styles.small}>{contact.no}</span>,
        text: (contact) => contact.no,
      },
      {
        id: "type",
        name: t("contacts.type"),
        icon: <BuildingRegular aria-hidden className={styles.icon} />,
        width: 20,
        cell: (contact) =>
          contact.type === "Company" ? (
            <BuildingRegular role="img" aria-label={kind(contact)} className={styles.icon} />
          ) : (
            <PersonRegular role="img" aria-label={kind(contact)} className={styles.icon} />
          ),
        text: kind,
      },
      {
        id: "name",
        name: t("contacts.name"),
        width: 170,
        flexible: true,
        fixed: true,
        sort: "name",
        cell: (contact) => (
          <Link to="/contacts/$no" params={{ no: contact.no }} tabIndex={-1} className={styles.name}>
            {contact.name || t("common.noName")}
          </Link>
        ),
        text: (contact) => contact.name,
      },
      {
        id: "company",
        name: t("contacts.companyName"),
        width: 170,
        sort: "company",
        yields: 1,
        cell: (contact) => (
          <span className={styles.second}>{contact.type === "Person" ? contact.company_name : ""}</span>
        ),
        text: (contact) => (contact.type === "Person" ? contact.company_name : ""),
      },
      {
        id: "email",
        name: t("contacts.email"),
        width: 230,
        sort: "email",
        cell: (contact) => contact.email,
        text: (contact) => contact.email,
      },
      {
        id: "phone",
        name: t("contacts.phone"),
        width: 130,
        yields: 5,
        cell: (contact) => <span className={styles.second}>{contact.phone}</span>,
        text: (contact) => contact.phone,
      },
      {
        id: "salesperson",
        name: t("contacts.salesperson"),
        width: 92,
        sort: "salesperson",
        yields: 2,
        cell: (contact) => <span className={styles.small}>{contact.salesperson_code}</span>,
        text: (contact) => contact.salesperson_code,
      },
      {
        id: "last_interaction",
        name: t("contacts.lastInteraction"),
        width: 116,
        sort: "last_interaction",
        descendingFirst: true,
        cell: (contact, { format }) => (
          <span className={styles.small}>{format.day(contact.date_of_last_interaction)}</span>
        ),
        text: (contact, { format }) => format.day(contact.date_of_last_interaction),
      },
      {
        id: "interactions",
        name: t("contacts.interactions"),
        width: 88,
        align: "end",
        yields: 3,
        cell: (contact, { format }) => format.number(contact.no_of_interactions),
        text: (contact) => String(contact.no_of_interactions),
      },
      {
        id: "next_task",
        name: t("contacts.nextTask"),
        width: 104,
        yields: 4,
        cell: (contact, { format }) => <span className={styles.small}>{format.day(contact.next_task_date)}</span>,
        text: (contact, { format }) => format.day(contact.next_task_date),
      },
      {
        id: "business_relation",
        name: t("contacts.businessRelation"),
        width: 120,
        yields: 6,
        hidden: true,
        cell: (contact) => contact.business_relation,
        text: (contact) => contact.business_relation,
      },
      {
        id: "territory",
        name: t("contacts.territory"),
        width: 100,
        yields: 6,
        hidden: true,
        cell: (contact) => contact.territory,
        text: (contact) => contact.territory,
      },
      {
        id: "job_title",
        name: t("contacts.jobTitle"),
        width: 120,
        hidden: true,
        yields: 6,
        cell: (contact) => contact.job_title,
        text: (contact) => contact.job_title,
      },
      {
        id: "city",
        name: t("contacts.city"),
        width: 110,
        hidden: true,
        yields: 6,
        cell: (contact) => contact.city,
        text: (contact) => contact.city,
      },
    ];
  }, [t, styles]);
}
