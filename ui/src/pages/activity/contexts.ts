import { en } from "../../i18n/en";

/** The stable English words of the engine that have a translation. */
export type Context = keyof typeof en.jobs.activity.contexts;

export const contexts = Object.keys(en.jobs.activity.contexts) as readonly Context[];

/** Whether there are words for a context; one of a newer engine may be unknown. */
export function isKnownContext(context: string): context is Context {
  return Object.hasOwn(en.jobs.activity.contexts, context);
}
