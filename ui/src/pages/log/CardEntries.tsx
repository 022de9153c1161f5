import { makeStyles, tokens, Toolbar } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../components/keys/useKeys";
import { ColumnChooser, RowActions, SearchField, useList, type RowAction } from "../../components/list";
import { WhyPanel } from "../../components/why/WhyPanel";
import { useNow } from "../../format/now";
import { useCellFilter } from "./cellFilter";
import { useLogColumns } from "./columns";
import { EntryList } from "./EntryList";
import { LogFilters } from "./LogFilters";
import { isFiltered, toQuery, type LogSearch } from "./search";
import { newestFirst, useEntries } from "./useEntries";
import { useEntryWork } from "./useEntryWork";
import { useOpenLink } from "./useOpenLink";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", flex: "1 1 0", minHeight: 0 },
  bar: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    gap: "8px",
    padding: "8px 16px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  right: { marginLeft: "auto", display: "flex", alignItems: "center", flexWrap: "wrap", gap: "4px", minWidth: 0 },
  actions: { padding: 0, flexWrap: "wrap" },
});

interface Props {
  /** The contact or salesperson whose card this is. */
  filter: Pick<LogSearch, "contact" | "salesperson">;
  without: "contact" | "salesperson";
}

/** The interaction log entries of a card: the list with a filter. */
export function CardEntries({ filter, without }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const now = useNow();
  const columns = useLogColumns();
  const bar = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const list = useList(`log.${without}`, newestFirst);
  const [search, setSearch] = useState<LogSearch>({});
  const [why, setWhy] = useState<string | null>(null);
  const link = useOpenLink();
  const data = useEntries(toQuery({ ...search, ...filter }, new Date(now)), list.sort);
  const clear = (): void => setSearch({});
  const change = (part: Partial<LogSearch>): void => setSearch((was) => ({ ...was, ...part }));
  const own = without === "contact" ? ["contact", "entries"] : [];
  const work = useEntryWork({ rows: data.rows, list, search: { ...search, ...filter }, link, onWhy: setWhy });
  const { actions: all, dialogs, keys, begin } = work;
  // What leads to the card one is on is left out; a new interaction is begun with whose card it is.
  const actions: RowAction[] = [
    { id: "new", name: t("log.newInteraction"), icon: <AddRegular />, keys: "add", run: begin },
    ...all.filter(({ id }) => !own.includes(id)),
  ];
  useKeys({
    add: keys.add,
    note: keys.note,
    evaluate: keys.evaluate,
    search: list.focusSearch,
    filters: () => bar.current?.querySelector("button")?.focus(),
    resetFilters: clear,
  });
  const filterBy = useCellFilter(change);
  const onType = useCallback((q: string) => setSearch((was) => ({ ...was, q: q === "" ? undefined : q })), []);
  return (
    <div className={styles.root}>
      <div ref={bar} className={styles.bar} role="group" aria-label={t("list.filters")}>
        <LogFilters search={search} without={without} onChange={change} onClear={clear} />
        <div className={styles.right}>
          <Toolbar size="small" aria-label={t("list.tools")} className={styles.actions}>
            <RowActions actions={actions} most={4} />
          </Toolbar>
          <SearchField value={search.q ?? ""} label={t("log.search")} input={list.search} onChange={onType} />
          <ColumnChooser list={`log.${without}`} columns={columns} />
        </div>
      </div>
      <EntryList
        id={`log.${without}`}
        data={data}
        list={list}
        actions={actions}
        filterBy={filterBy}
        filtered={isFiltered(search)}
        onClear={clear}
        onOpen={(entry) => void navigate({ to: "/log", search: { ...filter, q: entry.subject || undefined } })}
        onCard
      />
      {why !== null && <WhyPanel messageKey={why} onClose={() => setWhy(null)} />}
      {dialogs}
    </div>
  );
}
