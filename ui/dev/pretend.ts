// Puts the fake engine where the shell's door would be, so that pages can be looked at in a browser.
import { FakeEngine, type Options } from "./fakeEngine";
import type { Event } from "../src/api";
import { remember } from "../src/app/preferences";
import { LATER } from "../src/pages/tasks/useReminders";
import type { NoticesWanted } from "./pretendSetup";

type Callback = (payload: unknown) => void;

/** Connects an engine to the window as the shell does. Used in the browser and in tests. */
export function connect(engine: FakeEngine): void {
  // Most scenes are about something else.
  remember(LATER, engine.options.reminders === true ? 0 : engine.now + 24 * 60 * 60 * 1000);
  const callbacks = new Map<number, Callback>();
  const listeners = new Map<number, { event: string; callback: number }>();
  let last = 0;
  const emit = (name: string, payload: unknown): void => {
    for (const [id, { event, callback }] of listeners) {
      if (event === name) {
        callbacks.get(callback)?.({ event, id, payload });
      }
    }
  };
  engine.onEvent = (event: Event) => emit("engine-event", event);
  engine.dropFile = () => emit("tauri://drag-drop", {});
  const door = {
    transformCallback: (callback: Callback) => {
      last += 1;
      callbacks.set(last, callback);
      return last;
    },
    unregisterCallback: (id: number) => callbacks.delete(id),
    invoke: (command: string, args: Record<string, unknown> = {}) => {
      if (command === "plugin:event|listen") {
        last += 1;
        listeners.set(last, { event: String(args["event"]), callback: args["handler"] as number });
        return Promise.resolve(last);
      }
      if (command === "plugin:event|unlisten") {
        listeners.delete(args["eventId"] as number);
        return Promise.resolve(null);
      }
      return engine.invoke(command, args);
    },
  };
  const eventDoor = { unregisterListener: (_: string, id: number) => listeners.delete(id) };
  Object.assign(window, { __TAURI_INTERNALS__: door, __TAURI_EVENT_PLUGIN_INTERNALS__: eventDoor });
}

function noticesAsked(name: string | null): NoticesWanted {
  return name === "secret" || name === "consent" || name === "limit" ? name : "none";
}

/** What is pretended is chosen in the address: `?mode=welcome&empty&running`. */
export function pretend(): void {
  const asked = new URLSearchParams(window.location.search);
  const mode = asked.get("mode");
  const failing = asked.get("failing");
  const options: Options = {
    mode: mode === "welcome" || mode === "company" ? mode : "demo",
    empty: asked.has("empty"),
    off: asked.has("off"),
    signIn: asked.has("signin"),
    notices: noticesAsked(asked.get("notices")),
    running: asked.has("running"),
    reminders: asked.has("reminders"),
    locale: asked.get("locale") ?? undefined,
    failing: failing === null ? {} : { [failing]: "unavailable" },
    delay: Number(asked.get("delay") ?? "0"),
  };
  connect(new FakeEngine(options));
}
