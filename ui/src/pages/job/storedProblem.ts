import { remedyOf, type Activity, type Cause, type Job, type RunSummary } from "../../api";
import { isKnownCause } from "../../components/problem/causes";
import { isKnownCode } from "../../components/errorWords";
import type { ProblemFacts } from "../../components/problem/problemOf";

function stored(code: string, cause: Cause | null, message: string): ProblemFacts {
  return {
    code: isKnownCode(code) ? code : null,
    cause,
    remedy: isKnownCause(cause) ? remedyOf[cause] : null,
    message,
    reference: null,
  };
}

/** The last error of the job as a problem; `null` when the last run was fine. */
export function problemOfJob(job: Job): ProblemFacts | null {
  return job.error_code === "" ? null : stored(job.error_code, job.error_cause, job.error_message);
}

/** The error that ended a run; `null` when none did. */
export function problemOfRun(run: RunSummary): ProblemFacts | null {
  if (run.error_code === "") {
    return null;
  }
  const message = [run.error_message, run.error_hint].filter((part) => part !== "").join("\n");
  return stored(run.error_code, run.error_cause, message);
}

/** What failed in a line of the activity log; `null` for a success. */
export function problemOfActivity(row: Activity): ProblemFacts | null {
  return row.status === "Failed" ? { ...stored(row.error_code, row.cause, row.message), reference: row.reference || null } : null;
}
