import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { startTexts } from "../../i18n";
import { defectWords, engineProblem } from "./defectWords";

const source = (path: string): string => readFileSync(`../src-tauri/engine/src/${path}`, "utf8");

describe("what could not be read of a message", () => {
  it("is told in both languages", () => {
    const detail = "subject: is not a text; toRecipients: is not a recipient; toRecipients: is not a recipient";
    expect(defectWords(detail, startTexts("en").t)).toBe("The subject is not a text. To does not name a recipient.");
    expect(defectWords(detail, startTexts("es").t)).toBe("Asunto: no es un texto. Para: no nombra a un destinatario.");
    expect(defectWords("other: is new", startTexts("es").t)).toBe("other: is new.");
  });

  it("has words for every field and problem the engine names", () => {
    const [code = ""] = source("mailbox/graph/message.rs").split("#[cfg(test)]");
    const problems = [...code.matchAll(/"((?:is|has|holds) [^"]+)"/g)].map((match) => match[1] ?? "");
    const fields = [...code.matchAll(/read\.\w+\("(\w+)"\)|FIELD: &str = "(\w+)"/g)].map((match) => match[1] ?? match[2] ?? "");
    expect(problems.length).toBeGreaterThanOrEqual(8);
    expect(fields.length).toBeGreaterThanOrEqual(14);
    const { t } = startTexts("es");
    for (const problem of problems) {
      expect(defectWords(`subject: ${problem}`, t), problem).not.toContain(problem);
    }
    for (const field of fields) {
      expect(defectWords(`${field}: is not a text`, t), field).toContain("no es un texto");
    }
  });

  it("knows what the engine says of a malformed address", () => {
    const said = [...source("domain/address.rs").matchAll(/#\[error\("(.+)"\)\]/g)].map((match) => match[1] ?? "");
    expect(said.length).toBeGreaterThanOrEqual(6);
    for (const problem of said) {
      expect(engineProblem(problem), problem).toBeDefined();
    }
  });
});
