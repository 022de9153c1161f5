import { Badge, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowUpRegular } from "@fluentui/react-icons/svg/arrow-up";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Opportunity } from "../../api";
import type { ListColumn } from "../../components/list";
import { isoDay } from "../../format/moment";
import { useFormat } from "../../format/useFormat";
import { useOpportunityWords } from "./words";

const useStyles = makeStyles({
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  second: { color: tokens.colorNeutralForeground2 },
  overdue: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  high: { display: "flex", alignItems: "center", gap: "4px", fontWeight: tokens.fontWeightSemibold },
});

/** Whether the sale was expected before today. */
export function isOverdue({ closed, estimated_closing_date: day }: Opportunity, now: number): boolean {
  return !closed && day !== "" && day < isoDay(new Date(now));
}

/** The day of closing, expected or real; red and in words when it has passed. */
export function ClosingText({ opportunity, now }: { opportunity: Opportunity; now: number }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const overdue = isOverdue(opportunity, now);
  const day = format.day(opportunity.closed ? opportunity.date_closed : opportunity.estimated_closing_date);
  return <span className={mergeClasses(overdue && styles.overdue)}>{overdue ? t("opportunities.overdueSince", { day }) : day}</span>;
}

const colors = { "Not Started": "informative", "In Progress": "brand", Won: "success", Lost: "danger" } as const;

/** How far it is, as a badge. */
export function StatusBadge({ opportunity: { status } }: { opportunity: Opportunity }) {
  const words = useOpportunityWords();
  return (
    <Badge appearance="tint" shape="rounded" color={colors[status]}>
      {words.status(status)}
    </Badge>
  );
}

/** Columns of the opportunities (D.1). */
export function useOpportunityColumns(): readonly ListColumn<Opportunity>[] {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useOpportunityWords();
  return useMemo<readonly ListColumn<Opportunity>[]>(
    () => [
      {
        id: "no",
        name: t("opportunities.no"),
        width: 92,
        sort: "no",
        cell: ({ no }) => <span className={styles.small}>{no}</span>,
        text: ({ no }) => no,
      },
      {
        id: "description",
        name: t("opportunities.description"),
        width: 200,
        flexible: true,
        fixed: true,
        sort: "description",
        cell: ({ description }) => description,
        text: ({ description }) => description,
      },
      {
        id: "status",
        name: t("opportunities.status"),
        width: 110,
        yields: 5,
        cell: (opportunity) => <StatusBadge opportunity={opportunity} />,
        text: ({ status }) => words.status(status),
      },
      {
        id: "contact",
        name: t("opportunities.contact"),
        width: 140,
        sort: "contact",
        cell: (one) => one.contact_name || one.contact_no,
        text: (one) => one.contact_name || one.contact_no,
      },
      {
        id: "company",
        name: t("opportunities.company"),
        width: 140,
        yields: 6,
        cell: (one) => <span className={styles.second}>{one.contact_company_name}</span>,
        text: (one) => one.contact_company_name,
      },
      {
        id: "salesperson",
        name: t("opportunities.salesperson"),
        width: 88,
        sort: "salesperson",
        yields: 3,
        cell: (one) => <span className={styles.small}>{one.salesperson_code}</span>,
        text: (one) => one.salesperson_code,
      },
      {
        id: "stage",
        name: t("opportunities.stage"),
        width: 120,
        sort: "stage",
        cell: (one) => one.current_stage_description,
        text: (one) => one.current_stage_description,
      },
      {
        id: "estimated_value",
        name: t("opportunities.value"),
        descendingFirst: true,
        width: 120,
        sort: "estimated_value",
        align: "end",
        cell: (one) => words.money(one.estimated_value),
        text: (one) => words.money(one.estimated_value),
        copied: (one) => String((one.estimated_value ?? 0) / 100),
      },
      {
        id: "calcd_current_value",
        name: t("opportunities.weighted"),
        descendingFirst: true,
        width: 104,
        sort: "calcd_current_value",
        align: "end",
        yields: 4,
        cell: (one) => words.money(one.calcd_current_value),
        text: (one) => words.money(one.calcd_current_value),
        copied: (one) => String((one.calcd_current_value ?? 0) / 100),
      },
      {
        id: "probability",
        name: t("opportunities.probability"),
        width: 92,
        align: "end",
        hidden: true,
        cell: (one) => words.percent(one.probability),
        text: (one) => words.percent(one.probability),
      },
      {
        id: "closing_date",
        name: t("opportunities.closing"),
        width: 172,
        sort: "closing_date",
        cell: (one, { now }) => <ClosingText opportunity={one} now={now} />,
        text: (one, { format }) => format.day(one.closed ? one.date_closed : one.estimated_closing_date),
        copied: (one) => (one.closed ? one.date_closed : one.estimated_closing_date),
      },
      {
        id: "priority",
        name: t("opportunities.priority"),
        width: 80,
        hidden: true,
        cell: ({ priority }) =>
          priority === "High" ? (
            <span className={styles.high}>
              <ArrowUpRegular aria-hidden />
              {words.priority(priority)}
            </span>
          ) : (
            <span className={styles.second}>{words.priority(priority)}</span>
          ),
        text: ({ priority }) => words.priority(priority),
      },
      {
        id: "cycle",
        name: t("opportunities.cycle"),
        width: 100,
        hidden: true,
        cell: (one) => <span className={styles.small}>{one.sales_cycle_code}</span>,
        text: (one) => one.sales_cycle_code,
      },
      {
        id: "creation_date",
        name: t("opportunities.created"),
        width: 110,
        hidden: true,
        cell: (one, { format }) => format.day(one.creation_date),
        text: (one, { format }) => format.day(one.creation_date),
        copied: (one) => one.creation_date,
      },
      {
        id: "interactions",
        name: t("opportunities.interactions"),
        width: 92,
        hidden: true,
        align: "end",
        cell: (one) => String(one.no_of_interactions),
        text: (one) => String(one.no_of_interactions),
      },
      {
        id: "close_code",
        name: t("opportunities.closeCode"),
        width: 110,
        hidden: true,
        cell: (one) => <span className={styles.small}>{one.close_opportunity_code}</span>,
        text: (one) => one.close_opportunity_code,
      },
    ],
    [t, styles, words],
  );
}
