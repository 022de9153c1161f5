import type { Cause, Check, Code, EngineError, Remedy } from "../../api";

/** Something that went wrong, whoever told it. */
export interface ProblemFacts {
  code: Code | null;
  /** Why, finer than the code: picks the words. */
  cause: Cause | null;
  /** What removes it: picks the button. */
  remedy: Remedy | null;
  /** The engine's own sentence, for support. */
  message: string;
  /** What Microsoft calls it, for support. */
  reference: string | null;
}

/** An error or a failed check as a problem. */
export function problemOf(told: EngineError | Check): ProblemFacts {
  if ("code" in told) {
    const { code, cause, remedy, hint, message, reference } = told;
    return { code, cause, remedy, message: joined(message, hint), reference: blankIsNone(reference) };
  }
  const { cause, remedy, detail, hint, reference } = told;
  return { code: null, cause, remedy, message: joined(detail, hint), reference: blankIsNone(reference) };
}

/** What to pass on to whoever helps: words, names and what Microsoft calls it. */
export function supportText(problem: ProblemFacts): string {
  const { code, cause, message, reference } = problem;
  const names = [code, cause].filter((name) => name !== null).join(" · ");
  return [names, message, reference].filter((line) => line !== null && line !== "").join("\n");
}

function joined(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== "").join("\n");
}

function blankIsNone(text: string | null): string | null {
  return text === "" ? null : text;
}
