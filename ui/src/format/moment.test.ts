import { describe, expect, it } from "vitest";
import { dayOf, duration, isoDay, tell } from "./moment";

const now = new Date(2026, 10, 23, 10, 4).getTime();
const at = (...parts: [number, number, number, number, number]): number => new Date(...parts).getTime();

describe("times", () => {
  it("are relative while they are fresh", () => {
    expect(tell(now - 20_000, now, "en-GB")).toEqual({ kind: "now" });
    expect(tell(now + 20_000, now, "en-GB")).toEqual({ kind: "now" });
    expect(tell(now - 12 * 60_000, now, "en-GB")).toEqual({ kind: "minutes", count: 12 });
    expect(tell(now - 65 * 60_000, now, "en-GB")).toEqual({ kind: "hours", count: 1 });
  });

  it("are told by clock and day after that", () => {
    expect(tell(at(2026, 10, 23, 6, 46), now, "en-GB")).toEqual({ kind: "today", clock: "06:46" });
    expect(tell(at(2026, 10, 22, 23, 59), now, "en-GB")).toEqual({ kind: "yesterday", clock: "23:59" });
    expect(tell(at(2026, 10, 20, 17, 42), now, "en-GB")).toEqual({ kind: "plain", text: "Fri 17:42" });
    expect(tell(at(2026, 10, 20, 17, 42), now, "es-ES")).toEqual({ kind: "plain", text: "vie 17:42" });
    expect(tell(at(2026, 10, 16, 9, 0), now, "en-GB")).toEqual({ kind: "plain", text: "16 Nov" });
    expect(tell(at(2025, 10, 16, 9, 0), now, "en-GB")).toEqual({ kind: "plain", text: "16 Nov 2025" });
  });

  it("have lengths", () => {
    expect(duration(3.42, "en-GB")).toBe("3.4\u00a0s");
    expect(duration(3.42, "es-ES")).toBe("3,4\u00a0s");
    expect(duration(59.6, "en-GB")).toBe("1\u00a0min");
    expect(duration(125, "en-GB")).toBe("2\u00a0min 5\u00a0s");
    expect(duration(3700, "en-GB")).toBe("1\u00a0h 1\u00a0min");
  });

  it("are days without time where they are days", () => {
    expect(isoDay(new Date(2026, 0, 5, 23, 59))).toBe("2026-01-05");
    expect(dayOf("2026-01-05")).toBe(at(2026, 0, 5, 12, 0));
    expect(dayOf("")).toBeNull();
  });
});
