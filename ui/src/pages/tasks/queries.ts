import { useQuery } from "@tanstack/react-query";
import { commands } from "../../api";
import { useSetup } from "../../data/queries";
import { isoDay } from "../../format/moment";
import { useNow } from "../../format/now";

export interface DueCount {
  due: number;
  overdue: number;
}

/** How many tasks are due today or overdue: those of who uses this computer, or all where nobody said who that is. */
export function useDueCount(): DueCount | undefined {
  const { data: setup } = useSetup();
  const now = useNow();
  const salesperson_code = setup?.user_salesperson ?? "";
  const today = isoDay(new Date(now));
  const { data } = useQuery({
    queryKey: ["tasks", "due", salesperson_code, today],
    queryFn: async () => {
      const count = async (show: "due" | "overdue"): Promise<number> =>
        (await commands.getTasks({ show, salesperson_code, limit: 1 })).total;
      return { due: await count("due"), overdue: await count("overdue") };
    },
    enabled: setup !== undefined,
  });
  return data;
}
