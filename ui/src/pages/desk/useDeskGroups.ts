import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { commands, type DeskGroup, type MessageRow } from "../../api";
import { allRows, type Rows } from "../../data/useRows";

/** So many addresses are shown, those with most messages. */
export const MOST = 1000;
/** So many messages of an address are named. */
const MESSAGES = 50;

interface DeskGroups {
  data: Rows<DeskGroup>;
  /** Addresses nobody has. */
  unknown: readonly DeskGroup[];
  /** Addresses several contacts share. */
  ambiguous: readonly DeskGroup[];
}

/** The addresses that set-aside mail waits for. */
export function useDeskGroups(): DeskGroups {
  const result = useQuery({ queryKey: ["desk", "groups"], queryFn: () => commands.getDeskGroups(MOST) });
  const groups = result.data;
  return useMemo(
    () => ({
      data: allRows(result),
      unknown: groups?.filter(({ candidates }) => candidates.length === 0) ?? [],
      ambiguous: groups?.filter(({ candidates }) => candidates.length > 0) ?? [],
    }),
    [groups, result],
  );
}

function isAbout({ author, recipients }: MessageRow, address: string): boolean {
  return [author, ...recipients].some((party) => party.address.toLowerCase() === address);
}

/** The newest set-aside messages that name an address. */
export function useGroupMessages(address: string): { rows: readonly MessageRow[]; loading: boolean } {
  const result = useQuery({
    queryKey: ["messages", "of", address],
    queryFn: () =>
      commands.getMessages({ outcomes: ["unmatched"], search: address, descending: true, limit: MESSAGES }),
    enabled: address !== "",
  });
  const rows = useMemo(
    () => result.data?.rows.filter((row) => isAbout(row, address)) ?? [],
    [result.data, address],
  );
  return { rows, loading: result.isPending && address !== "" };
}
