import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Account, type EngineError, type Guide, type GuideStep, type Remedy, type Setup } from "../../api";
import { useNotify } from "../../components/useNotify";
import type { GuideNow } from "./GuideContext";
import { nextOf, placeOf, stateOf, STEPS, type Place } from "./order";

interface Known {
  guide: Guide;
  setup: Setup;
  account: Account | null;
}

interface Shown {
  step: GuideStep;
  place: Place | null;
  /** The step whose problem is being removed elsewhere. */
  returnTo: GuideStep | null;
  visited: number;
}

export interface GuideState {
  now: GuideNow;
  visited: number;
  failed: boolean;
  returnTo: GuideStep | null;
  /** Next was asked for although something is missing. */
  asked: boolean;
  finishing: boolean;
  /** What going on or finishing failed with. */
  error: EngineError | null;
  next: () => void;
  leave: () => void;
  write: (fields: Record<string, string>) => Promise<void>;
}

/** Which step is shown, how to go on, and what a remedy does. The engine keeps all that must not be lost. */
export function useGuideState({ guide, setup, account }: Known): GuideState {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [shown, setShown] = useState<Shown>(() => ({
    step: guide.current,
    place: null,
    returnTo: null,
    visited: STEPS.indexOf(guide.current),
  }));
  const [failed, setFailed] = useState(false);
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<EngineError | null>(null);
  const saving = useRef<Promise<unknown>>(Promise.resolve());
  const { step, place, returnTo, visited } = shown;

  const renew = useCallback(() => void client.invalidateQueries({ queryKey: ["guide"] }), [client]);
  const onError = useCallback((thrown: unknown) => setError(asEngineError(thrown)), []);
  const { mutate: note } = useMutation({
    mutationFn: (opened: GuideStep) => commands.openGuideStep(opened),
    onSuccess: (changed) => client.setQueryData(["guide"], changed),
    onError,
  });
  const open = useCallback(
    (opened: GuideStep, at: Place | null = null) => {
      setAsked(false);
      setError(null);
      setShown((was) => ({
        step: opened,
        place: at,
        returnTo: at === null ? (was.returnTo === opened ? null : was.returnTo) : (was.returnTo ?? was.step),
        visited: Math.max(was.visited, STEPS.indexOf(opened)),
      }));
      note(opened);
    },
    [note],
  );
  useNoteStart(guide, note);
  useFollow(setup, account, renew);
  const cure = useCure(step, open);

  const { mutate: finish, isPending: finishing } = useMutation({
    mutationFn: () => commands.finishGuide(),
    onSuccess: (finished) => {
      client.setQueryData(["guide"], finished);
      void navigate({ to: "/setup/assisted" });
    },
    onError,
  });
  const next = useCallback(() => {
    // What was typed last is saved first: it may be just what the step waits for.
    const proceed = async (): Promise<void> => {
      await Promise.resolve();
      await saving.current.catch(() => undefined);
      const fresh = await client.fetchQuery({ queryKey: ["guide"], queryFn: () => commands.getGuide(), staleTime: 0 });
      const following = nextOf(step);
      if (!stateOf(fresh, step).done) {
        setAsked(true);
      } else if (following === null) {
        finish();
      } else {
        open(following);
      }
    };
    setError(null);
    proceed().catch(onError);
  }, [client, step, open, finish, onError]);

  const write = useCallback(
    (fields: Record<string, string>) => {
      const saved = commands.setSetup(fields).then((changed) => {
        client.setQueryData(["setup"], changed);
        renew();
      });
      saving.current = saved;
      return saved;
    },
    [client, renew],
  );
  const now = useMemo<GuideNow>(
    () => ({ guide, setup, account, step, place, open, renew, fail: setFailed, cure }),
    [guide, setup, account, step, place, open, renew, cure],
  );
  const leave = useCallback(() => {
    // A field that has the focus is saved when it is left.
    if (document.activeElement instanceof HTMLElement) {
      document.activeElement.blur();
    }
    void navigate({ to: "/setup/assisted" });
  }, [navigate]);
  return { now, visited, failed, returnTo, asked, finishing, error, next, leave, write };
}

/** Opening the guide for the first time begins it. */
function useNoteStart(guide: Guide, note: (step: GuideStep) => void): void {
  const { started, current } = guide;
  useEffect(() => {
    if (!started) {
      note(current);
    }
  }, [started, current, note]);
}

/** How the steps stand follows from the settings and the account, whoever changes them. */
function useFollow(setup: Setup, account: Account | null, renew: () => void): void {
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
    } else {
      renew();
    }
  }, [setup, account, renew]);
}

/** What the button beside a problem does. */
function useCure(step: GuideStep, open: GuideNow["open"]): GuideNow["cure"] {
  const { t } = useTranslation();
  const notify = useNotify();
  const navigate = useNavigate();
  return useCallback(
    (remedy: Remedy, again: () => void) => {
      const target = placeOf(remedy);
      if (target !== null) {
        open(target.step, target.place);
        return;
      }
      switch (remedy) {
        case "sign_in":
          return step === "account" || step === "consent" ? again() : open("account");
        case "give_consent":
          return step === "consent" ? again() : open("consent");
        case "restore_template":
          commands.restoreEmailsTemplate().then(() => {
            notify.success(t("guide.templateRestored"));
            again();
          }, notify.failure);
          return;
        case "open_settings":
          return void navigate({ to: "/setup" });
        case "restart_job":
          return void navigate({ to: "/setup/job" });
        default:
          again();
      }
    },
    [step, open, navigate, notify, t],
  );
}
