import { recall, remember, useRemembered } from "../../app/preferences";
import { plain, useLayout, type Layout } from "./layout";

/** How somebody likes to look at a list, under a name: filters with the search, columns, their order and widths, and
 *  the order of the rows. Kept on this computer. */
export interface SavedView<Filters> {
  name: string;
  filters: Filters;
  layout: Layout;
}

export interface Views<Filters> {
  all: readonly SavedView<Filters>[];
  /** The view in force: its filters are. `null` when none has them. */
  active: SavedView<Filters> | null;
  /** The view chosen last, when it no longer looks as it was saved; `null` otherwise. */
  changed: SavedView<Filters> | null;
  /** Shows the list as the view keeps it. */
  apply: (view: SavedView<Filters>) => void;
  /** Shows the list without a view, its columns as they were before the first one. */
  leave: (filters: Filters) => void;
  /** Saves what is shown under a name; a view of that name is replaced. */
  save: (name: string) => void;
  rename: (view: SavedView<Filters>, name: string) => void;
  remove: (view: SavedView<Filters>) => void;
  /** Puts a view back that was removed. */
  restore: (view: SavedView<Filters>, at: number) => void;
}

/** Filters as one text, whatever order they stand in; those that are not set do not count. */
export function fingerprint(filters: object): string {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined);
  return JSON.stringify(set.sort(([a], [b]) => a.localeCompare(b)));
}

/** The views of a list. What is shown now is handed in; what a view asks for is handed out. */
export function useViews<Filters extends object>(
  list: string,
  filters: Filters,
  onFilters: (filters: Filters) => void,
): Views<Filters> {
  const [all, keep] = useRemembered<readonly SavedView<Filters>[]>(`views.${list}`, []);
  const [chosen, choose] = useRemembered<string | null>(`view.${list}`, null);
  const [{ order, hidden, widths, sort }, change] = useLayout(list);
  const layout: Layout = { order, hidden, widths, sort };
  const before = `view.${list}.before`;
  const active = all.find((view) => fingerprint(view.filters) === fingerprint(filters)) ?? null;
  const last = all.find(({ name }) => name === chosen) ?? null;
  const looks = (view: SavedView<Filters>): boolean =>
    fingerprint(view.filters) === fingerprint(filters) && fingerprint(view.layout) === fingerprint(layout);
  const unlike = (name: string) => (view: SavedView<Filters>): boolean => view.name !== name;
  return {
    all,
    active,
    changed: last === null || looks(last) ? null : last,
    apply: (view) => {
      if (last === null) {
        remember(before, layout);
      }
      change(view.layout);
      choose(view.name);
      onFilters(view.filters);
    },
    leave: (wanted) => {
      if (last !== null) {
        change(recall<Layout>(before, plain));
      }
      choose(null);
      onFilters(wanted);
    },
    save: (name) => {
      if (last === null) {
        remember(before, layout);
      }
      const view = { name, filters, layout };
      const at = all.findIndex((one) => one.name === name);
      keep(at < 0 ? [...all, view] : all.map((one, index) => (index === at ? view : one)));
      choose(name);
    },
    rename: (view, name) => {
      keep(all.map((one) => (one.name === view.name ? { ...one, name } : one)));
      choose(name);
    },
    remove: (view) => keep(all.filter(unlike(view.name))),
    restore: (view, at) => {
      const rest = recall<readonly SavedView<Filters>[]>(`views.${list}`, []).filter(unlike(view.name));
      keep([...rest.slice(0, at), view, ...rest.slice(at)]);
    },
  };
}
