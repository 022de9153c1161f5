import type { Guide, GuideStep, Remedy, StepState } from "../../api";

/** The steps in their order. */
export const STEPS: readonly GuideStep[] = [
  "prepare",
  "application",
  "consent",
  "account",
  "mailbox",
  "choices",
  "turn_on",
];

/** What a remedy points at within a step. */
export type Place =
  | "clientId"
  | "tenant"
  | "redirect"
  | "secret"
  | "cloud"
  | "provider"
  | "mailbox"
  | "membership"
  | "archive";

/** How a step stands; one the engine does not name waits for nothing it could say. */
export function stateOf(guide: Guide, step: GuideStep): StepState {
  return guide.steps.find((one) => one.step === step) ?? { step, done: false, gate: null };
}

export function nextOf(step: GuideStep): GuideStep | null {
  return STEPS[STEPS.indexOf(step) + 1] ?? null;
}

export function previousOf(step: GuideStep): GuideStep | null {
  return STEPS[STEPS.indexOf(step) - 1] ?? null;
}

/** Index of the furthest step that may be opened: the first that is not done, or one that was open before. */
export function reached(guide: Guide, visited: number): number {
  if (guide.completed) {
    return STEPS.length - 1;
  }
  const open = STEPS.findIndex((step) => !stateOf(guide, step).done);
  const current = STEPS.indexOf(guide.current);
  return Math.max(open === -1 ? STEPS.length - 1 : open, current, visited);
}

/** How many steps are done; one that nobody saw yet does not count, even when it waits for nothing. */
export function doneCount(guide: Guide): number {
  const last = reached(guide, 0);
  return STEPS.filter((step, index) => index <= last && stateOf(guide, step).done).length;
}

const PLACES: Partial<Record<Remedy, { step: GuideStep; place: Place }>> = {
  enter_secret: { step: "application", place: "secret" },
  remove_secret: { step: "application", place: "secret" },
  check_client_id: { step: "application", place: "clientId" },
  check_tenant: { step: "application", place: "tenant" },
  check_redirect: { step: "application", place: "redirect" },
  check_cloud: { step: "application", place: "cloud" },
  check_provider: { step: "application", place: "provider" },
  check_mailbox: { step: "mailbox", place: "mailbox" },
  change_mailbox: { step: "mailbox", place: "mailbox" },
  copy_rights_script: { step: "prepare", place: "membership" },
  copy_archive_script: { step: "prepare", place: "archive" },
};

/** Where in the guide a remedy is carried out; `null` when it is not a matter of a field or a command. */
export function placeOf(remedy: Remedy): { step: GuideStep; place: Place } | null {
  return PLACES[remedy] ?? null;
}
