import { makeStyles, tokens, Toolbar } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../../components/keys/useKeys";
import { ColumnChooser, RowActions, SearchField, useList } from "../../components/list";
import { WhyPanel } from "../../components/why/WhyPanel";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { useLogColumns } from "./columns";
import { filterByCell, useEntryActions } from "./entryActions";
import { EntryList } from "./EntryList";
import { LogFilters } from "./LogFilters";
import { isFiltered, toQuery, type LogSearch } from "./search";
import { newestFirst, useEntries } from "./useEntries";
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
  const format = useFormat();
  const columns = useLogColumns();
  const bar = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const list = useList(`log.${without}`, newestFirst);
  const [search, setSearch] = useState<LogSearch>({});
  const [why, setWhy] = useState<string | null>(null);
  const link = useOpenLink();
  const data = useEntries(toQuery({ ...search, ...filter }, new Date(now)), list.sort);
  const current = data.rows.find((entry) => String(entry.entry_no) === list.selection.current);
  const clear = (): void => setSearch({});
  const change = (part: Partial<LogSearch>): void => setSearch((was) => ({ ...was, ...part }));
  const own = without === "contact" ? ["contact", "entries"] : [];
  const actions = useEntryActions(current, link, setWhy)
    // What leads to the card one is on is left out, and the main action of a card is not one of its list.
    .filter(({ id }) => !own.includes(id))
    .map((action) => ({ ...action, primary: false }));
  useKeys({
    search: list.focusSearch,
    filters: () => bar.current?.querySelector("button")?.focus(),
    resetFilters: clear,
  });
  const onType = useCallback((q: string) => setSearch((was) => ({ ...was, q: q === "" ? undefined : q })), []);
  return (
    <div className={styles.root}>
      <div ref={bar} className={styles.bar} role="group" aria-label={t("list.filters")}>
        <LogFilters search={search} without={without} onChange={change} onClear={clear} />
        <div className={styles.right}>
          <Toolbar size="small" aria-label={t("list.tools")} className={styles.actions}>
            <RowActions actions={actions} />
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
        filterBy={(entry, column) => filterByCell(entry, column, format, t, change)}
        filtered={isFiltered(search)}
        onClear={clear}
        onOpen={(entry) => void navigate({ to: "/log", search: { ...filter, q: entry.subject || undefined } })}
        onCard
      />
      {why !== null && <WhyPanel messageKey={why} onClose={() => setWhy(null)} />}
      {link.question}
    </div>
  );
}
