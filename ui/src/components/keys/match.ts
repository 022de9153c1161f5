import { keysOf, type KeyId } from "./table";

/** What is looked at of a key that was pressed. */
export interface Pressed {
  key: string;
  code?: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

/** The key without its modifiers. With Alt a Mac types a sign instead of the letter; then the place of the key tells. */
function bare({ key, code = "", altKey }: Pressed): string {
  if (key === " ") {
    return "SPACE";
  }
  const letter = /^Key([A-Z])$/.exec(code)?.[1];
  return altKey && letter !== undefined && !/^[\w]$/.test(key) ? letter : key.toUpperCase();
}

/** Whether the keys written like `Ctrl+Shift+F3` were pressed, and no other modifier. */
export function meets(event: Pressed, keys: string): boolean {
  const parts = keys.split("+");
  const key = parts.at(-1) ?? "";
  // A sign may need Shift on one keyboard and not on another.
  const sign = key.length === 1 && !/\w/.test(key);
  return (
    bare(event) === key.toUpperCase() &&
    (event.ctrlKey || event.metaKey) === parts.includes("Ctrl") &&
    event.altKey === parts.includes("Alt") &&
    (sign || event.shiftKey === parts.includes("Shift"))
  );
}

/** Which of these acts the key asks for; `null` when none. */
export function keyIdOf<Id extends KeyId>(event: Pressed, among: readonly Id[]): Id | null {
  return among.find((id) => keysOf(id).some((keys) => meets(event, keys))) ?? null;
}
