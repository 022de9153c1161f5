import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "../../app/clipboard";
import { useNotify } from "../useNotify";
import { focusAfter } from "./focusAfter";
import { actOf, type Act } from "./keys";
import type { ListProps } from "./List";
import type { MenuPlace } from "./RowMenu";
import { clear, extendTo, moveTo, selectAll, toggle } from "./selection";
import { toTsv } from "./tsv";
import type { CellContext, CellFilter, ListColumn } from "./types";
import { HEAD } from "./useVirtualRows";

/** More rows than this are not loaded just to select them. */
const MOST = 5000;

interface Options<Row> extends ListProps<Row> {
  ids: readonly string[];
  shown: readonly ListColumn<Row>[];
  context: CellContext;
  scroller: RefObject<HTMLDivElement | null>;
  scrollTo: (index: number) => void;
  rowHeight: number;
  column: string | null;
  setColumn: (column: string) => void;
}

interface GridKeys {
  onFocus: (event: FocusEvent<HTMLDivElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => void;
  onPress: (event: MouseEvent, index: number, onCheck: boolean) => void;
  onOpenAt: (index: number) => void;
  onMenu: (event: MouseEvent, index: number) => void;
  /** Where the row menu stands; `null` while it is closed. */
  menu: MenuPlace | null;
  closeMenu: () => void;
  all: () => void;
  clear: () => void;
  copy: () => void;
}

/** The column the keys are about: the current one, else the one that says most of a row. */
function columnInHand<Row>({ shown, column }: Pick<Options<Row>, "shown" | "column">): ListColumn<Row> | undefined {
  return shown.find(({ id }) => id === column) ?? shown.find(({ flexible }) => flexible === true) ?? shown[0];
}

/** The filter for the value of the current cell; `null` when the list cannot be filtered by it. */
export function cellFilter<Row>(
  options: Pick<Options<Row>, "shown" | "column" | "data" | "ids" | "selection" | "filterBy">,
): CellFilter | null {
  const { data, ids, selection, filterBy } = options;
  const row = data.rows.find((_, index) => ids[index] === selection.current);
  const column = columnInHand(options);
  return row === undefined || column === undefined ? null : (filterBy?.(row, column.id) ?? null);
}

/** Keyboard and mouse of a list. */
export function useGridKeys<Row>(options: Options<Row>): GridKeys {
  const { t } = useTranslation();
  const notify = useNotify();
  const [menu, setMenu] = useState<MenuPlace | null>(null);
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
        () => notify.warning(t("list.notCopied")),
      );
    }
  }, [notify, t]);

  const moveColumn = useCallback((by: number) => {
    const { shown, column, setColumn } = latest.current;
    const at = shown.findIndex(({ id }) => id === column);
    const next = shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.max(0, Math.min(shown.length - 1, at + by))];
    if (next !== undefined) {
      setColumn(next.id);
    }
  }, []);

  const filter = (): void => {
    const found = cellFilter(latest.current);
    if (found === null) {
      notify.warning(t("list.cannotFilter", { name: columnInHand(latest.current)?.name ?? "" }));
    } else {
      found.apply();
    }
  };
  const sort = (): void => {
    const { sort: was = null, onSort, column, shown } = latest.current;
    // Without a column in hand the order that is shown is turned round.
    const turned = column === null ? shown.find(({ id }) => id === was?.column) : undefined;
    const now = turned ?? columnInHand(latest.current);
    if (now?.sort === undefined || onSort === undefined) {
      notify.warning(t("list.cannotSort", { name: now?.name ?? "" }));
    } else {
      onSort({
        column: now.id,
        descending: was?.column === now.id ? !was.descending : now.descendingFirst === true,
      });
    }
  };

  const openMenu = (): void => {
    const { scroller: grid, selection } = latest.current;
    const row = grid.current?.querySelector("[data-current=true]");
    if (selection.current !== null && row !== null && row !== undefined) {
      const { x, y, height } = row.getBoundingClientRect();
      setMenu({ x: x + 32, y, width: 0, height });
    }
  };
  const closeMenu = useCallback(() => {
    setMenu(null);
    latest.current.scroller.current?.focus({ preventScroll: true });
  }, []);
  const onMenu = useCallback((event: MouseEvent, index: number) => {
    const { ids, selection, onSelection, setColumn, scroller: grid } = latest.current;
    const id = ids[index];
    const column = (event.target as HTMLElement).closest("[data-column]")?.getAttribute("data-column");
    event.preventDefault();
    if (id === undefined) {
      return;
    }
    grid.current?.focus({ preventScroll: true });
    onSelection((was) => (selection.selected[id] ? { ...was, current: id } : moveTo(clear(was), id)));
    if (column !== null && column !== undefined) {
      setColumn(column);
    }
    setMenu({ x: event.clientX, y: event.clientY, width: 0, height: 0 });
  }, []);

  const perform = (act: Act): void => {
    const { ids, selection, data, onOpen, onSearch, onSelection, scroller: grid, rowHeight } = latest.current;
    const at = selection.current === null ? -1 : ids.indexOf(selection.current);
    const page = Math.max(1, Math.floor(((grid.current?.clientHeight ?? 0) - HEAD) / rowHeight) - 1);
    switch (act.kind) {
      case "move":
        return go(at < 0 ? 0 : at + act.by, act.extend);
      case "page":
        return go(Math.max(0, at) + act.by * page, act.extend);
      case "first":
        return go(0, act.extend);
      case "last":
        return go(ids.length - 1, act.extend);
      case "column":
        return moveColumn(act.by);
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
      case "search":
        return onSearch?.();
      case "rowMenu":
        return openMenu();
      case "filterBy":
        return filter();
      case "sort":
        return sort();
      case "leave":
        return focusAfter(grid.current);
    }
  };

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
    const { ids, onSelection, setColumn, scroller: grid } = latest.current;
    const id = ids[index];
    if (id === undefined) {
      return;
    }
    const target = event.target as HTMLElement;
    if (!target.closest("a, button")) {
      grid.current?.focus({ preventScroll: true });
    }
    const column = target.closest("[data-column]")?.getAttribute("data-column");
    if (column !== null && column !== undefined) {
      setColumn(column);
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

  return {
    onFocus,
    onKeyDown,
    onPress,
    onOpenAt,
    onMenu,
    menu,
    closeMenu,
    all,
    clear: clearAll,
    copy,
  };
}
