import { useSyncExternalStore } from "react";

/** What is remembered on this computer, each under its own key. Nothing of mail is among it. */
interface Preferences {
  language: "system" | "en" | "es";
  colors: "system" | "light" | "dark" | "contrast";
  railOpen: boolean | null;
  pane: boolean | null;
  openLinksWithoutAsking: boolean;
}

const defaults: Preferences = {
  language: "system",
  colors: "system",
  railOpen: null,
  pane: null,
  openLinksWithoutAsking: false,
};

const PREFIX = "bitacora.";
const listeners = new Set<() => void>();
const cache = new Map<string, unknown>();

/** Reads a remembered value; what cannot be read counts as not remembered. */
export function recall<T>(key: string, fallback: T): T {
  if (!cache.has(key)) {
    let value: unknown = null;
    try {
      value = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
    } catch {
      value = null;
    }
    cache.set(key, value ?? fallback);
  }
  return cache.get(key) as T;
}

/** Remembers a value on this computer. */
export function remember(key: string, value: unknown): void {
  cache.set(key, value);
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // Full or forbidden: it is remembered until the window closes.
  }
  for (const listener of listeners) {
    listener();
  }
}

/** Forgets everything that was read, for tests. */
export function forgetCache(): void {
  cache.clear();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A remembered value that any kind of page may keep under its own key. */
export function useRemembered<T>(key: string, fallback: T): [T, (value: T) => void] {
  const value = useSyncExternalStore(subscribe, () => recall(key, fallback));
  return [value, (next) => remember(key, next)];
}

/** One of the preferences of the program. */
export function usePreference<K extends keyof Preferences>(key: K): [Preferences[K], (value: Preferences[K]) => void] {
  return useRemembered<Preferences[K]>(key, defaults[key]);
}
