import { Button, Spinner } from "@fluentui/react-components";
import { HistoryRegular } from "@fluentui/react-icons/svg/history";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { LogEntry, TimelineItem, TimelineKind } from "../../api";
import type { Rows } from "../../data/useRows";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { EntryPanel } from "../../pages/log/EntryPanel";
import { EmptyState } from "../EmptyState";
import { ErrorState } from "../ErrorState";
import { useKeys } from "../keys/useKeys";
import { Item } from "./Item";
import { grouped, type Period } from "./periods";
import { useTimelineStyles } from "./styles";
import { TimelineBar } from "./TimelineBar";
import { useTimeline, type Whose } from "./useTimeline";

const none: readonly TimelineKind[] = [];

function keyOf(item: TimelineItem): string {
  switch (item.kind) {
    case "conversation":
      return `c${item.messages.at(-1)?.entry.entry_no ?? 0}`;
    case "interaction":
      return `e${item.entry.entry_no}`;
    case "task":
      return `t${item.task.no}`;
    case "opportunity":
      return `o${item.step.opportunity_no} ${item.step.milestone} ${item.step.stage} ${item.step.date}`;
  }
}

interface ItemsProps {
  data: Rows<TimelineItem>;
  opportunityNo: string;
  onRead: (entry: LogEntry) => void;
}

/** The items under the headings of their time, and the way to earlier ones. */
function Items({ data, opportunityNo, onRead }: ItemsProps) {
  const { t } = useTranslation();
  const styles = useTimelineStyles();
  const { locale } = useFormat();
  const now = useNow();
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
              <li key={keyOf(item)} className={styles.item} data-testid={`timeline-${item.kind}`}>
                <Item item={item} open={item === newest} opportunityNo={opportunityNo} onRead={onRead} />
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

/** What was said and what is to be done: mail by conversation, the rest between, newest first (W20, W37). */
export function Timeline({ whose }: { whose: Whose }) {
  const { t } = useTranslation();
  const styles = useTimelineStyles();
  const input = useRef<HTMLInputElement>(null);
  const [kinds, setKinds] = useState(none);
  const [search, setSearch] = useState("");
  const [read, setRead] = useState<LogEntry | null>(null);
  const data = useTimeline(whose, kinds, search);
  const filtered = kinds.length > 0 || search.trim() !== "";
  const clear = useCallback(() => {
    setKinds(none);
    setSearch("");
  }, []);
  useKeys({ search: () => input.current?.focus(), resetFilters: clear });
  const opportunityNo = "opportunity" in whose ? whose.opportunity : "";
  const empty = filtered ? (
    <EmptyState
      icon={<HistoryRegular />}
      title={t("timeline.nothingTitle")}
      text={t("timeline.nothingText")}
      action={<Button onClick={clear}>{t("timeline.nothingAction")}</Button>}
    />
  ) : (
    <EmptyState
      icon={<HistoryRegular />}
      title={t("timeline.emptyTitle")}
      text={t(opportunityNo === "" ? "timeline.emptyText" : "timeline.emptyOpportunity")}
    />
  );
  return (
    <div className={styles.root}>
      <TimelineBar kinds={kinds} search={search} input={input} onKinds={setKinds} onSearch={setSearch} />
      {data.error !== null ? (
        <ErrorState error={data.error} onRetry={data.refresh} />
      ) : data.loading ? (
        <Spinner style={{ margin: "auto" }} delay={150} label={t("timeline.loading")} />
      ) : data.rows.length === 0 ? (
        empty
      ) : (
        <Items data={data} opportunityNo={opportunityNo} onRead={setRead} />
      )}
      {read !== null && <EntryPanel key={read.entry_no} entryNo={read.entry_no} onClose={() => setRead(null)} onShow={setRead} />}
    </div>
  );
}
