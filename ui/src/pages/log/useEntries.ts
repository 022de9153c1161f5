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

/** The entries of a query, page by page. */
export function useEntries(query: EntryQuery, sort: Sort): Rows<LogEntry> {
  const asked: EntryQuery = { ...query, sort: sorts[sort.column] ?? "date", descending: sort.descending };
  return useRows("entries", asked, commands.getEntries);
}
