import { useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";

const HEAD = 34;

interface Options {
  scroller: RefObject<HTMLDivElement | null>;
  ids: readonly string[];
  rowHeight: number;
  hasMore: boolean;
  loadMore: () => void;
}

interface VirtualRows {
  items: VirtualItem[];
  height: number;
  scrollTo: (index: number) => void;
  onScroll: () => void;
}

/** The rows in view, more of them as one nears the end, and a steady view when rows come in above. */
export function useVirtualRows({ scroller, ids, rowHeight, hasMore, loadMore }: Options): VirtualRows {
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
    if (hasMore && last >= ids.length - 20) {
      loadMore();
    }
  }, [hasMore, last, ids.length, loadMore]);

  // The first row in view stays where it is when rows are put in above it; at the very top new rows show.
  const top = useRef<{ id: string; index: number } | null>(null);
  const onScroll = (): void => {
    const element = scroller.current;
    if (element !== null) {
      const index = Math.floor(element.scrollTop / rowHeight);
      const id = ids[index];
      top.current = element.scrollTop > 0 && id !== undefined ? { id, index } : null;
    }
  };
  useLayoutEffect(() => {
    const element = scroller.current;
    const was = top.current;
    if (element === null || was === null) {
      return;
    }
    const index = ids.indexOf(was.id);
    if (index >= 0 && index !== was.index) {
      element.scrollTop += (index - was.index) * rowHeight;
      top.current = { id: was.id, index };
    }
  }, [ids, rowHeight, scroller]);

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

  return { items, height: ids.length * rowHeight, scrollTo, onScroll };
}
