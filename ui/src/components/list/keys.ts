import { keyIdOf, type Pressed } from "../keys/match";
import type { KeyId } from "../keys/table";

/** What a key asks of a list. */
export type Act =
  | { kind: "move"; by: number; extend: boolean }
  | { kind: "first" | "last"; extend: boolean }
  | { kind: "page"; by: 1 | -1; extend: boolean }
  | { kind: "column"; by: 1 | -1 }
  | { kind: "toggle" | "open" | "all" | "clear" | "copy" | "search" | "rowMenu" | "filterBy" | "sort" | "leave" };

const ASKED = [
  "move",
  "column",
  "page",
  "ends",
  "toggle",
  "extend",
  "all",
  "clear",
  "open",
  "rowMenu",
  "copy",
  "filterBy",
  "sort",
  "leave",
  "search",
] as const satisfies readonly KeyId[];

/** Where a key leads in the rows. */
function steps(key: string, extend: boolean): Act | null {
  switch (key) {
    case "ArrowDown":
      return { kind: "move", by: 1, extend };
    case "ArrowUp":
      return { kind: "move", by: -1, extend };
    case "ArrowRight":
      return { kind: "column", by: 1 };
    case "ArrowLeft":
      return { kind: "column", by: -1 };
    case "PageDown":
      return { kind: "page", by: 1, extend };
    case "PageUp":
      return { kind: "page", by: -1, extend };
    case "Home":
      return { kind: "first", extend };
    case "End":
      return { kind: "last", extend };
    default:
      return null;
  }
}

/** Reads a key. `null`: not for the list. */
export function actOf(event: Pressed): Act | null {
  const id = keyIdOf(event, ASKED);
  switch (id) {
    case null:
      return null;
    case "move":
    case "column":
    case "page":
    case "ends":
      return steps(event.key, false);
    case "extend":
      return steps(event.key, true);
    default:
      return { kind: id };
  }
}
