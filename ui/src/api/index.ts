// The only door to the shell: results become values or thrown EngineErrors, events become callbacks.
import { listen as listenToShell, TauriEvent } from "@tauri-apps/api/event";
import { commands as generated, events as generatedEvents } from "./bindings";
import type { CommandError, Event } from "./bindings";
import { EngineError } from "./errors";

export type * from "./bindings";
export { remedyOf, signInMinutes } from "./bindings";
export { EngineError, asEngineError } from "./errors";

type Settled<T> = { status: "ok"; data: T } | { status: "error"; error: CommandError };
type Command = (...args: never[]) => Promise<Settled<unknown>>;
type Unwrapped<C> = C extends (...args: infer A) => Promise<Settled<infer T>>
  ? (...args: A) => Promise<T>
  : never;
type Commands = { [N in keyof typeof generated]: Unwrapped<(typeof generated)[N]> };

type Unlock = () => Promise<boolean>;
let unlock: Unlock | undefined;
let unlocking: Promise<boolean> | undefined;

/** Who asks for the administrator's PIN when a command needs it (R50); gives whether the setup is unlocked now. */
export function onLockedSetup(ask: Unlock): () => void {
  unlock = ask;
  return () => {
    unlock = undefined;
  };
}

/** Asks for the PIN, once however many wait for the answer; gives whether the setup is unlocked now. */
export async function unlocked(): Promise<boolean> {
  unlocking ??= unlock?.().finally(() => {
    unlocking = undefined;
  });
  return (await unlocking) ?? false;
}

function unwrap(command: Command) {
  return async (...args: never[]): Promise<unknown> => {
    let result = await command(...args);
    if (result.status === "error" && result.error.code === "administrator_required" && (await unlocked())) {
      result = await command(...args);
    }
    if (result.status === "error") {
      throw new EngineError(result.error);
    }
    return result.data;
  };
}

/** Every command of the shell. A failed one throws an `EngineError`. */
export const commands = Object.fromEntries(
  Object.entries(generated).map(([name, command]) => [name, unwrap(command as Command)]),
) as unknown as Commands;

/** Calls back with every event of the engine until the returned function is called. */
export function listen(onEvent: (event: Event) => void): () => void {
  let stopped = false;
  let stop: (() => void) | undefined;
  generatedEvents.engineEvent
    .listen((event) => {
      onEvent(event.payload);
    })
    .then((unlisten) => {
      if (stopped) {
        unlisten();
      } else {
        stop = unlisten;
      }
    })
    .catch(() => {
      // Without events the pages still refresh when they are opened and on F5.
    });
  return () => {
    stopped = true;
    stop?.();
  };
}

/** Calls back while a file is held over the window, and when it was dropped or taken away, until the returned function
 *  is called. Which file it was only the shell knows. */
export function listenForFiles(onFile: (state: "over" | "dropped" | "gone") => void): () => void {
  const states = [
    [TauriEvent.DRAG_ENTER, "over"],
    [TauriEvent.DRAG_DROP, "dropped"],
    [TauriEvent.DRAG_LEAVE, "gone"],
  ] as const;
  const listening = states.map(([name, state]) => listenToShell(name, () => onFile(state)));
  return () => {
    for (const one of listening) {
      // A window without a shell hears of no files; choosing one is still possible.
      one.then((unlisten) => unlisten()).catch(() => undefined);
    }
  };
}
