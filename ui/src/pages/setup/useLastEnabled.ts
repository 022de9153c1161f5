import { useQuery } from "@tanstack/react-query";
import { commands, type AuditRecord } from "../../api";

/** Records looked through for the last enabling. */
const LOOKED_AT = 200;

/** Who enabled email logging last, and when; `null` where the record does not go back so far. */
export function useLastEnabled(): AuditRecord | null {
  const { data } = useQuery({
    queryKey: ["audit", "enabled"],
    queryFn: async () => {
      const records = await commands.getAudit(null, LOOKED_AT);
      return records.find(({ action }) => action === "enable") ?? null;
    },
  });
  return data ?? null;
}
