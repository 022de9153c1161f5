import { useQuery } from "@tanstack/react-query";
import { commands } from "../../api";

/** How many postponed interactions there are (R84). */
export function usePostponedCount(): number {
  const { data } = useQuery({
    queryKey: ["entries", "postponed"],
    queryFn: () => commands.getEntries({ postponed: true, limit: 1 }),
    select: ({ total }) => total,
  });
  return data ?? 0;
}
