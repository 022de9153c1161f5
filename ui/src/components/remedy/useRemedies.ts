import { createContext, useContext, useEffect } from "react";
import type { Remedy } from "../../api";
import type { ProblemFacts } from "../problem/problemOf";

/** A field of the Email Logging page that a remedy leads to. */
export type SetupField =
  | "shared_mailbox"
  | "client_id"
  | "client_secret"
  | "tenant"
  | "redirect_url"
  | "cloud"
  | "client_id_command";

export interface Remedies {
  /** Does what the button of a remedy says. */
  perform: (remedy: Remedy, problem?: ProblemFacts) => void;
  /** A sign-in or another act is under way. */
  busy: boolean;
  /** The field that shall be focused once its page is there. */
  wanted: SetupField | null;
  /** Tells that it was. */
  found: () => void;
}

export const RemediesContext = createContext<Remedies | null>(null);

/** The remedies; `null` outside of a company, where none can be performed. */
export function useRemedies(): Remedies | null {
  return useContext(RemediesContext);
}

/** Focuses the field a remedy leads to. Fields are found by their `data-field`. */
export function useWantedField(): void {
  const remedies = useRemedies();
  const wanted = remedies?.wanted ?? null;
  useEffect(() => {
    if (wanted === null) {
      return;
    }
    const part = document.querySelector(`[data-field="${wanted}"]`);
    const field = part?.querySelector<HTMLElement>("input, button, [role=combobox]");
    field?.scrollIntoView({ block: "center" });
    field?.focus();
    remedies?.found();
  }, [wanted, remedies]);
}
