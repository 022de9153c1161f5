import type { Selected } from "./types";

/** Which row is current, where a range began, what is selected. Rows are known by id, so that new ones do not
 *  move the selection. */
export interface Selection {
  current: string | null;
  anchor: string | null;
  selected: Selected;
}

export const nothing: Selection = { current: null, anchor: null, selected: {} };

/** Makes a row current; what is selected stays. */
export function moveTo(selection: Selection, id: string): Selection {
  return { ...selection, current: id, anchor: id };
}

/** Selects a row or takes it out, and makes it current. */
export function toggle(selection: Selection, id: string): Selection {
  const { [id]: was, ...rest } = selection.selected;
  return { current: id, anchor: id, selected: was ? rest : { ...rest, [id]: true } };
}

/** Selects everything from the anchor to a row. */
export function extendTo(selection: Selection, ids: readonly string[], id: string): Selection {
  const anchor = selection.anchor ?? selection.current ?? id;
  const from = Math.max(0, ids.indexOf(anchor));
  const to = ids.indexOf(id);
  if (to < 0) {
    return selection;
  }
  const range = ids.slice(Math.min(from, to), Math.max(from, to) + 1);
  return { current: id, anchor, selected: Object.fromEntries(range.map((one) => [one, true as const])) };
}

/** Selects all these rows. */
export function selectAll(selection: Selection, ids: readonly string[]): Selection {
  return { ...selection, selected: Object.fromEntries(ids.map((id) => [id, true as const])) };
}

/** Selects nothing; the current row stays. */
export function clear(selection: Selection): Selection {
  return { ...selection, selected: {} };
}
