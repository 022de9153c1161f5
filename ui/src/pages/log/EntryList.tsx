import { Button } from "@fluentui/react-components";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { LogEntry } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { List, type CellFilter, type RowAction } from "../../components/list";
import type { RowMarks } from "../../components/list/Row";
import type { ListState } from "../../components/list/useList";
import { useNotify } from "../../components/useNotify";
import { useProcessNow } from "../../data/useActs";
import { useMailbox } from "../../data/useMailbox";
import type { Rows } from "../../data/useRows";
import { useLogColumns } from "./columns";
import { DELETE_CANCELED } from "./entryActions";

const rowId = (entry: LogEntry): string => String(entry.entry_no);

interface Props {
  id: string;
  data: Rows<LogEntry>;
  list: ListState;
  filtered: boolean;
  onClear: () => void;
  onOpen: (entry: LogEntry) => void;
  actions: readonly RowAction[];
  filterBy: (entry: LogEntry, column: string) => CellFilter | null;
  /** New entries are let into view, because nobody has taken the list in hand yet. */
  follows?: boolean;
  /** Entries with a higher number are new to whoever looks. */
  seen?: number | null;
  /** Whether the postponed ones are shown. */
  postponed?: boolean;
  /** Whether it stands on the card of a contact or salesperson. */
  onCard?: boolean;
}

/** What can be done about an empty log depends on whether there is a mailbox to process. */
function NoEntries() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { state } = useMailbox();
  const { start, running } = useProcessNow();
  const off = state === "off";
  return (
    <EmptyState
      icon={<BookOpenRegular />}
      title={t("log.emptyTitle")}
      text={t("log.emptyText")}
      action={
        off ? (
          <Button appearance="primary" onClick={() => void navigate({ to: "/setup" })}>
            {t("log.emptySetup")}
          </Button>
        ) : (
          <Button appearance="primary" disabled={running || state === "running"} onClick={start}>
            {t("log.emptyAction")}
          </Button>
        )
      }
    />
  );
}

/** Interaction log entries in the one list, wherever they are shown. */
export function EntryList(props: Props) {
  const { id, data, list, filtered, onClear, onOpen, seen = null, onCard = false, postponed = false } = props;
  const { t } = useTranslation();
  const columns = useLogColumns();
  const notify = useNotify();
  const marks = (entry: LogEntry): RowMarks | undefined => {
    const strong = seen !== null && entry.entry_no > seen;
    return entry.canceled || strong ? { struck: entry.canceled, strong } : undefined;
  };
  const nothingFits = (
    <EmptyState
      icon={<BookOpenRegular />}
      title={t("log.emptyFilterTitle")}
      text={t("log.emptyFilterText")}
      action={<Button onClick={onClear}>{t("log.emptyFilterAction")}</Button>}
    />
  );
  const nonePostponed = (
    <EmptyState
      icon={<BookOpenRegular />}
      title={t("log.emptyPostponedTitle")}
      text={t("log.emptyPostponedText")}
      action={<Button onClick={onClear}>{t("log.emptyPostponedAction")}</Button>}
    />
  );
  const onCardEmpty = (
    <EmptyState icon={<BookOpenRegular />} title={t("log.emptyCardTitle")} text={t("log.emptyCardText")} />
  );
  const unfilteredEmpty = onCard ? onCardEmpty : <NoEntries />;
  return (
    <List
      id={id}
      label={t("log.title")}
      columns={columns}
      data={data}
      rowId={rowId}
      marks={marks}
      actions={props.actions.filter(({ id }) => id !== DELETE_CANCELED)}
      filterBy={props.filterBy}
      follows={props.follows}
      selection={list.selection}
      onSelection={list.setSelection}
      sort={list.sort}
      onSort={list.setSort}
      onOpen={onOpen}
      onSearch={list.focusSearch}
      onCopied={(count) => notify.success(t("common.copiedRows", { count }))}
      empty={postponed ? nonePostponed : filtered ? nothingFits : unfilteredEmpty}
      count={t(data.more ? "log.countMore" : "log.count", { count: data.total })}
      testId="log-row"
      takesFocus={!onCard}
    />
  );
}
