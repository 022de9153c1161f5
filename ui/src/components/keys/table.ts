/** The keys of the program, those of Business Central's client where it has them. Handlers and the page that lists
 *  them read this one table. `Ctrl` is the command key of a Mac; `Space` and the names of keys are those of the DOM. */
export const keyTable = {
  everywhere: {
    tellMe: ["Alt+Q", "Ctrl+K"],
    refresh: ["F5"],
    help: ["Ctrl+F1"],
    settings: ["Alt+T"],
    width: ["Ctrl+F12"],
    close: ["Escape"],
  },
  list: {
    search: ["F3", "/"],
    filters: ["Shift+F3"],
    filterBy: ["Alt+F3"],
    resetFilters: ["Ctrl+Shift+Alt+F3"],
    sort: ["Alt+F7"],
    pane: ["Alt+F2"],
    add: ["Alt+N"],
    entries: ["Ctrl+F7"],
    note: ["Alt+O"],
    evaluate: ["1", "2", "3", "4", "5", "0"],
    opportunity: ["O"],
    leave: ["Ctrl+Enter"],
  },
  tasks: {
    complete: ["C"],
    tomorrow: ["P"],
  },
  desk: {
    deskCreate: ["C"],
    deskAssign: ["A"],
    deskNever: ["X"],
    deskWhy: ["Y"],
    deskUndo: ["U"],
  },
  rows: {
    move: ["ArrowUp", "ArrowDown", "Ctrl+ArrowUp", "Ctrl+ArrowDown"],
    column: ["ArrowLeft", "ArrowRight"],
    page: ["PageUp", "PageDown"],
    ends: ["Home", "End", "Ctrl+Home", "Ctrl+End"],
    toggle: ["Space", "Ctrl+Space"],
    extend: [
      "Shift+ArrowUp",
      "Shift+ArrowDown",
      "Shift+PageUp",
      "Shift+PageDown",
      "Shift+Home",
      "Shift+End",
      "Ctrl+Shift+Home",
      "Ctrl+Shift+End",
    ],
    all: ["Ctrl+A"],
    clear: ["Escape"],
    open: ["Enter"],
    rowMenu: ["Shift+F10", "ContextMenu"],
    copy: ["Ctrl+C"],
  },
  fields: {
    lookUp: ["Alt+ArrowDown"],
    undo: ["Ctrl+Z"],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>;

export type KeyGroup = keyof typeof keyTable;
type Names<Group> = Group extends KeyGroup ? keyof (typeof keyTable)[Group] : never;
export type KeyId = Names<KeyGroup>;

const all: Record<string, readonly string[]> = Object.assign({}, ...Object.values(keyTable));

/** The keys that do something, the first being the one to show. */
export function keysOf(id: KeyId): readonly string[] {
  return all[id] ?? [];
}
