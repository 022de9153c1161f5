import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

/** Asks templates, groups and what hangs on them again after a change. */
export function useRenew(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const topic of ["templates", "groups", "setup", "notices", "audit"]) {
      void client.invalidateQueries({ queryKey: [topic] });
    }
  }, [client]);
}
