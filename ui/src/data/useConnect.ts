import { useMutation, useQueryClient } from "@tanstack/react-query";
import { commands } from "../api";
import { useNotify } from "../components/useNotify";

/** Opens the user's own company: with the guide until it was led to its end, with the settings after that. */
export function useConnect(): { connect: () => void; connecting: boolean } {
  const notify = useNotify();
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: async () => {
      const state = await commands.openCompany();
      // Which page comes first is no reason to keep somebody out.
      const ready = await Promise.all([commands.getGuide(), commands.getSetup()]).then(
        ([guide, setup]) => guide.completed || setup.enabled,
        () => true,
      );
      return { state, ready };
    },
    onSuccess: ({ state, ready }) => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== "app" });
      window.location.hash = ready ? "#/setup" : "#/setup/guide";
      client.setQueryData(["app"], state);
    },
    onError: notify.failure,
  });
  return { connect: () => mutate(), connecting: isPending };
}
