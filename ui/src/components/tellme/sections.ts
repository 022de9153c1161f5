/** What an option is, shown as its icon. */
export type Look = "page" | "action" | "company" | "person" | "salesperson" | "entry" | "task";

/** One line of what was found. */
export interface Choice {
  id: string;
  look: Look;
  text: string;
  /** The line below. */
  second?: string;
  /** At the right: a number, a time. */
  aside?: string;
  /** Keys that do the same. */
  keys?: string;
  run: () => void;
}

/** Lines of one kind under their title. */
export interface Section {
  id: string;
  title: string;
  options: Choice[];
}
