import type { ReactNode } from "react";
import type { Format } from "../../format/useFormat";

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
}

export interface Sort {
  column: string;
  descending: boolean;
}

/** Selected row ids, as TanStack Table keeps them. */
export type Selected = Record<string, true>;
