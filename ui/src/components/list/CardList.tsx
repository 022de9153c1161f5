import { makeStyles, tokens, Toolbar } from "@fluentui/react-components";
import { useCallback, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useKeys, type KeyHandlers } from "../keys/useKeys";
import { ColumnChooser } from "./ColumnChooser";
import { SearchField } from "./SearchField";
import type { ListColumn } from "./types";
import type { ListState } from "./useList";

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

interface CardSearch<S> {
  search: S;
  setSearch: (search: S) => void;
  /** Changes some filters; `undefined` takes one away. */
  change: (part: Partial<S>) => void;
  clear: () => void;
}

/** The filters of a list on a card; they live as long as the card is open. */
export function useCardSearch<S extends object>(none: S): CardSearch<S> {
  const [search, setSearch] = useState<S>(none);
  const change = useCallback((part: Partial<S>) => setSearch((was) => ({ ...was, ...part })), []);
  return { search, setSearch, change, clear: () => setSearch(none) };
}

interface Props<Row> {
  /** Under this name the columns are remembered. */
  id: string;
  list: ListState;
  columns: readonly ListColumn<Row>[];
  /** Chips and menu of the filters; without them the actions stand at the left. */
  filters?: ReactNode;
  actions: ReactNode;
  /** Further tools before the chooser of columns. */
  tools?: ReactNode;
  search?: { label: string; value: string; onType: (text: string) => void };
  /** Takes all filters away. */
  onClear?: () => void;
  /** Further keys of the list. */
  keys?: KeyHandlers;
  /** The list, and the dialogs that belong to it. */
  children: ReactNode;
}

/** A list on a card: filters and tools in a bar, the rows below. */
export function CardList<Row>({ id, list, columns, filters, actions, tools, search, onClear, keys, children }: Props<Row>) {
  const { t } = useTranslation();
  const styles = useStyles();
  const line = useRef<HTMLDivElement>(null);
  useKeys({
    search: search === undefined ? undefined : list.focusSearch,
    filters: filters === undefined ? undefined : () => line.current?.querySelector("button")?.focus(),
    resetFilters: onClear,
    ...keys,
  });
  const toolbar = (
    <Toolbar size="small" aria-label={t("list.tools")} className={styles.actions}>
      {actions}
    </Toolbar>
  );
  return (
    <div className={styles.root}>
      <div
        ref={line}
        className={styles.bar}
        {...(filters === undefined ? {} : { role: "group", "aria-label": t("list.filters") })}
      >
        {filters ?? toolbar}
        <div className={styles.right}>
          {filters !== undefined && toolbar}
          {search !== undefined && (
            <SearchField value={search.value} label={search.label} input={list.search} onChange={search.onType} />
          )}
          {tools}
          <ColumnChooser list={id} columns={columns} />
        </div>
      </div>
      {children}
    </div>
  );
}
