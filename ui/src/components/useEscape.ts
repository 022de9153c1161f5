import { useEffect, useRef, type RefObject } from "react";

/** Esc inside an element closes it, unless something inside took the key. */
export function useEscape(element: RefObject<HTMLElement | null>, close: (() => void) | null): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    const target = element.current;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.defaultPrevented && latest.current !== null) {
        event.stopPropagation();
        latest.current();
      }
    };
    target?.addEventListener("keydown", onKey);
    return () => target?.removeEventListener("keydown", onKey);
  }, [element]);
}
