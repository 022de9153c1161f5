import { useCallback, useEffect, useRef, type FocusEvent, type KeyboardEvent, type MouseEvent, type RefObject } from "react";
import { copyText } from "../../app/clipboard";
import { actOf, type Act } from "./keys";
import type { ListProps } from "./List";
import { clear, extendTo, moveTo, selectAll, toggle } from "./selection";
import { toTsv } from "./tsv";
import type { CellContext, ListColumn } from "./types";

/** More rows than this are not loaded just to select them. */
const MOST = 5000;

interface Options<Row> extends ListProps<Row> {
  ids: readonly string[];
  shown: readonly ListColumn<Row>[];
  context: CellContext;
  scroller: RefObject<HTMLDivElement | null>;
  scrollTo: (index: number) => void;
  rowHeight: number;
}

interface GridKeys {
  onFocus: (event: FocusEvent<HTMLDivElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
  onPress: (event: MouseEvent, index: number, onCheck: boolean) => void;
  onOpenAt: (index: number) => void;
  all: () => void;
  clear: () => void;
}

/** Keyboard and mouse of a list. */
export function useGridKeys<Row>(options: Options<Row>): GridKeys {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const { takesFocus, scroller } = options;
  const filled = options.ids.length > 0;
  useEffect(() => {
    const busy = document.activeElement?.closest("input, textarea, [role=dialog]") ?? null;
    if (takesFocus === true && filled && busy === null) {
      scroller.current?.focus({ preventScroll: true });
    }
  }, [takesFocus, filled, scroller]);

  const all = useCallback(() => {
    const { data, rowId, onSelection } = latest.current;
    onSelection((was) => selectAll(was, data.rows.map(rowId)));
    if (data.hasMore) {
      void data.loadAll(MOST).then((rows) => onSelection((was) => selectAll(was, rows.map(rowId))));
    }
  }, []);
  const clearAll = useCallback(() => latest.current.onSelection(clear), []);

  const go = useCallback((index: number, extend: boolean) => {
    const { ids, onSelection, scrollTo } = latest.current;
    const id = ids[Math.max(0, Math.min(ids.length - 1, index))];
    if (id !== undefined) {
      onSelection((was) => (extend ? extendTo(was, ids, id) : moveTo(was, id)));
      scrollTo(ids.indexOf(id));
    }
  }, []);

  const copy = useCallback(() => {
    const { data, ids, selection, shown, context, onCopied } = latest.current;
    const chosen = data.rows.filter((_, index) => selection.selected[ids[index] ?? ""]);
    const current = data.rows.filter((_, index) => ids[index] === selection.current);
    const rows = chosen.length > 0 ? chosen : current;
    if (rows.length > 0) {
      void copyText(toTsv(rows, shown, context)).then(
        () => onCopied?.(rows.length),
        () => undefined,
      );
    }
  }, []);

  const perform = useCallback(
    (act: Act): void => {
      const { ids, selection, data, onOpen, onSearch, onSelection, scroller: grid, rowHeight } = latest.current;
      const at = selection.current === null ? -1 : ids.indexOf(selection.current);
      const page = Math.max(1, Math.floor(((grid.current?.clientHeight ?? 0) - 34) / rowHeight) - 1);
      switch (act.kind) {
        case "move":
          return go(at < 0 ? 0 : at + act.by, act.extend);
        case "page":
          return go(Math.max(0, at) + act.by * page, act.extend);
        case "first":
          return go(0, act.extend);
        case "last":
          return go(ids.length - 1, act.extend);
        case "toggle":
          return selection.current === null ? undefined : onSelection((was) => toggle(was, selection.current ?? ""));
        case "open": {
          const row = data.rows[at];
          return row === undefined ? undefined : onOpen?.(row);
        }
        case "all":
          return all();
        case "clear":
          return clearAll();
        case "copy":
          return copy();
        case "refresh":
          return data.refresh();
        case "search":
          return onSearch?.();
      }
    },
    [all, clearAll, copy, go],
  );

  // Whoever comes with the keyboard begins at the first row.
  const onFocus = useCallback((event: FocusEvent<HTMLDivElement>) => {
    const { ids, onSelection } = latest.current;
    const first = ids[0];
    if (event.target === event.currentTarget && first !== undefined) {
      onSelection((was) => (was.current === null ? moveTo(was, first) : was));
    }
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const act = actOf(event);
    if (act === null || event.target !== event.currentTarget) {
      return;
    }
    if (act.kind === "copy" && window.getSelection()?.isCollapsed === false) {
      return;
    }
    if (act.kind === "clear" && Object.keys(options.selection.selected).length === 0) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    perform(act);
  };

  const onPress = useCallback((event: MouseEvent, index: number, onCheck: boolean) => {
    const { ids, onSelection, scroller: grid } = latest.current;
    const id = ids[index];
    if (id === undefined) {
      return;
    }
    if (!(event.target as HTMLElement).closest("a, button")) {
      grid.current?.focus({ preventScroll: true });
    }
    onSelection((was) => {
      if (event.shiftKey) {
        return extendTo(was, ids, id);
      }
      return onCheck || event.ctrlKey || event.metaKey ? toggle(was, id) : moveTo(was, id);
    });
  }, []);

  const onOpenAt = useCallback((index: number) => {
    const { data, onOpen } = latest.current;
    const row = data.rows[index];
    if (row !== undefined) {
      onOpen?.(row);
    }
  }, []);

  return { onFocus, onKeyDown, onPress, onOpenAt, all, clear: clearAll };
}
