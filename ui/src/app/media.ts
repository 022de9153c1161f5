import { useSyncExternalStore } from "react";

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", changed);
      return () => media.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Width class of the window: narrow < 1280 ≤ middle < 1600 ≤ wide. Zoom counts, since it changes the width. */
export type Width = "narrow" | "middle" | "wide";

export function useWidth(): Width {
  const wide = useMedia("(min-width: 1600px)");
  const middle = useMedia("(min-width: 1280px)");
  if (wide) {
    return "wide";
  }
  return middle ? "middle" : "narrow";
}
