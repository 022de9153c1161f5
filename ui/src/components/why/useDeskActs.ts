import { useIsMutating, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type CatchUp, type DeskAct, type DeskCaughtUp, type DeskEffect, type DeskUndone } from "../../api";
import { useNotify } from "../useNotify";

const ACT = ["desk-act"];
const TOPICS = ["desk", "messages", "counts", "entries", "contacts", "explanation", "mailRules"];

interface DeskActs {
  /** Does what was decided, all of it or nothing, tells what became of the mail, and offers to take it back. */
  carryOut: (acts: readonly DeskAct[], done?: () => void) => void;
  undo: (id: number) => void;
  /** Stops logging the earlier mail: what is logged stays, the rest waits. */
  stop: () => void;
  busy: boolean;
}

/** What a person decides about addresses and rules, with its result as a toast and a way back. */
export function useDeskActs(): DeskActs {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const renew = (): void => {
    client.setQueryData(["catchUp"], null);
    for (const topic of TOPICS) {
      void client.invalidateQueries({ queryKey: [topic] });
    }
  };
  const told = ({ logged, inbound_entries, outbound_entries, contact_nos }: DeskEffect): string => {
    if (logged > 0) {
      const entries = t("desk.entries", { count: inbound_entries + outbound_entries });
      return t("desk.doneLogged", { count: logged, entries });
    }
    return contact_nos.length === 0 ? t("desk.doneNever") : t("desk.doneNothing");
  };
  const takenBack = ({ messages, entries_kept, contacts_kept }: DeskUndone): void => {
    const kept = [
      entries_kept > 0 ? t("desk.undoneEntriesKept", { count: entries_kept }) : "",
      contacts_kept.length > 0 ? t("desk.undoneContactsKept", { names: contacts_kept.join(", ") }) : "",
    ].filter((part) => part !== "");
    if (kept.length > 0) {
      notify.warning(t("desk.undone", { count: messages }), kept.join(" "));
    } else {
      notify.success(t("desk.undone", { count: messages }));
    }
  };
  const clear = (): void => {
    client.setQueryData(["catchUp"], null);
  };
  const catchingUp = useMutation({
    mutationKey: ACT,
    mutationFn: () => commands.catchUp(),
    onMutate: clear,
    onSuccess: (more) => {
      if (more.left > 0) {
        waits(more);
      } else {
        notify.success(t("desk.caughtUp", { count: more.logged }));
      }
    },
    onError: notify.failure,
    onSettled: renew,
  });
  // What stopped is said with a way to go on; otherwise the next run does it.
  const waits = ({ logged }: Pick<DeskCaughtUp, "logged">): void =>
    notify.reminder(t("desk.stopped", { count: logged }), t("desk.stoppedText"), [
      { label: t("desk.goOn"), run: () => catchingUp.mutate() },
    ]);
  const undoing = useMutation({
    mutationKey: ACT,
    mutationFn: (id: number) => commands.undoDeskAct(id),
    onSuccess: takenBack,
    onError: (thrown) =>
      asEngineError(thrown).code === "not_found" ? notify.warning(t("desk.undoneBefore")) : notify.failure(thrown),
    onSettled: renew,
  });
  const acting = useMutation({
    mutationKey: ACT,
    mutationFn: ({ acts }: { acts: readonly DeskAct[]; done?: (() => void) | undefined }) =>
      commands.carryOutDeskActs([...acts]),
    onMutate: clear,
    onSuccess: (effect, { done }) => {
      client.setQueryData(["deskUndo"], effect.undo_id);
      notify.undoable(told(effect), () => undoing.mutate(effect.undo_id));
      if (effect.canceled) {
        waits(effect);
      } else if (effect.mail_follows) {
        notify.warning(t("desk.mailFollows"), t("desk.mailFollowsText"));
      }
      done?.();
    },
    onError: (thrown) =>
      asEngineError(thrown).code === "canceled" ? notify.success(t("desk.stoppedEarly")) : notify.failure(thrown),
    onSettled: renew,
  });
  return {
    carryOut: (acts, done) => acting.mutate({ acts, done }),
    undo: (id) => undoing.mutate(id),
    stop: () => void commands.stopDeskAct().catch(notify.failure),
    busy: useIsMutating({ mutationKey: ACT }) > 0,
  };
}

/** How far deciding again about set-aside mail is; `null` while nothing is told of it. */
export function useCatchUp(): CatchUp | null {
  return useQuery<CatchUp | null>({ queryKey: ["catchUp"], queryFn: () => null, staleTime: Infinity }).data ?? null;
}
