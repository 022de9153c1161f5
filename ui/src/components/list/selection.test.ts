import { describe, expect, it } from "vitest";
import { clear, extendTo, moveTo, nothing, selectAll, toggle } from "./selection";

const ids = ["a", "b", "c", "d"];

describe("selection", () => {
  it("moves without selecting", () => {
    const moved = moveTo(toggle(nothing, "a"), "c");
    expect(moved).toEqual({ current: "c", anchor: "c", selected: { a: true } });
  });

  it("toggles a row in and out", () => {
    const one = toggle(nothing, "b");
    expect(one.selected).toEqual({ b: true });
    expect(toggle(one, "b").selected).toEqual({});
  });

  it("selects a range from the anchor, in both directions", () => {
    const down = extendTo(moveTo(nothing, "b"), ids, "d");
    expect(Object.keys(down.selected)).toEqual(["b", "c", "d"]);
    const up = extendTo(down, ids, "a");
    expect(Object.keys(up.selected)).toEqual(["a", "b"]);
    expect(up.anchor).toBe("b");
  });

  it("keeps the selection by id when rows come in above", () => {
    const chosen = toggle(nothing, "b");
    const later = extendTo(chosen, ["new", ...ids], "c");
    expect(Object.keys(later.selected)).toEqual(["b", "c"]);
  });

  it("selects all and nothing", () => {
    const all = selectAll(moveTo(nothing, "a"), ids);
    expect(Object.keys(all.selected)).toEqual(ids);
    expect(clear(all)).toEqual({ current: "a", anchor: "a", selected: {} });
  });
});
