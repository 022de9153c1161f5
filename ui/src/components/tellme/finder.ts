import Fuse from "fuse.js";

/** Something one can tell: a page to open or an act to do. */
export interface Told {
  id: string;
  kind: "page" | "action";
  /** In the language of the window. */
  name: string;
  /** Its names and other words for it, in every language. */
  words: readonly string[];
  /** Keys that do the same, as they are shown. */
  keys?: string;
  run: () => void;
}

/** Matches up to here are what was meant; those up to `WEAK` are only shown where nothing else was found. */
const SURE = 0.2;
const WEAK = 0.36;
/** Shown of each kind. */
const ROWS = 6;

/** What fits the words typed, the best first: names before other words, slips of the finger forgiven. */
export function finder(all: readonly Told[]): (typed: string, weak: boolean) => Told[] {
  const fuse = new Fuse(all, {
    keys: [
      { name: "name", weight: 2 },
      { name: "words", weight: 1 },
    ],
    threshold: WEAK,
    ignoreLocation: true,
    ignoreFieldNorm: true,
    ignoreDiacritics: true,
    includeScore: true,
    minMatchCharLength: 2,
  });
  return (typed, weak) => {
    const found = fuse.search(typed.trim());
    const sure = found.filter(({ score = 1 }) => score <= SURE);
    return (sure.length > 0 || !weak ? sure : found).map(({ item }) => item);
  };
}

/** The first rows of a kind. */
export function firstOf(found: readonly Told[], kind: Told["kind"]): Told[] {
  return found.filter((one) => one.kind === kind).slice(0, ROWS);
}

/** The words of a list written `one; two; three`. */
export function wordsOf(list: string): string[] {
  return list
    .split(";")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}
