import { useMutation, useMutationState, useQueryClient } from "@tanstack/react-query";
import { asEngineError, commands, type Account, type EngineError } from "../../api";
import { useNotify } from "../../components/useNotify";

const SIGN_IN = ["sign-in"];

export interface SigningIn {
  /** With consent an administrator accepts on a first page, and the account of the job signs in on a second. */
  signIn: (adminConsent: boolean) => void;
  cancel: () => void;
  waiting: boolean;
  /** When the sign-in that waits was begun, in milliseconds. */
  since: number;
  /** What the last one failed with; one that was given up here did not fail. */
  error: EngineError | null;
}

/** Signs in for the guide. The state outlives the step, so that one may look around while the browser waits. */
export function useGuideSignIn(): SigningIn {
  const client = useQueryClient();
  const notify = useNotify();
  const { mutate } = useMutation({
    mutationKey: SIGN_IN,
    mutationFn: (adminConsent: boolean) => commands.signIn(adminConsent),
    onSuccess: (account: Account) => {
      client.setQueryData(["account"], account);
      for (const topic of ["setup", "job", "guide"]) {
        void client.invalidateQueries({ queryKey: [topic] });
      }
    },
  });
  const tries = useMutationState({
    filters: { mutationKey: SIGN_IN },
    select: ({ state }) => ({
      status: state.status,
      error: state.error,
      submittedAt: state.submittedAt,
    }),
  });
  const last = tries.at(-1);
  const error = last?.status === "error" ? asEngineError(last.error) : null;
  return {
    signIn: mutate,
    cancel: () => void commands.cancelSignIn().catch(notify.failure),
    waiting: last?.status === "pending",
    since: last?.submittedAt ?? 0,
      error: error?.code === "sign_in_canceled" ? null : error,
  };
}
