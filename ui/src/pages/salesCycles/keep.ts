import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { commands, type ProbabilityCalculation, type SalesCycle } from "../../api";

/** The ways a probability is calculated, in the order of the original (D.1). */
export const methods: readonly ProbabilityCalculation[] = ["Multiply", "Add", "Chances of Success %", "Completed %"];

/** What the opportunities under way in a sales cycle come to. */
export function useCycleStatistics(code: string) {
  return useQuery({ queryKey: ["salesCycles", code, "statistics"], queryFn: () => commands.getSalesCycleStatistics(code) });
}

/** Shows a sales cycle as the engine gave it back, at once, in the list of all. */
export function useKeepCycle(): (cycle: SalesCycle) => void {
  const client = useQueryClient();
  return useCallback(
    (cycle) => {
      client.setQueryData<SalesCycle[]>(["salesCycles"], (all) => all?.map((one) => (one.code === cycle.code ? cycle : one)));
      for (const topic of ["salesCycles", "opportunities"]) {
        void client.invalidateQueries({ queryKey: [topic] });
      }
    },
    [client],
  );
}
