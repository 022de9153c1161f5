import { useEffect, useRef } from "react";
import { keyIdOf } from "./match";
import type { KeyId } from "./table";

/** What each act does; where several keys ask for one act, the key tells which. */
export type KeyHandlers = Partial<Record<KeyId, ((event: KeyboardEvent) => void) | undefined>>;

const ABOVE = '[aria-modal="true"], [role="alertdialog"], [role="menu"]';

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Keys of a page, wherever the focus is. What stands above the page (a question, a menu) keeps its keys to itself,
 *  and a plain sign belongs to the field one types in. */
export function useKeys(handlers: KeyHandlers, { alsoInDialogs = false } = {}): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || (!alsoInDialogs && document.querySelector(ABOVE) !== null)) {
        return;
      }
      if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey && isTyping(event.target)) {
        return;
      }
      const here = latest.current;
      const id = keyIdOf(event, Object.keys(here) as KeyId[]);
      const act = id === null ? undefined : here[id];
      if (act !== undefined) {
        event.preventDefault();
        act(event);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [alsoInDialogs]);
}
