import { describe, expect, it } from "vitest";
import { dayForm, readDay, writtenDay } from "./dayText";

const today = new Date(2026, 10, 23);

describe("days as typed", () => {
  it("are written in the order of the language", () => {
    expect(writtenDay("2026-11-05", "es-ES")).toBe("05/11/2026");
    expect(writtenDay("2026-11-05", "en-US")).toBe("11/05/2026");
    expect(writtenDay("", "en-GB")).toBe("");
    expect(dayForm("en-US", { day: "DD", month: "MM", year: "YYYY" })).toBe("MM/DD/YYYY");
  });

  it("are read with any sign, without century and without year", () => {
    for (const typed of ["5/11/2026", "05.11.26", " 5-11 ", "2026-11-05"]) {
      expect(readDay(typed, "es-ES", today), typed).toBe("2026-11-05");
    }
    expect(readDay("11/5/26", "en-US", today)).toBe("2026-11-05");
    expect(readDay("  ", "en-GB", today)).toBe("");
  });

  it("are refused where there is no such day", () => {
    for (const typed of ["31/2/2026", "5", "1/2/3/4", "mañana", "0/1/2026", "1/13/2026", "1/1/123"]) {
      expect(readDay(typed, "en-GB", today), typed).toBeNull();
    }
  });
});
