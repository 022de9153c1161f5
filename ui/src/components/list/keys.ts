/** What a key asks of a list. */
export type Act =
  | { kind: "move"; by: number; extend: boolean }
  | { kind: "first" | "last"; extend: boolean }
  | { kind: "page"; by: 1 | -1; extend: boolean }
  | { kind: "toggle" | "open" | "all" | "clear" | "copy" | "refresh" | "search" };

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** Reads a key. `null`: not for the list. */
export function actOf(event: Pressed): Act | null {
  const command = event.ctrlKey || event.metaKey;
  const extend = event.shiftKey;
  if (event.altKey) {
    return null;
  }
  if (command) {
    switch (event.key.toLowerCase()) {
      case "a":
        return { kind: "all" };
      case "c":
        return { kind: "copy" };
      case "home":
        return { kind: "first", extend };
      case "end":
        return { kind: "last", extend };
      case " ":
        return { kind: "toggle" };
      default:
        return null;
    }
  }
  switch (event.key) {
    case "ArrowDown":
      return { kind: "move", by: 1, extend };
    case "ArrowUp":
      return { kind: "move", by: -1, extend };
    case "PageDown":
      return { kind: "page", by: 1, extend };
    case "PageUp":
      return { kind: "page", by: -1, extend };
    case "Home":
      return { kind: "first", extend };
    case "End":
      return { kind: "last", extend };
    case " ":
      return { kind: "toggle" };
    case "Enter":
      return { kind: "open" };
    case "Escape":
      return { kind: "clear" };
    case "F5":
      return { kind: "refresh" };
    case "F3":
    case "/":
      return { kind: "search" };
    default:
      return null;
  }
}
