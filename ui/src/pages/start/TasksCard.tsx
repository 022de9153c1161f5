import {
  Badge,
  Button,
  Checkbox,
  makeStyles,
  mergeClasses,
  Tooltip,
  useArrowNavigationGroup,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Task, TasksDue } from "../../api";
import { useNow } from "../../format/now";
import { useDue } from "../tasks/due";
import { useTaskActs } from "../tasks/useTaskActs";
import { HomeCard } from "./HomeCard";
import { PageLink } from "./PageLink";
import { useRowStyles } from "./rows";

const useStyles = makeStyles({
  row: { minHeight: "53px" },
  check: { marginLeft: "8px" },
  link: { paddingLeft: "4px" },
});

interface RowProps {
  task: Task;
  now: number;
  onComplete: () => void;
}

function Row({ task, now, onComplete }: RowProps) {
  const { t } = useTranslation();
  const rows = useRowStyles();
  const styles = useStyles();
  const due = useDue()(task.date, now, true);
  const clock = task.start_time === "" || due.tone === "overdue" ? "" : `, ${task.start_time}`;
  return (
    <li className={mergeClasses(rows.row, styles.row)} data-testid="home-task">
      <Checkbox
        className={styles.check}
        checked={false}
        aria-label={t("home.complete", { name: task.description })}
        onChange={onComplete}
      />
      <Link to="/tasks/$no" params={{ no: task.no }} className={mergeClasses(rows.link, styles.link)}>
        <span className={rows.texts}>
          <span className={rows.line}>{task.description}</span>
          <span className={mergeClasses(rows.line, rows.second)}>{task.contact_name || task.contact_company_name}</span>
        </span>
        <span className={mergeClasses(rows.when, due.tone === "overdue" && rows.late)}>
          {due.text}
          {clock}
        </span>
      </Link>
    </li>
  );
}

interface Props {
  tasks: TasksDue;
  salesperson: string;
  onNew: () => void;
  className: string | undefined;
}

/** What is to be done, what is due first before the rest. */
export function TasksCard({ tasks, salesperson, onNew, className }: Props) {
  const { t } = useTranslation();
  const rows = useRowStyles();
  const now = useNow();
  const acts = useTaskActs();
  const arrows = useArrowNavigationGroup({ axis: "vertical", memorizeCurrent: true });
  return (
    <HomeCard
      className={className}
      title={t("home.tasks")}
      badge={
        tasks.overdue > 0 ? (
          <Badge appearance="tint" color="danger" shape="rounded">
            {t("home.overdue", { count: tasks.overdue })}
          </Badge>
        ) : tasks.today > 0 ? (
          <Badge appearance="tint" color="brand" shape="rounded">
            {t("home.today", { count: tasks.today })}
          </Badge>
        ) : undefined
      }
      aside={
        <Tooltip content={t("home.newTask")} relationship="label">
          <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={onNew} />
        </Tooltip>
      }
      foot={
        <PageLink to="/tasks" search={salesperson === "" ? {} : { salesperson }}>
          {t("home.allTasks", { count: tasks.open })}
        </PageLink>
      }
    >
      {tasks.rows.length === 0 ? (
        <p className={rows.nothing}>{t("home.noTasks")}</p>
      ) : (
        <ul {...arrows} className={rows.list}>
          {tasks.rows.map((task) => (
            <Row key={task.no} task={task} now={now} onComplete={() => acts.complete([task])} />
          ))}
        </ul>
      )}
    </HomeCard>
  );
}
