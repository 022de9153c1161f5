import { describe, expect, it } from "vitest";
import { isMoney, moneyText, plainMoney, typedMoney } from "./money";

describe("amounts", () => {
  it("are written with their currency in the way of the language", () => {
    expect(moneyText(1_234_550, "EUR", "en-GB")).toBe("€12,345.50");
    expect(moneyText(500_000, "EUR", "es-ES").replace(/\s/g, " ")).toBe("5000 €");
    expect(moneyText(500_000, "", "en-GB")).toBe("5,000");
    expect(moneyText(null, "USD", "en-US")).toBe("$0");
  });

  it("are typed with or without separators", () => {
    expect(plainMoney("1,234.50", "en-GB")).toBe("1234.50");
    expect(plainMoney("1.234,50", "es-ES")).toBe("1234.50");
    expect(plainMoney("12.000", "es-ES")).toBe("12000");
    expect(plainMoney("33.5", "es-ES")).toBe("33.5");
    expect(plainMoney("33,50 €", "es-ES")).toBe("33.50");
    expect(isMoney("12 000", "en-GB")).toBe(true);
    expect([isMoney("many", "en-GB"), isMoney("-5", "en-GB"), isMoney("1.234", "en-GB"), isMoney("", "en-GB")]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect([typedMoney(123_450), typedMoney(123_400), typedMoney(0), typedMoney(null)]).toEqual(["1234.50", "1234", "", ""]);
  });
});
