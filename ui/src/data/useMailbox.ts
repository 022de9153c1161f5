import { mailboxState, type MailboxState } from "./mailboxState";
import { useAccount, useJob, useProgress, useRuns, useSetup } from "./queries";
import type { Account, Job, RunProgress, RunSummary, Setup } from "../api";

export interface MailboxNow {
  state: MailboxState;
  setup: Setup | undefined;
  job: Job | null | undefined;
  account: Account | null | undefined;
  progress: RunProgress | null | undefined;
  lastRun: RunSummary | undefined;
  known: boolean;
}

/** The mailbox as it is now, from all that is asked about it. */
export function useMailbox(): MailboxNow {
  const setup = useSetup();
  const job = useJob();
  const account = useAccount();
  const progress = useProgress();
  const runs = useRuns(5);
  const lastRun = runs.data?.find((run) => run.status !== "running");
  const parts = {
    setup: setup.data,
    job: job.data,
    account: account.data,
    progress: progress.data,
    lastRun,
  };
  const known = !setup.isPending && !account.isPending && !progress.isPending;
  return { ...parts, state: mailboxState(parts), known };
}
