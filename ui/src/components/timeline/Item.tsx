import { Badge, Link as FluentLink, mergeClasses } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ChatRegular } from "@fluentui/react-icons/svg/chat";
import { DismissCircleRegular } from "@fluentui/react-icons/svg/dismiss-circle";
import { TargetArrowRegular } from "@fluentui/react-icons/svg/target-arrow";
import { TaskListSquareLtrRegular } from "@fluentui/react-icons/svg/task-list-square-ltr";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { LogEntry, Task, TimelineItem, TimelineStep } from "../../api";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { OpportunityLink } from "../../pages/opportunities/OpportunityLink";
import { useOpportunityWords } from "../../pages/opportunities/words";
import { Conversation } from "./Conversation";
import { useTimelineStyles } from "./styles";

interface Props {
  item: TimelineItem;
  open: boolean;
  /** The opportunity whose timeline it is; blank on the card of a contact. */
  opportunityNo: string;
  onRead: (entry: LogEntry) => void;
}

function Line({ icon, who, when, exact, children }: { icon: ReactNode; who: string; when: string; exact?: string; children: ReactNode }) {
  const styles = useTimelineStyles();
  return (
    <div className={styles.head}>
      {icon}
      {children}
      <span className={styles.end}>
        <span className={styles.names}>{who}</span>
        <span title={exact}>{when}</span>
      </span>
    </div>
  );
}

function InteractionLine({ entry, opportunityNo, onRead }: { entry: LogEntry } & Pick<Props, "opportunityNo" | "onRead">) {
  const { t } = useTranslation();
  const styles = useTimelineStyles();
  const format = useFormat();
  const now = useNow();
  return (
    <Line
      icon={<ChatRegular role="img" aria-label={t("timeline.interaction")} className={styles.icon} />}
      who={entry.salesperson_name || entry.salesperson_code}
      when={format.relative(entry.time, now)}
      exact={format.exact(entry.time)}
    >
      <FluentLink as="button" className={styles.subject} onClick={() => onRead(entry)}>
        {entry.description || entry.template_code}
      </FluentLink>
      <span className={styles.second}>{entry.template_code}</span>
      {entry.opportunity_no !== opportunityNo && <OpportunityLink no={entry.opportunity_no} />}
    </Line>
  );
}

function TaskLine({ task, opportunityNo }: { task: Task; opportunityNo: string }) {
  const { t } = useTranslation();
  const styles = useTimelineStyles();
  const format = useFormat();
  return (
    <Line
      icon={<TaskListSquareLtrRegular role="img" aria-label={t("timeline.task")} className={styles.icon} />}
      who={task.salesperson_code}
      when={format.day(task.date)}
    >
      <Link to="/tasks/$no" params={{ no: task.no }} className={mergeClasses(styles.link, styles.subject, task.closed && styles.struck)}>
        {task.description}
      </Link>
      <span className={styles.second}>{task.closed ? t("timeline.done") : t("timeline.due")}</span>
      {task.opportunity_no !== opportunityNo && <OpportunityLink no={task.opportunity_no} />}
    </Line>
  );
}

function StepLine({ step, opportunityNo }: { step: TimelineStep; opportunityNo: string }) {
  const { t } = useTranslation();
  const styles = useTimelineStyles();
  const format = useFormat();
  const words = useOpportunityWords();
  const { milestone, stage_description: stage, value } = step;
  const colors = { created: "informative", stage: "brand", won: "success", lost: "danger" } as const;
  const icons = { created: TargetArrowRegular, stage: TargetArrowRegular, won: CheckmarkCircleRegular, lost: DismissCircleRegular };
  const Icon = icons[milestone];
  const told = {
    created: t("timeline.created"),
    stage: t("timeline.stage", { stage }),
    won: t("opportunities.won"),
    lost: t("opportunities.lost"),
  }[milestone];
  return (
    <Line
      icon={<Icon role="img" aria-label={t("timeline.opportunity")} className={styles.icon} />}
      who={step.salesperson_code}
      when={format.day(step.date)}
    >
      {step.opportunity_no === opportunityNo ? null : <OpportunityLink no={step.opportunity_no} text={step.description || step.opportunity_no} strong />}
      <Badge appearance="tint" color={colors[milestone]} shape="rounded">
        {told}
      </Badge>
      {(value ?? 0) > 0 && milestone !== "lost" && <span className={styles.second}>{words.money(value ?? 0)}</span>}
      {step.close_opportunity_code !== "" && <span className={styles.second}>{step.close_opportunity_code}</span>}
    </Line>
  );
}

/** What stands in a timeline: a conversation, an interaction, a task, a step of an opportunity. */
export function Item({ item, open, opportunityNo, onRead }: Props) {
  switch (item.kind) {
    case "conversation":
      return <Conversation conversation={item} open={open} opportunityNo={opportunityNo} onRead={onRead} />;
    case "interaction":
      return <InteractionLine entry={item.entry} opportunityNo={opportunityNo} onRead={onRead} />;
    case "task":
      return <TaskLine task={item.task} opportunityNo={opportunityNo} />;
    case "opportunity":
      return <StepLine step={item.step} opportunityNo={opportunityNo} />;
  }
}
