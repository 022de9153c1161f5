import { Badge, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowUpRegular } from "@fluentui/react-icons/svg/arrow-up";
import { CalendarRegular } from "@fluentui/react-icons/svg/calendar";
import { CallRegular } from "@fluentui/react-icons/svg/call";
import { TaskListSquareLtrRegular } from "@fluentui/react-icons/svg/task-list-square-ltr";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Task } from "../../api";
import type { ListColumn } from "../../components/list";
import { OpportunityLink } from "../opportunities/OpportunityLink";
import { useDue } from "./due";
import { useTaskWords } from "./words";

const useStyles = makeStyles({
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  second: { color: tokens.colorNeutralForeground2 },
  overdue: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  today: { fontWeight: tokens.fontWeightSemibold },
  kind: { display: "flex", alignItems: "center", gap: "6px", color: tokens.colorNeutralForeground2 },
  icon: { fontSize: "16px", flexShrink: 0 },
  large: { fontSize: "28px" },
  high: { display: "flex", alignItems: "center", gap: "4px", fontWeight: tokens.fontWeightSemibold },
});

/** The picture of a type. */
export function KindIcon({ kind, large = false }: { kind: string; large?: boolean }) {
  const styles = useStyles();
  const className = large ? styles.large : styles.icon;
  switch (kind) {
    case "Meeting":
      return <CalendarRegular aria-hidden className={className} />;
    case "Phone Call":
      return <CallRegular aria-hidden className={className} />;
    default:
      return <TaskListSquareLtrRegular aria-hidden className={className} />;
  }
}

/** When a task is due, as seen from today; red and in words when it is overdue. */
export function DueText({ task, now }: { task: Task; now: number }) {
  const styles = useStyles();
  const { text, tone } = useDue()(task.date, now, !task.closed);
  return <span className={mergeClasses(tone === "overdue" && styles.overdue, tone === "today" && styles.today)}>{text}</span>;
}

/** Columns of the tasks; when they were closed where closed ones are shown. */
export function useTaskColumns(withClosed = false): readonly ListColumn<Task>[] {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useTaskWords();
  return useMemo<readonly ListColumn<Task>[]>(
    () => [
      {
        id: "date",
        name: t("tasks.date"),
        width: 124,
        fixed: true,
        sort: "date",
        cell: (task, { now }) => <DueText task={task} now={now} />,
        text: (task, { format }) => format.day(task.date),
        copied: (task) => task.date,
      },
      {
        id: "type",
        name: t("tasks.kind"),
        width: 136,
        sort: "type",
        yields: 3,
        cell: (task) => (
          <span className={styles.kind}>
            <KindIcon kind={task.type} />
            {words.kind(task.type)}
          </span>
        ),
        text: (task) => words.kind(task.type),
      },
      {
        id: "description",
        name: t("tasks.description"),
        width: 200,
        flexible: true,
        fixed: true,
        sort: "description",
        cell: (task) => task.description,
        text: (task) => task.description,
      },
      {
        id: "contact",
        name: t("tasks.contact"),
        width: 150,
        sort: "contact",
        cell: (task) => task.contact_name || task.contact_no,
        text: (task) => task.contact_name || task.contact_no,
      },
      {
        id: "company",
        name: t("tasks.company"),
        width: 150,
        hidden: true,
        yields: 7,
        cell: (task) => <span className={styles.second}>{task.contact_company_name}</span>,
        text: (task) => task.contact_company_name,
      },
      {
        id: "salesperson",
        name: t("tasks.salesperson"),
        width: 88,
        sort: "salesperson",
        yields: 1,
        cell: (task) => <span className={styles.small}>{task.salesperson_code || task.team_code}</span>,
        text: (task) => task.salesperson_code || task.team_code,
      },
      {
        id: "opportunity",
        name: t("tasks.opportunity"),
        width: 88,
        yields: 4,
        cell: (task) => <OpportunityLink no={task.opportunity_no} inRow />,
        text: (task) => task.opportunity_no,
      },
      {
        id: "priority",
        name: t("tasks.priority"),
        width: 80,
        sort: "priority",
        yields: 2,
        cell: (task) =>
          task.priority === "High" ? (
            <span className={styles.high}>
              <ArrowUpRegular aria-hidden className={styles.icon} />
              {words.priority(task.priority)}
            </span>
          ) : (
            <span className={styles.second}>{words.priority(task.priority)}</span>
          ),
        text: (task) => words.priority(task.priority),
      },
      {
        id: "status",
        name: t("tasks.status"),
        width: 112,
        sort: "status",
        cell: (task) =>
          task.closed ? (
            <Badge appearance="tint" shape="rounded" color={task.canceled ? "informative" : "success"}>
              {words.state(task)}
            </Badge>
          ) : (
            words.state(task)
          ),
        text: words.state,
      },
      {
        id: "closed",
        name: t("tasks.closedOn"),
        width: 110,
        hidden: !withClosed,
        yields: 6,
        cell: (task, { format }) => <span className={styles.small}>{format.day(task.date_closed)}</span>,
        text: (task, { format }) => format.day(task.date_closed),
        copied: (task) => task.date_closed,
      },
      {
        id: "no",
        name: t("tasks.no"),
        width: 88,
        sort: "no",
        yields: 5,
        cell: (task) => <span className={styles.small}>{task.no}</span>,
        text: (task) => task.no,
      },
    ],
    [t, styles, words, withClosed],
  );
}
