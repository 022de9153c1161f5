import type { Cause, Code, CommandError, Remedy } from "./bindings";

/** A command that failed, with the engine's code to branch on. Never branch on the text. */
export class EngineError extends Error {
  readonly code: Code;
  readonly hint: string | null;
  /** Why, finer than the code: picks the words. */
  override readonly cause: Cause | null;
  /** What removes it: picks the button. */
  readonly remedy: Remedy | null;
  /** What Microsoft calls it, for support. */
  readonly reference: string | null;

  constructor(error: CommandError) {
    super(error.message);
    this.name = "EngineError";
    this.code = error.code;
    this.hint = error.hint;
    this.cause = error.cause;
    this.remedy = error.remedy;
    this.reference = error.reference;
  }
}

/** Whatever was thrown, as an engine error. */
export function asEngineError(thrown: unknown): EngineError {
  if (thrown instanceof EngineError) {
    return thrown;
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new EngineError({ code: "internal", message, hint: null, cause: null, remedy: null, reference: null });
}
