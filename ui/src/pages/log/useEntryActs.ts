import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Evaluation, type LogEntry } from "../../api";
import { useNotify } from "../../components/useNotify";
import { gradeOf } from "./evaluation";

/** Asks everything again that shows entries. The engine's event does the same a moment later; this is at once. */
export function useRenewEntries(): () => void {
  const client = useQueryClient();
  return useCallback(() => {
    for (const topic of ["entries", "entry", "contacts", "contact", "salespeople", "salesperson"]) {
      void client.invalidateQueries({ queryKey: [topic] });
    }
  }, [client]);
}

export interface EntryActs {
  /** Evaluates entries; it can be undone for ten seconds. */
  evaluate: (entries: readonly LogEntry[], evaluation: Evaluation) => void;
  /** Gives all entries the inverse of the first one's checkmark in Canceled (C.1); it can be undone. */
  toggleCanceled: (entries: readonly LogEntry[]) => Promise<boolean>;
}

const numbersOf = (entries: readonly LogEntry[]): number[] => entries.map(({ entry_no }) => entry_no);

/** What is done with entries that are there (R81, R82). A failure is told. */
export function useEntryActs(): EntryActs {
  const { t } = useTranslation();
  const notify = useNotify();
  const renew = useRenewEntries();
  const run = useCallback(
    async (act: () => Promise<unknown>): Promise<boolean> => {
      try {
        await act();
        return true;
      } catch (error) {
        notify.failure(error);
        return false;
      } finally {
        renew();
      }
    },
    [notify, renew],
  );

  const evaluate = useCallback(
    (entries: readonly LogEntry[], evaluation: Evaluation) => {
      const undo = async (): Promise<void> => {
        for (const before of new Set(entries.map((entry) => entry.evaluation))) {
          const had = entries.filter((entry) => entry.evaluation === before);
          await commands.evaluateEntries(numbersOf(had), gradeOf(before).evaluation);
        }
      };
      void run(() => commands.evaluateEntries(numbersOf(entries), evaluation)).then((done) => {
        if (done) {
          notify.undoable(t("log.evaluated", { count: entries.length }), () => void run(undo));
        }
      });
    },
    [notify, run, t],
  );

  const toggleCanceled = useCallback(
    async (entries: readonly LogEntry[]) => {
      const canceled = entries[0]?.canceled === false;
      // Those that were so already are left out of the undoing, for there is nothing to undo.
      const changed = entries.filter((entry) => entry.canceled !== canceled);
      const done = await run(() => commands.toggleEntriesCanceled(numbersOf(entries)));
      if (done) {
        const text = t(canceled ? "log.canceledDone" : "log.uncanceledDone", { count: changed.length });
        notify.undoable(text, () => void run(() => commands.toggleEntriesCanceled(numbersOf(changed))));
      }
      return done;
    },
    [notify, run, t],
  );
  return { evaluate, toggleCanceled };
}
