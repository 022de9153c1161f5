import { describe, expect, it } from "vitest";
import { isFiltered, readLogSearch, toQuery } from "./log/search";
import { isPercentage } from "./salespeople/fields";
import { isBetween, isClientId, isRedirectUrl, isServiceUrl, isTenant } from "./setup/rules";

describe("filters of the log", () => {
  const now = new Date(2026, 10, 23, 10, 4);

  it("are read from the address, and what is not understood is left out", () => {
    const search = readLogSearch({ flow: "Sideways", period: 30, from: "soon", q: "chairs", canceled: "yes" });
    expect(search).toMatchObject({ q: "chairs", period: "30" });
    expect(search.flow).toBeUndefined();
    expect(search.from).toBeUndefined();
    expect(search.canceled).toBeUndefined();
  });

  it("become days", () => {
    expect(toQuery({ period: "today" }, now).from_date).toBe("2026-11-23");
    expect(toQuery({ period: "30" }, now).from_date).toBe("2026-10-25");
    expect(toQuery({ period: "year" }, now).from_date).toBe("2026-01-01");
    expect(toQuery({ from: "2026-03-01", to: "2026-03-31" }, now)).toMatchObject({
      from_date: "2026-03-01",
      to_date: "2026-03-31",
    });
  });

  it("know whether there are any", () => {
    expect(isFiltered(readLogSearch({}))).toBe(false);
    expect(isFiltered(readLogSearch({ other: "x" }))).toBe(false);
    expect(isFiltered({ canceled: true })).toBe(true);
  });
});

describe("settings", () => {
  it("are checked as the engine does", () => {
    expect(isBetween("1000", 1, 1000)).toBe(true);
    expect(isBetween("0", 1, 1000)).toBe(false);
    expect(isBetween("1.5", 1, 1000)).toBe(false);
    expect(isClientId("7d1f0c52-4b6e-4f0a-9a35-2c8e61d0b7aa", false)).toBe(true);
    expect(isClientId("mine", false)).toBe(false);
    expect(isClientId("mine", true)).toBe(true);
    expect(isTenant("contoso.example")).toBe(true);
    expect(isTenant("a b")).toBe(false);
    expect(isRedirectUrl("http://localhost:53682/callback")).toBe(true);
    expect(isRedirectUrl("https://example.com/callback")).toBe(false);
    expect(isServiceUrl("http://127.0.0.1:8080")).toBe(true);
    expect(isServiceUrl("http://graph.example")).toBe(false);
    expect(isPercentage("2.5")).toBe(true);
    expect(isPercentage("101")).toBe(false);
  });
});
