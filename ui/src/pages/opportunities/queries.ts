import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { asEngineError, commands, type EngineError, type OpportunityActions } from "../../api";

export function useOpportunity(no: string) {
  return useQuery({ queryKey: ["opportunity", no], queryFn: () => commands.getOpportunity(no), enabled: no !== "" });
}

/** What may be done with an opportunity now. */
export function useOpportunityOptions(no: string) {
  return useQuery({ queryKey: ["opportunity", no, "actions"], queryFn: () => commands.getOpportunityActions(no) });
}

/** The same as a dialog needs it: asked anew, for what was known may be from before the last step. */
export function useFreshOptions(no: string): { options: OpportunityActions | undefined; error: EngineError | null } {
  const { data, error, isFetchedAfterMount } = useQuery({
    queryKey: ["opportunity", no, "actions"],
    queryFn: () => commands.getOpportunityActions(no),
    refetchOnMount: "always",
  });
  return { options: isFetchedAfterMount ? data : undefined, error: error === null ? null : asEngineError(error) };
}

export function useSalesCycles() {
  return useQuery({ queryKey: ["salesCycles"], queryFn: () => commands.getSalesCycles() });
}

export function useCloseCodes() {
  return useQuery({ queryKey: ["closeCodes"], queryFn: () => commands.getCloseCodes() });
}

const topics = ["opportunities", "opportunity", "salesCycles", "closeCodes", "entries", "entry", "tasks", "task", "contact", "salesperson", "home"];

/** Asks everything again that shows opportunities. The engine's event does the same a moment later; this is at once. */
export function useRenewOpportunities(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const topic of topics) {
      void client.invalidateQueries({ queryKey: [topic] });
    }
  }, [client]);
}
