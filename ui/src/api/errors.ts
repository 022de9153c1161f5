import type { Code, CommandError } from "./bindings";

/** A command that failed, with the engine's code to branch on. Never branch on the text. */
export class EngineError extends Error {
  readonly code: Code;
  readonly hint: string | null;

  constructor(error: CommandError) {
    super(error.message);
    this.name = "EngineError";
    this.code = error.code;
    this.hint = error.hint;
  }
}

/** Whatever was thrown, as an engine error. */
export function asEngineError(thrown: unknown): EngineError {
  if (thrown instanceof EngineError) {
    return thrown;
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new EngineError({ code: "internal", message, hint: null });
}
