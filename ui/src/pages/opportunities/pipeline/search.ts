import type { PipelineQuery } from "../../../api";

/** Filters of the board and of the pipeline, as the address of the page holds them. */
export interface PipelineSearch {
  cycle?: string;
  salesperson?: string;
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);

/** Reads the address; what is not understood is left out. */
export function readPipelineSearch(raw: Record<string, unknown>): PipelineSearch {
  return { cycle: text(raw["cycle"]), salesperson: text(raw["salesperson"]) };
}

/** The filters as the engine takes them. */
export function toPipelineQuery({ cycle = "", salesperson = "" }: PipelineSearch): PipelineQuery {
  return { sales_cycle_code: cycle, salesperson_code: salesperson };
}
