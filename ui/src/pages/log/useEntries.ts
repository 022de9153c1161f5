import { commands, type EntryQuery, type EntrySort, type LogEntry } from "../../api";
import type { Sort } from "../../components/list";
import { useRows, type Rows } from "../../data/useRows";

const sorts: Record<string, EntrySort> = {
  date: "date",
  description: "description",
  contact: "contact",
  company: "company",
  salesperson: "salesperson",
  entry_no: "entry_no",
};

/** Newest first, unless somebody likes it otherwise. */
export const newestFirst: Sort = { column: "date", descending: true };

/** The query in the order of the list, for its pages and for its export. */
export function inOrder(query: EntryQuery, sort: Sort): EntryQuery {
  return { ...query, sort: sorts[sort.column] ?? "date", descending: sort.descending };
}

/** The entries of a query, page by page. */
export function useEntries(query: EntryQuery, sort: Sort): Rows<LogEntry> {
  return useRows("entries", inOrder(query, sort), commands.getEntries);
}
