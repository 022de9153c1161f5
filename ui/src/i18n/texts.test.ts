import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { languageFor, localeFor } from ".";
import { en } from "./en";
import { es } from "./es";

function leaves(tree: object, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    const key = path === "" ? name : `${path}.${name}`;
    if (typeof value === "string") {
      found.set(key, value);
    } else {
      leaves(value as object, key).forEach((text, one) => found.set(one, text));
    }
  }
  return found;
}

const PLURAL = /_(one|many|other)$/;
const bases = (texts: Map<string, string>) => new Set([...texts.keys()].map((key) => key.replace(PLURAL, "")));
const english = leaves(en);
const spanish = leaves(es);

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return sources(path);
    }
    return /\.tsx?$/.test(entry.name) && !/\.test\.|bindings\.ts/.test(entry.name) ? [readFileSync(path, "utf8")] : [];
  });
}

describe("texts", () => {
  it("are the same in both languages", () => {
    expect([...bases(spanish)].sort()).toEqual([...bases(english)].sort());
  });

  it("have every plural form their language knows", () => {
    const forms = { en: ["one", "other"], es: ["one", "many", "other"] };
    for (const [language, texts] of [["en", english], ["es", spanish]] as const) {
      for (const key of texts.keys()) {
        // The codes of errors end as they like.
        if (PLURAL.test(key) && !key.startsWith("errors.")) {
          for (const form of forms[language]) {
            expect([...texts.keys()], `${language} ${key}`).toContain(key.replace(PLURAL, `_${form}`));
          }
        }
      }
    }
  });

  it("fill in the same values in both languages", () => {
    const values = (text: string) => new Set([...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]));
    for (const [key, text] of spanish) {
      const other = english.get(key) ?? english.get(key.replace(PLURAL, "_other")) ?? "";
      for (const value of values(text)) {
        expect([...values(other)], key).toContain(value);
      }
    }
  });

  it("are all used", () => {
    const code = sources("src").join("\n");
    const dynamic = [...code.matchAll(/t\(`([\w.]+?)\.\$\{/g)].map((match) => `${match[1]}.`);
    const unused = [...bases(english)].filter(
      (key) => !code.includes(`"${key}"`) && !dynamic.some((prefix) => key.startsWith(prefix)) && !/^frame\.(log|contacts|salespeople|desk)$/.test(key),
    );
    expect(unused).toEqual([]);
  });

  it("never shout", () => {
    for (const [key, text] of [...english, ...spanish]) {
      expect(text, key).not.toMatch(/[!¡]/);
    }
  });

  it("speak the chosen language, else that of the system", () => {
    expect(languageFor("system", "es-MX")).toBe("es");
    expect(languageFor("system", "de-DE")).toBe("en");
    expect(languageFor("en", "es-ES")).toBe("en");
    expect(localeFor("es", "es-MX")).toBe("es-MX");
    expect(localeFor("es", "en-US")).toBe("es-ES");
  });
});
