import type { CellContext, ListColumn } from "./types";

function field(text: string): string {
  return text.replace(/[\t\r\n]+/g, " ");
}

/** Rows as a spreadsheet takes them: a line of names, then one line a row, tabs between. */
export function toTsv<Row>(
  rows: readonly Row[],
  columns: readonly ListColumn<Row>[],
  context: CellContext,
): string {
  const names = columns.map((column) => field(column.name)).join("\t");
  const lines = rows.map((row) =>
    columns.map((column) => field((column.copied ?? column.text)(row, context))).join("\t"),
  );
  return [names, ...lines].join("\n");
}
