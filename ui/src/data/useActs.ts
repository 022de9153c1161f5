import { useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Account } from "../api";
import { useErrorWords } from "../components/errorWords";
import { useNotify } from "../components/useNotify";

const PROCESS = ["process"];

/** Runs the job and tells how it went. One run at a time. */
export function useProcessNow(): { start: () => void; running: boolean } {
  const { t } = useTranslation();
  const notify = useNotify();
  const words = useErrorWords();
  const client = useQueryClient();
  const asked = useIsMutating({ mutationKey: PROCESS }) > 0;
  const { mutate } = useMutation({
    mutationKey: PROCESS,
    mutationFn: () => commands.processNow(),
    onSuccess: (run) => {
      const counts = [
        t("mailbox.toastLogged", { count: run.logged }),
        t("mailbox.toastNotLogged", { count: run.unmatched + run.blocked + run.private }),
      ];
      if (run.quarantined > 0) {
        counts.push(t("mailbox.toastQuarantined", { count: run.quarantined }));
      }
      if (run.status === "succeeded") {
        notify.success(t("mailbox.toastDone"), counts.join(" · "));
      } else if (run.status === "canceled") {
        notify.warning(t("mailbox.toastCanceled"), counts.join(" · "));
      } else {
        const error = words({ code: run.error_code as never, cause: run.error_cause });
        notify.warning(error.what, error.todo);
      }
    },
    onError: notify.failure,
    onSettled: () => {
      client.setQueryData(["progress"], null);
      for (const topic of ["runs", "job", "entries", "messages", "counts", "activity", "notices", "limits"]) {
        void client.invalidateQueries({ queryKey: [topic] });
      }
    },
  });
  const start = useCallback(() => mutate(), [mutate]);
  return { start, running: asked };
}

/** Stops the run under way. */
export function useCancelRun(): { cancel: () => void; canceling: boolean } {
  const notify = useNotify();
  const { mutate, isPending } = useMutation({
    mutationFn: () => commands.cancelRun(),
    onError: notify.failure,
  });
  return { cancel: () => mutate(), canceling: isPending };
}

/** Something asked of the engine that concerns setup or job: told when done, and everything about it asked again. */
export function useAct(act: () => Promise<unknown>, done: string): { start: () => void; busy: boolean } {
  const notify = useNotify();
  const client = useQueryClient();
  const { mutate, isPending } = useMutation({
    mutationFn: act,
    onSuccess: () => notify.success(done),
    onError: notify.failure,
    onSettled: () => {
      for (const topic of ["setup", "account", "job", "runs", "activity", "notices", "templates"]) {
        void client.invalidateQueries({ queryKey: [topic] });
      }
    },
  });
  const start = useCallback(() => mutate(), [mutate]);
  return { start, busy: isPending };
}

export interface SignIn {
  signIn: (adminConsent: boolean) => void;
  /** The same, for what goes on afterwards; a failure was told when it rejects. */
  run: (adminConsent: boolean) => Promise<Account>;
  cancel: () => void;
  waiting: boolean;
}

/** Signs in through the browser; it lasts until somebody answered there, or canceled here. */
export function useSignIn(done?: string): SignIn {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const waiting = useIsMutating({ mutationKey: ["sign-in"] }) > 0;
  const { mutate, mutateAsync } = useMutation({
    mutationKey: ["sign-in"],
    mutationFn: (adminConsent: boolean) => commands.signIn(adminConsent),
    onSuccess: (account) => {
      client.setQueryData(["account"], account);
      const signedIn = t("setup.signedIn", { name: account.username });
      notify.success(done ?? signedIn, done === undefined ? undefined : signedIn);
    },
    onError: (error) => asEngineError(error).code !== "sign_in_canceled" && notify.failure(error),
    onSettled: () => {
      for (const topic of ["setup", "job", "notices", "account"]) {
        void client.invalidateQueries({ queryKey: [topic] });
      }
    },
  });
  return {
    signIn: mutate,
    run: mutateAsync,
    cancel: () => void commands.cancelSignIn().catch(notify.failure),
    waiting,
  };
}

/** Opens the demo company, or goes back to the start page. */
export function useEnter(): {
  enter: (way: "openDemo" | "leaveCompany") => void;
  entering: "openDemo" | "leaveCompany" | null;
} {
  const notify = useNotify();
  const client = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (way: "openDemo" | "leaveCompany") => commands[way](),
    onSuccess: (state) => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== "app" });
      client.setQueryData(["app"], state);
      window.location.hash = "#/";
    },
    onError: notify.failure,
  });
  return { enter: mutate, entering: isPending ? variables : null };
}
