import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { en } from "../i18n/en";
import type { Cause, Code, EngineError } from "../api";
import { isKnownCause } from "./problem/causes";

/** An error in words: what happened, what it means for the data (blank when told with the next), what to do. */
export interface ErrorWords {
  what: string;
  meaning: string;
  todo: string;
}

const STORE: readonly Code[] = [
  "store_unavailable",
  "store_locked",
  "disk_full",
  "store_too_new",
  "store_inconsistent",
  "file_unavailable",
  "internal",
];
const MAILBOX: readonly Code[] = [
  "sign_in_needed",
  "sign_in_again",
  "access_denied",
  "mailbox_not_found",
  "item_not_found",
  "throttled",
  "unavailable",
  "bad_answer",
  "quota_exceeded",
  "request_refused",
  "canceled",
];

/** What an error concerns, which says what it means for the data. */
export function concernOf(code: Code): "mailbox" | "store" | "rule" {
  if (STORE.includes(code)) {
    return "store";
  }
  return MAILBOX.includes(code) ? "mailbox" : "rule";
}

/** Whether there are words for a code; one of a newer engine may be unknown. */
export function isKnownCode(code: string): code is Code {
  return Object.hasOwn(en.errors.what, code);
}

/** Puts an error into the words of the language in use: those of its cause, which are finer, else of its code. */
export function useErrorWords(): (error: { code: Code; cause?: Cause | null }) => ErrorWords {
  const { t } = useTranslation();
  return useCallback(
    ({ code, cause }) => {
      if (isKnownCause(cause)) {
        return { what: t(`causes.title.${cause}`), meaning: "", todo: t(`causes.text.${cause}`) };
      }
      const known = isKnownCode(code) ? code : "internal";
      return {
        what: t(`errors.what.${known}`),
        meaning: t(`errors.meaning.${concernOf(known)}`),
        todo: t(`errors.todo.${known}`),
      };
    },
    [t],
  );
}

/** What to pass on to whoever helps. */
export function detailsOf(error: EngineError): string {
  const names = [error.code, error.cause].filter((name) => name !== null).join(" · ");
  return [names, error.message, error.hint, error.reference].filter((part) => part !== null && part !== "").join("\n");
}
