import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { commands, type ActivityPlan } from "../../api";

/** Every activity with its steps. */
export function useActivities() {
  return useQuery({ queryKey: ["activities"], queryFn: () => commands.getActivityPlans() });
}

/** Shows an activity as the engine gave it back, at once, in the list of all. */
export function useKeepActivity(): (plan: ActivityPlan) => void {
  const client = useQueryClient();
  return useCallback(
    (plan) => {
      client.setQueryData<ActivityPlan[]>(["activities"], (all) => all?.map((one) => (one.code === plan.code ? plan : one)));
      void client.invalidateQueries({ queryKey: ["activities"] });
    },
    [client],
  );
}
