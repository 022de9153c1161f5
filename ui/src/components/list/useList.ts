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
