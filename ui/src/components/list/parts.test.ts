import { describe, expect, it } from "vitest";
import type { Format } from "../../format/useFormat";
import { actOf } from "./keys";
import { fitting, hiddenIds, ordered, template } from "./layout";
import { paneWidth } from "./SidePane";
import { shiftOf } from "./useVirtualRows";
import { toTsv } from "./tsv";
import type { ListColumn } from "./types";

type Row = { name: string; age: number };
const column = (part: Partial<ListColumn<Row>> & { id: string }): ListColumn<Row> => ({
  name: part.id,
  width: 100,
  cell: () => null,
  text: (row) => row.name,
  ...part,
});
const columns = [
  column({ id: "name", flexible: true, width: 180 }),
  column({ id: "age", yields: 1, text: (row) => String(row.age) }),
  column({ id: "town", yields: 2, hidden: true }),
];
const context = { format: {} as Format, now: 0 };
const key = (name: string, part: object = {}) =>
  actOf({ key: name, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...part });

describe("keys of a list", () => {
  it("reads moving, selecting and opening", () => {
    expect(key("ArrowDown")).toEqual({ kind: "move", by: 1, extend: false });
    expect(key("ArrowUp", { shiftKey: true })).toEqual({ kind: "move", by: -1, extend: true });
    expect(key("PageDown")).toEqual({ kind: "page", by: 1, extend: false });
    expect(key("End")).toEqual({ kind: "last", extend: false });
    expect(key(" ")).toEqual({ kind: "toggle" });
    expect(key("Enter")).toEqual({ kind: "open" });
    expect(key("Escape")).toEqual({ kind: "clear" });
    expect(key("/")).toEqual({ kind: "search" });
    expect(key("ArrowRight")).toEqual({ kind: "column", by: 1 });
    expect(key("End", { ctrlKey: true, shiftKey: true })).toEqual({ kind: "last", extend: true });
    expect(key("F10", { shiftKey: true })).toEqual({ kind: "rowMenu" });
    expect(key("Enter", { ctrlKey: true })).toEqual({ kind: "leave" });
    expect(key("F3", { altKey: true })).toEqual({ kind: "filterBy" });
    expect(key("F7", { altKey: true })).toEqual({ kind: "sort" });
  });

  it("reads commands with Ctrl and with the Mac's key", () => {
    expect(key("a", { ctrlKey: true })).toEqual({ kind: "all" });
    expect(key("c", { metaKey: true })).toEqual({ kind: "copy" });
  });

  it("leaves other keys alone", () => {
    expect(key("ArrowDown", { altKey: true })).toBeNull();
    expect(key("z", { ctrlKey: true })).toBeNull();
    expect(key("x")).toBeNull();
    expect(key("F5")).toBeNull();
    expect(key("F3", { ctrlKey: true, shiftKey: true, altKey: true })).toBeNull();
  });
});

describe("layout of a list", () => {
  const layout = { order: [], hidden: [], widths: {}, sort: null, chosen: false };

  it("hides what is hidden by itself until somebody chose", () => {
    expect(hiddenIds(columns, layout)).toEqual(["town"]);
    expect(hiddenIds(columns, { ...layout, chosen: true, order: ["age"] })).toEqual([]);
  });

  it("orders as remembered and puts new columns where they belong", () => {
    expect(ordered(columns, ["age", "name"]).map(({ id }) => id)).toEqual(["age", "name", "town"]);
  });

  it("leaves out the columns that yield most where the room is short", () => {
    expect(fitting(columns, {}, 0)).toHaveLength(3);
    expect(fitting(columns, {}, 360).map(({ id }) => id)).toEqual(["name", "age"]);
    expect(fitting(columns, {}, 100).map(({ id }) => id)).toEqual(["name"]);
  });

  it("gives the rest to the flexible column unless it has a width", () => {
    expect(template(columns, {})).toBe("24px minmax(180px, 1fr) 100px 100px");
    expect(template(columns, { name: 250 })).toBe("24px 250px 100px 100px 1fr");
  });
});

describe("copied rows", () => {
  it("are tab-separated with names, and no cell breaks the line", () => {
    const rows = [
      { name: "Ana\tRuiz", age: 3 },
      { name: "a\nb", age: 4 },
    ];
    expect(toTsv(rows, columns.slice(0, 2), context)).toBe("name\tage\nAna Ruiz\t3\na b\t4");
  });
});

describe("the view while rows come in", () => {
  const was = ["a", "b", "c", "d"];
  it("moves by the rows that came in above a row, or went", () => {
    expect(shiftOf(was, 1, ["x", "y", "a", "b", "c", "d"])).toBe(2);
    expect(shiftOf(was, 2, ["b", "c", "d"])).toBe(-1);
    expect(shiftOf(was, 1, ["x", "a", "b", "late", "c"])).toBe(1);
  });

  it("does not move where the order is another or the row is gone", () => {
    expect(shiftOf(was, 1, ["d", "c", "b", "a"])).toBe(0);
    expect(shiftOf(was, 1, ["x", "a", "c", "d"])).toBe(0);
  });
});

describe("width of the pane", () => {
  it("is never below 400 pixels and leaves room for the list beside it", () => {
    expect(paneWidth(300, 1400, false)).toEqual({ now: 400, most: 980 });
    expect(paneWidth(2000, 1400, false).now).toBe(980);
    expect(paneWidth(2000, 976, true)).toEqual({ now: 976, most: 976 });
    expect(paneWidth(500, 0, false).now).toBe(500);
  });
});
