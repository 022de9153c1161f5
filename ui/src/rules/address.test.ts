import { describe, expect, it } from "vitest";
import { addressListProblem, addressProblem } from "./address";

describe("addresses", () => {
  it("are refused for the reasons the engine has", () => {
    const cases: [string, string][] = [
      ["", "blank"],
      ["  ", "blank"],
      ["/o=ExchangeLabs/ou=x/cn=ana", "noAt"],
      ["a@b@c.com", "severalAts"],
      ["@x.com", "missingPart"],
      ["ana@", "missingPart"],
      ["foo@bar", "badDomain"],
      ["foo@bar.", "badDomain"],
      ["foo@bar.x", "badDomain"],
      ["foo@.bar.com", "badDomain"],
      ["fo o@bar.com", "badCharacter"],
      ["<foo@bar.com>", "badCharacter"],
    ];
    for (const [text, problem] of cases) {
      expect(addressProblem(text), text).toBe(problem);
    }
  });

  it("may be unusual", () => {
    for (const text of [" ANA@X.com ", "o'neil+tag@sub.x.example", "josé@españa.example", "a!b/c=d@x.co"]) {
      expect(addressProblem(text), text).toBeNull();
    }
  });

  it("may be several with semicolons", () => {
    expect(addressListProblem("a@x.com; b@x.com;")).toBeNull();
    expect(addressListProblem("a@x.com; b")).toBe("noAt");
    expect(addressListProblem("")).toBeNull();
  });
});
