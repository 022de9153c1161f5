import type { Account, Job, RunProgress, RunSummary, Setup } from "../api";

/** State of the mailbox in one word. `signIn` and `error` need a person. */
export type MailboxState = "running" | "off" | "signIn" | "error" | "waiting" | "hold" | "ready";

interface Known {
  setup: Setup | undefined;
  job: Job | null | undefined;
  account: Account | null | undefined;
  progress: RunProgress | null | undefined;
  lastRun: RunSummary | undefined;
}

/** Weighs what is known of the mailbox: what needs a person goes before what waits. */
export function mailboxState({ setup, job, account, progress, lastRun }: Known): MailboxState {
  if (progress !== null && progress !== undefined) {
    return "running";
  }
  if (setup === undefined || !setup.enabled) {
    return "off";
  }
  if (account === null || account?.sign_in_needed === true) {
    return "signIn";
  }
  if (job?.status === "Error") {
    return "error";
  }
  if (job?.status === "On Hold") {
    return "hold";
  }
  return lastRun?.status === "postponed" ? "waiting" : "ready";
}

/** How far a run is, from 0 to 1; `undefined` while that cannot be said. */
export function portion(progress: RunProgress): number | undefined {
  const steps = progress.settled + progress.pending;
  if (progress.phase === "settle") {
    return steps === 0 ? undefined : progress.settled / steps;
  }
  if (progress.expected === null || progress.expected === 0) {
    return undefined;
  }
  return Math.min(1, progress.found / progress.expected);
}

/** Messages per second so far; 0 while that cannot be said. */
export function rate(progress: RunProgress): number {
  return progress.seconds === 0 ? 0 : progress.found / progress.seconds;
}

/** Seconds left at the pace so far; `undefined` while that cannot be said. */
export function secondsLeft(progress: RunProgress): number | undefined {
  const pace = rate(progress);
  if (progress.expected === null || pace === 0) {
    return undefined;
  }
  return Math.max(0, Math.round((progress.expected - progress.found) / pace));
}

/** Seconds a run took; `undefined` while it runs. */
export function took(run: RunSummary): number | undefined {
  return run.finished_at === null ? undefined : (Date.parse(run.finished_at) - Date.parse(run.started_at)) / 1000;
}
