import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type LogEntry } from "../../api";
import { useNotify } from "../../components/useNotify";

const noticed = (): void => undefined;

/** Tells the engine that somebody looks: when the page is opened, when the window is taken up again, and when the page
 *  is left. True once the engine knows, so that what is new is counted from the visit before. */
export function useVisit(): boolean {
  const [begun, setBegun] = useState(false);
  const client = useQueryClient();
  useEffect(() => {
    // A look that cannot be noted only means that more counts as new next time.
    const look = (): Promise<void> => commands.lookAtHome().then(noticed, noticed);
    void look().then(() => setBegun(true));
    const onFocus = (): void => {
      void look().then(() => client.invalidateQueries({ queryKey: ["home"] }));
    };
    window.addEventListener("focus", onFocus);
    return () => {
      window.removeEventListener("focus", onFocus);
      void look();
    };
  }, [client]);
  return begun;
}

/** The start page of everybody, or of one salesperson; `null` while it is not known whose. */
export function useHome(salesperson: string | null) {
  const begun = useVisit();
  return useQuery({
    queryKey: ["home", salesperson],
    queryFn: () => commands.getHome({ salesperson_code: salesperson ?? "" }),
    enabled: begun && salesperson !== null,
    placeholderData: keepPreviousData,
  });
}

/** From now on only what comes in is new. */
export function useMarkSeen(): () => void {
  const notify = useNotify();
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: () => commands.markHomeSeen(),
    onError: notify.failure,
    onSettled: () => client.invalidateQueries({ queryKey: ["home"] }),
  });
  return () => mutate();
}

/** Takes a mail off the list of those that wait for an answer; it can be put back for ten seconds. */
export function useNoAnswer(): (entry: LogEntry) => void {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: ({ entry, needed }: { entry: LogEntry; needed: boolean }) =>
      commands.setAnswerNeeded(entry.entry_no, needed),
    onSuccess: (_, { entry, needed }) => {
      if (!needed) {
        const name = entry.contact_name || entry.contact_company_name || entry.contact_no;
        notify.undoable(t("home.noAnswerDone", { name }), () => mutate({ entry, needed: true }));
      }
    },
    onError: notify.failure,
    onSettled: () => client.invalidateQueries({ queryKey: ["home"] }),
  });
  return (entry) => mutate({ entry, needed: false });
}
