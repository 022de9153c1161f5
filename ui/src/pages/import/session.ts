import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Existing, ImportNoun, ImportReport } from "../../api";

export const STEPS = ["file", "columns", "check", "done"] as const;
export type Step = (typeof STEPS)[number];

/** What was said and found so far. It outlives the page, so that one comes back to where one was. */
export interface Session {
  step: Step;
  /** Name of the file; `null` before one was chosen. */
  file: string | null;
  /** Counts the files chosen, since two may have one name. */
  files: number;
  /** As chosen; blank to have it found out. */
  delimiter: string;
  encoding: string;
  headings: boolean | null;
  /** Fields by the place of their column, over those proposed. */
  fields: Readonly<Record<number, string>>;
  existing: Existing;
  /** What a dry run told. */
  tried: ImportReport | null;
  /** What the import did. */
  done: ImportReport | null;
}

export const FRESH: Session = {
  step: "file",
  file: null,
  files: 0,
  delimiter: "",
  encoding: "",
  headings: null,
  fields: {},
  existing: "update",
  tried: null,
  done: null,
};

/** The session of an import, and what changes a part of it. */
export function useSession(noun: ImportNoun): { session: Session; change: (part: Partial<Session>) => void } {
  const client = useQueryClient();
  const { data } = useQuery<Session>({
    queryKey: ["import", noun],
    queryFn: () => client.getQueryData<Session>(["import", noun]) ?? FRESH,
    initialData: FRESH,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  const change = useCallback(
    (part: Partial<Session>) =>
      client.setQueryData<Session>(["import", noun], (was) => ({ ...(was ?? FRESH), ...part })),
    [client, noun],
  );
  return { session: data, change };
}
