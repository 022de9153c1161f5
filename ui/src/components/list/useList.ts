import { useCallback, useRef, useState, type RefObject } from "react";
import { useLayout } from "./layout";
import { nothing, type Selection } from "./selection";
import type { Sort } from "./types";

export interface ListState {
  selection: Selection;
  setSelection: (change: (selection: Selection) => Selection) => void;
  sort: Sort;
  setSort: (sort: Sort) => void;
  search: RefObject<HTMLInputElement | null>;
  focusSearch: () => void;
}

/** What a page keeps of its list: selection, remembered order, the search box. */
export function useList(id: string, defaultSort: Sort): ListState {
  const [selection, setSelection] = useState<Selection>(nothing);
  const [layout, change] = useLayout(id);
  const search = useRef<HTMLInputElement>(null);
  const focusSearch = useCallback(() => search.current?.focus(), []);
  return {
    selection,
    setSelection,
    sort: layout.sort ?? defaultSort,
    setSort: (sort) => change({ sort }),
    search,
    focusSearch,
  };
}

/** The rows an action is for: those that are checked, else the current one. */
export function targetsOf<Row>(
  rows: readonly Row[],
  rowId: (row: Row) => string,
  { current, selected }: Selection,
): { current: Row | undefined; targets: readonly Row[]; one: Row | undefined } {
  const here = rows.find((row) => rowId(row) === current);
  const chosen = rows.filter((row) => selected[rowId(row)]);
  const targets = chosen.length > 0 ? chosen : here === undefined ? [] : [here];
  return { current: here, targets, one: targets.length === 1 ? targets[0] : undefined };
}
