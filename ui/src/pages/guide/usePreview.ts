import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { asEngineError, commands, type EngineError, type Preview } from "../../api";
import { useGuide } from "./GuideContext";

interface Read {
  preview: Preview;
  /** When it was read, in milliseconds. */
  at: number;
}

/** Days that can be looked back. */
export const PERIODS = [7, 30] as const;

/** What reading the mailbox brought; it stays while the guide is open, until the mailbox changes. */
export function usePreview(): {
  read: Read | null;
  days: number;
  choose: (days: number) => void;
  start: () => void;
  reading: boolean;
  error: EngineError | null;
} {
  const client = useQueryClient();
  const { setup, account, renew } = useGuide();
  const [days, setDays] = useState<number>(PERIODS[0]);
  const key = ["guide-preview", setup.shared_mailbox, setup.client_id, account?.username ?? ""];
  const { data } = useQuery<Read | null>({ queryKey: key, queryFn: () => null, staleTime: Infinity, gcTime: Infinity });
  const { mutate, isPending, error } = useMutation({
    mutationFn: (back: number) => commands.previewMailbox(back),
    onSuccess: (preview) => {
      client.setQueryData<Read>(key, { preview, at: Date.now() });
      renew();
    },
    onError: () => renew(),
  });
  return {
    read: data ?? null,
    days,
    choose: (back) => {
      setDays(back);
      if (data !== null && data !== undefined) {
        mutate(back);
      }
    },
    start: () => mutate(days),
    reading: isPending,
    error: error === null ? null : asEngineError(error),
  };
}
