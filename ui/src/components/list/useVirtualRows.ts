import { useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";

export const HEAD = 34;

interface Options {
  scroller: RefObject<HTMLDivElement | null>;
  ids: readonly string[];
  rowHeight: number;
  hasMore: boolean;
  loadMore: () => void;
  current: string | null;
  /** New rows at the top are let into view instead of keeping the current row where it is. */
  follows: boolean;
}

interface VirtualRows {
  items: VirtualItem[];
  height: number;
  scrollTo: (index: number) => void;
}

/** How many rows came in above a row, or went. 0 when the rows are others or in another order, since then nothing of
 *  the old view is left to keep: its neighbours tell. */
export function shiftOf(was: readonly string[], index: number, ids: readonly string[]): number {
  const id = was[index];
  const at = id === undefined ? -1 : ids.indexOf(id);
  const same = (by: 1 | -1): boolean => was[index + by] === ids[at + by];
  return at >= 0 && (same(1) || same(-1)) ? at - index : 0;
}

/** The rows in view, more of them as one nears the end, and a steady view when rows come in above. */
export function useVirtualRows(options: Options): VirtualRows {
  const { scroller, ids, rowHeight, hasMore, loadMore, current, follows } = options;
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: 0,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, rowHeight]);

  useEffect(() => {
    if (hasMore && last >= ids.length - 20) {
      loadMore();
    }
  }, [hasMore, last, ids.length, loadMore]);

  // While a run goes on, rows come in above by the dozen. The current row stays where it is in view; when it is not
  // in view, the first row in view does.
  const before = useRef<{ ids: readonly string[]; current: string | null; rowHeight: number } | null>(null);
  useLayoutEffect(() => {
    const element = scroller.current;
    const was = before.current;
    before.current = { ids, current, rowHeight };
    if (element === null || was === null) {
      return;
    }
    const top = element.scrollTop;
    if (was.rowHeight !== rowHeight) {
      element.scrollTop = Math.round(top / was.rowHeight) * rowHeight;
    }
    if (was.ids === ids || was.rowHeight !== rowHeight) {
      return;
    }
    const first = Math.floor(top / rowHeight);
    const at = was.current === null ? -1 : was.ids.indexOf(was.current);
    const inView = at >= first && at * rowHeight < top + element.clientHeight - HEAD;
    if (follows && top === 0) {
      return;
    }
    const index = inView ? at : first;
    if (inView || top > 0) {
      element.scrollTop = top + shiftOf(was.ids, index, ids) * rowHeight;
    }
  }, [ids, current, rowHeight, follows, scroller]);

  const scrollTo = (index: number): void => {
    const element = scroller.current;
    if (element === null) {
      return;
    }
    const from = index * rowHeight;
    const room = element.clientHeight - HEAD;
    if (from < element.scrollTop) {
      element.scrollTop = from;
    } else if (from + rowHeight > element.scrollTop + room) {
      element.scrollTop = from + rowHeight - room;
    }
  };

  return { items, height: ids.length * rowHeight, scrollTo };
}
