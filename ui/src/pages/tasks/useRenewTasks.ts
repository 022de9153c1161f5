import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

/** Asks everything again that shows tasks. The engine's event does the same a moment later; this is at once. */
export function useRenewTasks(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const topic of ["tasks", "task", "salesperson", "salespeople"]) {
      void client.invalidateQueries({ queryKey: [topic] });
    }
  }, [client]);
}
