import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Account, type EngineError, type Setup } from "../../api";
import { useNotify } from "../../components/useNotify";
import { useSignIn } from "../../data/useActs";

/** The permission for shared mailboxes (R127). */
const SCOPE = "mail.readwrite.shared";

/** A question on the way to enabling, or to disabling. */
export type Question = "data" | "admin" | "account" | "off";

export interface Enable {
  asking: Question | null;
  ask: (question: Question) => void;
  /** The person agreed to what was asked. */
  agree: () => void;
  giveUp: () => void;
  busy: boolean;
  error: EngineError | null;
}

function mayRead(account: Account): boolean {
  return account.scopes.some((scope) => scope.toLowerCase().endsWith(SCOPE));
}

/** What still has to be asked before logging can be enabled: consent of an administrator, then the job's account. */
function missing(setup: Setup, account: Account | null): Question | null {
  const signedIn = account !== null && !account.sign_in_needed;
  if (!setup.consent_given && !(signedIn && mayRead(account))) {
    return "admin";
  }
  return signedIn ? null : "account";
}

/** The way to enabling in the order of B.1: handling of data, consent, account, check and job. */
export function useEnable(): Enable {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const { run } = useSignIn();
  const [asking, setAsking] = useState<Question | null>(null);
  const turning = useMutation({
    mutationFn: (on: boolean) => (on ? commands.enableLogging(true) : commands.disableLogging()),
    onSuccess: (changed) => {
      client.setQueryData(["setup"], changed);
      notify.success(changed.enabled ? t("setup.enabledDone") : t("setup.disabledDone"));
    },
    onSettled: () => {
      setAsking(null);
      for (const topic of ["job", "notices", "account", "audit", "activity"]) {
        void client.invalidateQueries({ queryKey: [topic] });
      }
    },
  });
  const goOn = async (): Promise<void> => {
    const [now, account] = await Promise.all([commands.getSetup(), commands.getAccount()]);
    const question = missing(now, account);
    setAsking(question);
    if (question === null) {
      turning.mutate(true);
    }
  };
  const signIn = async (adminConsent: boolean): Promise<void> => {
    setAsking(null);
    try {
      await run(adminConsent);
    } catch {
      // The sign-in told why.
      return;
    }
    await goOn();
  };
  const agree = (): void => {
    switch (asking) {
      case "data":
        goOn().catch(notify.failure);
        break;
      case "admin":
      case "account":
        signIn(asking === "admin").catch(notify.failure);
        break;
      case "off":
        turning.mutate(false);
        break;
      case null:
        break;
    }
  };
  return {
    asking,
    ask: (question) => {
      turning.reset();
      setAsking(question);
    },
    agree,
    giveUp: () => setAsking(null),
    busy: turning.isPending,
    error: turning.error === null ? null : asEngineError(turning.error),
  };
}
