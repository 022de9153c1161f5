import { useQuery } from "@tanstack/react-query";
import { commands, type Board, type SalesCycle } from "../../../api";
import { useSetup } from "../../../data/queries";
import { toPipelineQuery, type PipelineSearch } from "../pipeline/search";
import { useSalesCycles } from "../queries";

/** The sales cycle a board shows: the one asked for, else that of new opportunities, else the first not blocked. */
export function chosenCycle(cycles: readonly SalesCycle[], asked: string | undefined, standard: string): SalesCycle | undefined {
  return (
    cycles.find(({ code }) => code === asked) ??
    cycles.find(({ code }) => code === standard) ??
    cycles.find(({ blocked }) => !blocked) ??
    cycles[0]
  );
}

/** The board of the filters. `cycle` is `null` when there is no sales cycle at all. */
export function useBoard(search: PipelineSearch): {
  board: Board | undefined;
  cycle: SalesCycle | null | undefined;
  error: Error | null;
  refetch: () => void;
} {
  const cycles = useSalesCycles();
  const setup = useSetup();
  const known = cycles.data !== undefined && setup.data !== undefined;
  const cycle = known ? chosenCycle(cycles.data, search.cycle, setup.data.default_sales_cycle) : undefined;
  const query = toPipelineQuery({ ...search, cycle: cycle?.code });
  const board = useQuery({
    queryKey: ["opportunities", "board", query],
    queryFn: () => commands.getOpportunityBoard(query),
    enabled: cycle !== undefined,
    placeholderData: (before) => (before?.sales_cycle_code === cycle?.code ? before : undefined),
  });
  return {
    board: board.data,
    cycle: known ? (cycle ?? null) : undefined,
    error: cycles.error ?? setup.error ?? board.error,
    refetch: () => {
      void cycles.refetch();
      void setup.refetch();
      void board.refetch();
    },
  };
}
