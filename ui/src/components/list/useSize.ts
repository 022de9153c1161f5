import { useLayoutEffect, useState, type RefObject } from "react";

/** Width of an element, or of what it stands in, as it is now; 0 before it is known. */
export function useElementWidth(element: RefObject<HTMLElement | null>, which: "self" | "parent" = "self"): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const target = which === "self" ? element.current : (element.current?.parentElement ?? null);
    if (target === null) {
      return;
    }
    setWidth(target.clientWidth);
    const observer = new ResizeObserver(() => setWidth(target.clientWidth));
    observer.observe(target);
    return () => observer.disconnect();
  }, [element, which]);
  return width;
}
