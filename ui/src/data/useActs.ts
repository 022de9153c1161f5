import { useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands } from "../api";
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
        const error = words({ code: run.error_code as never });
        notify.warning(error.what, error.todo);
      }
    },
    onError: notify.failure,
    onSettled: () => {
      client.setQueryData(["progress"], null);
      for (const topic of ["runs", "job", "entries", "messages", "counts", "activity"]) {
        void client.invalidateQueries({ queryKey: [topic] });
      }
    },
  });
  return { start: () => mutate(), running: asked };
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

/** Signs in through the browser; it lasts until somebody answered there, or canceled here. */
export function useSignIn(): { signIn: (adminConsent: boolean) => void; cancel: () => void; waiting: boolean } {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const waiting = useIsMutating({ mutationKey: ["sign-in"] }) > 0;
  const { mutate } = useMutation({
    mutationKey: ["sign-in"],
    mutationFn: (adminConsent: boolean) => commands.signIn(adminConsent),
    onSuccess: (account) => {
      client.setQueryData(["account"], account);
      notify.success(t("setup.signedIn", { name: account.username }));
      void client.invalidateQueries({ queryKey: ["setup"] });
      void client.invalidateQueries({ queryKey: ["job"] });
    },
    onError: notify.failure,
  });
  return {
    signIn: mutate,
    cancel: () => void commands.cancelSignIn().catch(notify.failure),
    waiting,
  };
}

/** Opens another company, or goes back to the start page. */
export function useEnter(): {
  enter: (way: "openDemo" | "openCompany" | "leaveCompany") => void;
  entering: "openDemo" | "openCompany" | "leaveCompany" | null;
} {
  const notify = useNotify();
  const client = useQueryClient();
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (way: "openDemo" | "openCompany" | "leaveCompany") => commands[way](),
    onSuccess: (state) => {
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== "app" });
      client.setQueryData(["app"], state);
      window.location.hash = state.mode === "company" ? "#/setup" : "#/log";
    },
    onError: notify.failure,
  });
  return { enter: mutate, entering: isPending ? variables : null };
}
