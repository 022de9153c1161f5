import { en } from "../../i18n/en";
import { es } from "../../i18n/es";
import type { Cause, Remedy } from "../../api";

/** What happened, in few words; a cause without words fails the type check. */
export const titles = { en: en.causes.title, es: es.causes.title } satisfies Words<Cause>;
/** What it means for the data and what to do. */
export const texts = { en: en.causes.text, es: es.causes.text } satisfies Words<Cause>;
/** What the button of a remedy says. */
export const remedies = { en: en.causes.remedy, es: es.causes.remedy } satisfies Words<Remedy>;

type Words<K extends string> = Record<"en" | "es", Record<K, string>>;

/** Whether there are words for a cause; one of a newer engine may be unknown. */
export function isKnownCause(cause: string | null | undefined): cause is Cause {
  return typeof cause === "string" && Object.hasOwn(titles.en, cause);
}

/** Remedies that only wait for somebody outside this program: all one can do here is to look again. */
const OUTSIDE: readonly Remedy[] = ["wait", "check_network", "start_keychain", "set_clock", "free_disk", "retry"];

/** Whether the remedy is to look again. */
export function isLookingAgain(remedy: Remedy): boolean {
  return OUTSIDE.includes(remedy);
}
