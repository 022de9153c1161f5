import { useEffect, useRef, type RefObject } from "react";

/** What takes Enter for itself. */
const BUSY = "button, a, textarea, summary, [role=tab], [role=combobox][aria-expanded=true], [role=option]";

/** Enter goes on, Esc leaves; keys that a field, a list or a dialog needs stay with it. */
export function useGuideKeys(root: RefObject<HTMLElement | null>, acts: { next: () => void; leave: () => void }): void {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      if (event.defaultPrevented || event.isComposing || !(target instanceof HTMLElement)) {
        return;
      }
      const here = target === document.body || root.current?.contains(target) === true;
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
      if (!here || !plain || document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null) {
        return;
      }
      if (event.key === "Escape" && target.getAttribute("aria-expanded") !== "true") {
        latest.current.leave();
      }
      if (event.key === "Enter" && target.closest(BUSY) === null) {
        latest.current.next();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [root]);
}
