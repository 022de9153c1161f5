import { useCallback } from "react";
import { useRemembered } from "../../app/preferences";
import type { ListColumn, Sort } from "./types";

/** How somebody likes a list: remembered for each list on this computer. */
export interface Layout {
  order: string[];
  hidden: string[];
  widths: Record<string, number>;
  sort: Sort | null;
}

export const plain: Layout = { order: [], hidden: [], widths: {}, sort: null };

/** Name of the remembered choice whether rows stand close together: one for all lists. */
export const COMPACT = "compactRows";

/** Gap between columns, room of the checkbox column and the paddings, in pixels. */
export const GAP = 12;
const CHECK = 24;
const PADDING = 20;

/** The remembered layout of a list; `null` of a part means it was never chosen. */
export function useLayout(
  list: string,
): [Layout & { chosen: boolean }, (change: Partial<Layout>) => void, () => void] {
  const [stored, store] = useRemembered<Layout | null>(`list.${list}`, null);
  const layout = { ...plain, ...stored, chosen: stored !== null && stored.order.length > 0 };
  const change = useCallback(
    (part: Partial<Layout>) => store({ ...plain, ...stored, ...part }),
    [stored, store],
  );
  return [layout, change, () => store({ ...plain, sort: layout.sort })];
}

/** The columns in the order somebody likes; new ones of a newer version come where they were put. */
export function ordered<Row>(columns: readonly ListColumn<Row>[], order: readonly string[]): ListColumn<Row>[] {
  const place = (id: string): number => {
    const at = order.indexOf(id);
    return at < 0 ? columns.findIndex((column) => column.id === id) : at;
  };
  return [...columns].sort((a, b) => place(a.id) - place(b.id));
}

/** The ids that are not shown. */
export function hiddenIds<Row>(columns: readonly ListColumn<Row>[], layout: Layout & { chosen: boolean }): string[] {
  if (layout.chosen) {
    return layout.hidden;
  }
  return columns.filter((column) => column.hidden === true).map((column) => column.id);
}

/** Leaves out columns where the room is short: those that yield most go first. */
export function fitting<Row>(
  columns: readonly ListColumn<Row>[],
  widths: Record<string, number>,
  room: number,
): ListColumn<Row>[] {
  const need = (left: readonly ListColumn<Row>[]): number =>
    left.reduce((sum, column) => sum + (widths[column.id] ?? column.width) + GAP, CHECK + PADDING);
  let left = [...columns];
  while (room > 0 && need(left) > room) {
    const most = Math.max(...left.map((column) => column.yields ?? 0));
    if (most === 0) {
      break;
    }
    left = left.filter((column) => column.yields !== most);
  }
  return left;
}

/** Widths for CSS: the checkbox first. A flexible column takes the rest unless somebody gave it a width. */
export function template<Row>(columns: readonly ListColumn<Row>[], widths: Record<string, number>): string {
  const tracks = columns.map((column) => {
    const width = widths[column.id];
    if (column.flexible === true && width === undefined) {
      return `minmax(${column.width}px, 1fr)`;
    }
    return `${width ?? column.width}px`;
  });
  const stretches = columns.some((column) => column.flexible === true && widths[column.id] === undefined);
  return [`${CHECK}px`, ...tracks, ...(stretches ? [] : ["1fr"])].join(" ");
}
