import { useCallback, useEffect, useRef, useState } from "react";
import { asEngineError, type EngineError } from "../../api";

/** How the saving of one field stands. */
export type FieldState = { kind: "quiet" | "saving" | "saved" } | { kind: "failed"; error: EngineError };

const quiet: FieldState = { kind: "quiet" };
const SHOWN = 2500;

interface Done {
  field: string;
  before: string;
}

export interface Saver {
  /** Saves a field and keeps what it was, so that it can be taken back. Gives whether it was saved. */
  save: (field: string, value: string, before: string) => Promise<boolean>;
  /** Takes back the last save; gives the field, or `null` when there is none. */
  undo: () => Promise<string | null>;
  stateOf: (field: string) => FieldState;
  /** Forgets the failure of a field, for example when one types again. */
  forget: (field: string) => void;
}

/** Saves fields one by one as they are left, and takes the last one back on demand. */
export function useSaver(write: (fields: Record<string, string>) => Promise<unknown>): Saver {
  const [states, setStates] = useState<Record<string, FieldState>>({});
  const done = useRef<Done[]>([]);
  const latest = useRef(write);
  useEffect(() => {
    latest.current = write;
  });
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  useEffect(() => {
    const running = timers.current;
    return () => running.forEach(clearTimeout);
  }, []);

  const set = useCallback((field: string, state: FieldState) => {
    setStates((was) => ({ ...was, [field]: state }));
  }, []);

  const put = useCallback(
    async (field: string, value: string) => {
      clearTimeout(timers.current.get(field));
      set(field, { kind: "saving" });
      try {
        await latest.current({ [field]: value });
      } catch (thrown) {
        set(field, { kind: "failed", error: asEngineError(thrown) });
        throw thrown;
      }
      set(field, { kind: "saved" });
      timers.current.set(
        field,
        setTimeout(() => set(field, quiet), SHOWN),
      );
    },
    [set],
  );

  const save = useCallback(
    async (field: string, value: string, before: string) => {
      try {
        await put(field, value);
        done.current.push({ field, before });
        return true;
      } catch {
        // The field shows the failure.
        return false;
      }
    },
    [put],
  );

  const undo = useCallback(async () => {
    const last = done.current.pop();
    if (last === undefined) {
      return null;
    }
    try {
      await put(last.field, last.before);
    } catch {
      done.current.push(last);
      return null;
    }
    return last.field;
  }, [put]);

  const forget = useCallback((field: string) => set(field, quiet), [set]);
  const stateOf = useCallback((field: string) => states[field] ?? quiet, [states]);
  return { save, undo, stateOf, forget };
}
