import { useQuery } from "@tanstack/react-query";
import { commands } from "../../api";

/** An entry with its comments and the other entries of its mail; nothing is asked for `null`. */
export function useEntryCard(entryNo: number | null) {
  return useQuery({
    queryKey: ["entry", entryNo, "card"],
    queryFn: () => commands.getEntryCard(entryNo ?? 0),
    enabled: entryNo !== null,
  });
}
