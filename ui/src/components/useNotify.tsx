import {
  Toast,
  ToastBody,
  ToastFooter,
  ToastTitle,
  Link,
  useToastController,
} from "@fluentui/react-components";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError } from "../api";
import { useErrorWords } from "./errorWords";

export const TOASTER = "toaster";
const UNDO_MILLISECONDS = 10_000;
const REMINDER_MILLISECONDS = 30_000;

interface Action {
  label: string;
  run: () => void;
}

export interface Notify {
  success: (title: string, body?: string, action?: Action) => void;
  warning: (title: string, body?: string, action?: Action) => void;
  /** A result that can be taken back for ten seconds. */
  undoable: (title: string, undo: () => void) => void;
  /** Something to remember, with what can be done about it; it stays for half a minute. */
  reminder: (title: string, body: string, actions: readonly Action[]) => void;
  failure: (thrown: unknown) => void;
}

/** Results are told by toasts; nothing important lives only there. */
export function useNotify(): Notify {
  const { t } = useTranslation();
  const { dispatchToast, dismissToast } = useToastController(TOASTER);
  const words = useErrorWords();
  return useMemo<Notify>(() => {
    let count = 0;
    const show = (
      intent: "success" | "warning" | "error" | "info",
      title: string,
      body?: string,
      action?: Action | readonly Action[],
      timeout = 5_000,
    ): void => {
      const actions: readonly Action[] = action === undefined ? [] : "run" in action ? [action] : action;
      count += 1;
      const toastId = `toast-${Date.now()}-${count}`;
      dispatchToast(
        <Toast>
          <ToastTitle>{title}</ToastTitle>
          {body !== undefined && body !== "" && <ToastBody>{body}</ToastBody>}
          {actions.length > 0 && (
            <ToastFooter>
              {actions.map(({ label, run }) => (
                <Link
                  key={label}
                  onClick={() => {
                    dismissToast(toastId);
                    run();
                  }}
                >
                  {label}
                </Link>
              ))}
            </ToastFooter>
          )}
        </Toast>,
        { intent, toastId, timeout, pauseOnHover: true, pauseOnWindowBlur: timeout > 5_000 },
      );
    };
    return {
      success: (title, body, action) => show("success", title, body, action),
      warning: (title, body, action) => show("warning", title, body, action, 8_000),
      undoable: (title, undo) =>
        show("success", title, undefined, { label: t("common.undo"), run: undo }, UNDO_MILLISECONDS),
      reminder: (title, body, actions) =>
        show("info", title, body, actions, REMINDER_MILLISECONDS),
      failure: (thrown) => {
        const error = asEngineError(thrown);
        const { what, todo } = words(error);
        show("error", what, `${todo} (${error.code})`, undefined, 12_000);
      },
    };
  }, [dispatchToast, dismissToast, t, words]);
}
