import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { remedies, texts, titles } from "./causes";

const bindings = readFileSync("src/api/bindings.ts", "utf8");

/** The values of a set of words, as the engine declares them. */
function wordsOf(type: string): string[] {
  const declared = new RegExp(`export type ${type} = \\n(.*?);\\n\\n`, "s").exec(bindings)?.[1] ?? "";
  return [...declared.matchAll(/^"(\w+)"/gm)].map((match) => match[1] ?? "");
}

describe("causes", () => {
  it("are read from the engine", () => {
    expect(wordsOf("Cause")).toContain("consent_missing");
    expect(wordsOf("Remedy")).toContain("sign_in");
  });

  it.each(wordsOf("Cause"))("%s is told in both languages", (cause) => {
    const [en, es] = [titles.en, titles.es].map((words) => (words as Record<string, string>)[cause] ?? "");
    expect(en).toMatch(/^\p{Lu}.{5,}[^.]$/u);
    expect(es).toMatch(/^\p{Lu}.{5,}[^.]$/u);
    expect(es).not.toBe(en);
    for (const words of [texts.en, texts.es]) {
      expect((words as Record<string, string>)[cause]).toMatch(/^\p{Lu}.{15,}\.$/u);
    }
  });

  it.each(wordsOf("Remedy"))("%s has a button in both languages", (remedy) => {
    const [en, es] = [remedies.en, remedies.es].map((words) => (words as Record<string, string>)[remedy] ?? "");
    expect(en).toMatch(/^\p{Lu}.{3,40}[^.]$/u);
    expect(es).toMatch(/^\p{Lu}.{3,40}[^.]$/u);
    expect(es).not.toBe(en);
  });
});
