import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Account, type DeviceCode, type EngineError } from "../../api";
import { useNotify } from "../useNotify";

export interface DeviceSignIn {
  /** The code to type in, once Microsoft gave one. */
  code: DeviceCode | null;
  error: EngineError | null;
  /** Asks for a new code. */
  begin: () => void;
  /** Ends the waiting. */
  cancel: () => void;
}

/** Asks for a code at once and waits until somebody used it elsewhere. */
export function useDeviceSignIn(onSignedIn: () => void): DeviceSignIn {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const [code, setCode] = useState<DeviceCode | null>(null);
  const [error, setError] = useState<EngineError | null>(null);
  const turn = useRef(0);
  const done = useRef<(account: Account) => void>(() => undefined);
  useEffect(() => {
    done.current = (account) => {
      client.setQueryData(["account"], account);
      for (const topic of ["setup", "job", "notices", "guide"]) {
        void client.invalidateQueries({ queryKey: [topic] });
      }
      notify.success(t("setup.signedIn", { name: account.username }));
      onSignedIn();
    };
  });

  const begin = useCallback(() => {
    turn.current += 1;
    const mine = turn.current;
    const current = (): boolean => mine === turn.current;
    setCode(null);
    setError(null);
    commands
      .beginDeviceSignIn()
      .then(async (given) => {
        if (!current()) {
          return;
        }
        setCode(given);
        const account = await commands.waitForDeviceSignIn();
        if (current()) {
          done.current(account);
        }
      })
      .catch((thrown: unknown) => current() && setError(asEngineError(thrown)));
  }, []);

  const cancel = useCallback(() => {
    turn.current += 1;
    // Nothing waits any more when it cannot be canceled.
    commands.cancelSignIn().catch(() => undefined);
  }, []);

  useEffect(() => {
    // Not at once, so that a page drawn twice asks for one code only.
    const timer = setTimeout(begin, 0);
    return () => {
      clearTimeout(timer);
      turn.current += 1;
    };
  }, [begin]);
  return { code, error, begin, cancel };
}
