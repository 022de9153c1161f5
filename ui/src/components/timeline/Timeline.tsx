import { Button, mergeClasses, Spinner } from "@fluentui/react-components";
import { ChatRegular } from "@fluentui/react-icons/svg/chat";
import { HistoryRegular } from "@fluentui/react-icons/svg/history";
import { TaskListSquareLtrRegular } from "@fluentui/react-icons/svg/task-list-square-ltr";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { commands, type TimelineItem } from "../../api";
import { useRows } from "../../data/useRows";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { EmptyState } from "../EmptyState";
import { ErrorState } from "../ErrorState";
import { Conversation } from "./Conversation";
import { grouped, type Period } from "./periods";
import { useTimelineStyles } from "./styles";

async function ask({ no, after = "", limit = 100 }: { no: string; after?: string; limit?: number }) {
  const { items, next } = await commands.getContactTimeline(no, after, limit);
  return { rows: items, next, total: 0, more: false };
}

function keyOf(item: TimelineItem): string {
  switch (item.kind) {
    case "conversation":
      return `c${item.messages.at(-1)?.entry.entry_no ?? 0}`;
    case "interaction":
      return `e${item.entry.entry_no}`;
    case "task":
      return `t${item.task.no}`;
  }
}

function Item({ item, contactNo, open }: { item: TimelineItem; contactNo: string; open: boolean }) {
  const { t } = useTranslation();
  const styles = useTimelineStyles();
  const format = useFormat();
  const now = useNow();
  switch (item.kind) {
    case "conversation":
      return <Conversation messages={item.messages} count={item.count} contactNo={contactNo} open={open} />;
    case "interaction":
      return (
        <div className={styles.head}>
          <ChatRegular role="img" aria-label={t("timeline.interaction")} className={styles.icon} />
          <span className={styles.subject}>{item.entry.description || item.entry.template_code}</span>
          <span className={styles.second}>{item.entry.template_code}</span>
          <span className={styles.end}>
            <span>{item.entry.salesperson_name}</span>
            <span title={format.exact(item.entry.time)}>{format.relative(item.entry.time, now)}</span>
          </span>
        </div>
      );
    case "task":
      return (
        <div className={styles.head}>
          <TaskListSquareLtrRegular role="img" aria-label={t("timeline.task")} className={styles.icon} />
          <Link to="/tasks/$no" params={{ no: item.task.no }} className={mergeClasses(item.task.closed && styles.struck)} style={{ color: "inherit" }}>
            {item.task.description}
          </Link>
          <span className={styles.second}>{item.task.closed ? t("timeline.done") : t("timeline.due")}</span>
          <span className={styles.end}>
            <span>{item.task.salesperson_code}</span>
            <span>{format.day(item.task.date)}</span>
          </span>
        </div>
      );
  }
}

/** What was said with a contact and what is to be done: mail by conversation, the rest between, newest first (W37). */
export function Timeline({ contactNo }: { contactNo: string }) {
  const { t } = useTranslation();
  const styles = useTimelineStyles();
  const { locale } = useFormat();
  const now = useNow();
  const query = useMemo(() => ({ no: contactNo }), [contactNo]);
  const data = useRows("contact", query, ask);
  if (data.error !== null) {
    return <ErrorState error={data.error} onRetry={data.refresh} />;
  }
  if (data.loading) {
    return <Spinner style={{ margin: "auto" }} delay={150} label={t("timeline.loading")} />;
  }
  if (data.rows.length === 0) {
    return <EmptyState icon={<HistoryRegular />} title={t("timeline.emptyTitle")} text={t("timeline.emptyText")} />;
  }
  const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric" });
  const nameOf = (period: Period): string =>
    period.kind === "month" ? month.format(period.at) : t(`timeline.${period.kind}`);
  const newest = data.rows.find(({ kind }) => kind === "conversation");
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, so the keyboard must reach it.
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t("timeline.title")}>
      {grouped(data.rows, now, nameOf).map((group) => (
        <section key={group.name}>
          <h2 className={styles.heading}>{group.name}</h2>
          <ul className={styles.list}>
            {group.items.map((item) => (
              <li key={keyOf(item)} className={styles.item}>
                <Item item={item} contactNo={contactNo} open={item === newest} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {data.hasMore && (
        <Button className={styles.more} onClick={data.loadMore}>
          {t("timeline.more")}
        </Button>
      )}
    </div>
  );
}
