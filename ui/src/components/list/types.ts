import type { ReactElement, ReactNode } from "react";
import type { Format } from "../../format/useFormat";
import type { KeyId } from "../keys/table";

/** What a cell may need besides its row. */
export interface CellContext {
  format: Format;
  now: number;
}

/** A column of a list. */
export interface ListColumn<Row> {
  id: string;
  /** Name in the header, the column chooser and copied rows. */
  name: string;
  /** Icon in place of the name in the header. */
  icon?: ReactNode;
  /** Width in pixels; of a flexible column its least. */
  width: number;
  flexible?: boolean;
  align?: "end";
  /** Name the engine sorts by; none when it cannot. */
  sort?: string;
  /** Whether the first click on the header sorts the highest first. */
  descendingFirst?: boolean;
  /** Not shown unless chosen. */
  hidden?: boolean;
  /** Cannot be hidden. */
  fixed?: boolean;
  /** Where the room is short, the highest goes first; 0 stays. */
  yields?: number;
  cell: (row: Row, context: CellContext) => ReactNode;
  /** What is copied and shown as tooltip. */
  text: (row: Row, context: CellContext) => string;
  /** What is copied where a spreadsheet needs it otherwise than a person, for example a time. */
  copied?: (row: Row, context: CellContext) => string;
}

export interface Sort {
  column: string;
  descending: boolean;
}

/** Selected row ids, as TanStack Table keeps them. */
export type Selected = Record<string, true>;

/** Something that can be done with the rows chosen. Toolbar and row menu offer the same. */
export interface RowAction {
  id: string;
  name: string;
  icon: ReactElement;
  run: () => void;
  /** Why it cannot be done now, in words; it is shown all the same. */
  reason?: string;
  /** Cannot be done while something is under way. */
  disabled?: boolean;
  /** The main action of the page. */
  primary?: boolean;
  /** Keys that do the same. */
  keys?: KeyId;
  /** Stands in the menu of the toolbar however wide the window is. */
  more?: boolean;
  /** What it offers to choose from; then `run` is not asked. */
  items?: readonly RowAction[];
  /** Of one choice among several: whether it is the one in force. */
  checked?: boolean;
}

/** A filter for the value of a cell. */
export interface CellFilter {
  /** The value as people read it. */
  value: string;
  apply: () => void;
}
