import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands } from "../../api";
import { useNotify } from "../../components/useNotify";
import { useRenewOpportunities } from "./queries";

interface Doing {
  entries: readonly number[];
  no: string;
  act: "link" | "linkThread" | "unlink";
  /** Whether it can be taken back. */
  undo: boolean;
}

export interface EntryLinks {
  /** Lets entries belong to an opportunity; with `thread` also those of their mail and conversation that have none. */
  link: (entries: readonly number[], no: string, thread: boolean) => void;
  /** Takes entries away from their opportunity. */
  unlink: (entries: readonly number[], no: string) => void;
  busy: boolean;
}

/** Which opportunity entries belong to (W20); each act can be taken back for ten seconds. */
export function useEntryLinks(): EntryLinks {
  const { t } = useTranslation();
  const notify = useNotify();
  const renew = useRenewOpportunities();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ entries, no, act }: Doing) =>
      act === "unlink"
        ? commands.unlinkEntries([...entries], no)
        : commands.linkEntries([...entries], no, act === "linkThread"),
    onSuccess: (changed, { no, act, undo }) => {
      const count = changed.length;
      const told = act === "unlink" ? t("opportunities.unlinked", { count, no }) : t("opportunities.linked", { count, no });
      if (undo && count > 0) {
        notify.undoable(told, () => mutate({ entries: changed, no, act: act === "unlink" ? "link" : "unlink", undo: false }));
      } else {
        notify.success(told);
      }
    },
    onError: notify.failure,
    onSettled: renew,
  });
  return {
    link: (entries, no, thread) => mutate({ entries, no, act: thread ? "linkThread" : "link", undo: true }),
    unlink: (entries, no) => mutate({ entries, no, act: "unlink", undo: true }),
    busy: isPending,
  };
}
