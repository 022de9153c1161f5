// Pretends the job queue entry, the activity log and the limits, with what the pages do to them.
import type { Activity, ActivityFilter, Cause, CommandError, Job, Limits, RunSummary } from "../src/api";
import { runs } from "./data";
import type { FakeEngine } from "./fakeEngine";
import { noted, requireUnlocked } from "./pretendAdmin";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

interface Jobs {
  job: Job;
  activity: Activity[];
  limits: Limits | null;
}

const known = new WeakMap<FakeEngine, Jobs>();

/** What is pretended of the jobs of an engine; tests change it to set a scene. */
export function jobsOf(engine: FakeEngine): Jobs {
  let jobs = known.get(engine);
  if (jobs === undefined) {
    const empty = engine.options.empty === true;
    jobs = { job: newJob(engine), activity: empty ? [] : activityOf(engine), limits: empty ? null : limitsOf(engine) };
    known.set(engine, jobs);
  }
  return jobs;
}

/** The answer to a command, `undefined` when it is not one of these. */
export function answerJobs(engine: FakeEngine, command: string, args: Record<string, unknown>): unknown {
  const jobs = jobsOf(engine);
  switch (command) {
    case "get_job":
      return engine.setup.enabled ? { ...jobs.job, user_id: engine.account?.username ?? "" } : null;
    case "set_job":
      return setJob(engine, jobs, args["fields"] as Record<string, string>);
    case "job_ready":
    case "job_hold":
    case "job_restart":
    case "recreate_job":
      return change(engine, jobs, command);
    case "get_activity":
      return activityPage(jobs.activity, args["filter"] as ActivityFilter);
    case "export_activity":
      return activityPage(jobs.activity, { ...(args["filter"] as ActivityFilter), before: null, limit: 1e6 }).length;
    case "delete_activity":
      return deleteActivity(engine, jobs, args["olderThanDays"] as number | null);
    case "get_limits":
      return jobs.limits;
    case "measure_limits":
      return measure(engine, jobs);
    default:
      return undefined;
  }
}

function refuse(code: CommandError["code"], cause: Cause | null = null, remedy: CommandError["remedy"] = null): never {
  throw { code, message: `pretended: ${code}`, hint: null, cause, remedy, reference: null } satisfies CommandError;
}

function newJob(engine: FakeEngine): Job {
  return {
    status: "Ready",
    description: "Log email interactions between salespeople and contacts.",
    user_id: "",
    minutes_between: 10,
    weekdays: [true, true, true, true, true, true, true],
    starting_time: "",
    ending_time: "",
    earliest_start: null,
    expiration: null,
    max_attempts: 3,
    attempts: 0,
    rerun_delay_seconds: 0,
    next_run: new Date(engine.now + 6 * MINUTE).toISOString(),
    error_code: "",
    error_message: "",
    error_cause: null,
  };
}

function change(engine: FakeEngine, jobs: Jobs, command: string): Job {
  requireUnlocked(engine);
  if (!engine.setup.enabled) {
    refuse("not_found");
  }
  const hold = command === "job_hold";
  const was = command === "recreate_job" ? newJob(engine) : jobs.job;
  const next = hold ? null : new Date(Date.now() + MINUTE).toISOString();
  jobs.job = { ...was, status: hold ? "On Hold" : "Ready", next_run: next, attempts: hold ? was.attempts : 0 };
  if (command === "job_restart") {
    Object.assign(jobs.job, { error_code: "", error_message: "", error_cause: null });
  }
  noted(engine, "job", command === "recreate_job" ? "recreated" : "status", was.status, jobs.job.status);
  return { ...jobs.job, user_id: engine.account?.username ?? "" };
}

function setJob(engine: FakeEngine, jobs: Jobs, fields: Record<string, string>): Job {
  requireUnlocked(engine);
  if (jobs.job.status !== "On Hold") {
    refuse("only_on_hold");
  }
  const job = { ...jobs.job };
  for (const [name, value] of Object.entries(fields)) {
    if (name === "weekdays") {
      const days = value.split(",").filter((day) => day !== "").map(Number);
      job.weekdays = [1, 2, 3, 4, 5, 6, 7].map((day) => days.includes(day)) as Job["weekdays"];
    } else if (name === "earliest_start" || name === "expiration") {
      if (value !== "" && Number.isNaN(Date.parse(value))) {
        refuse("invalid_value", "setting_wrong");
      }
      job[name] = value === "" ? null : value;
    } else if (name === "starting_time" || name === "ending_time") {
      job[name] = value;
    } else if (name === "minutes_between" || name === "max_attempts" || name === "rerun_delay_seconds") {
      job[name] = Number(value);
    } else {
      refuse("unknown_name");
    }
  }
  if (!job.weekdays.includes(true)) {
    refuse("no_weekday");
  }
  jobs.job = job;
  return { ...job, user_id: engine.account?.username ?? "" };
}

function fits(row: Activity, filter: ActivityFilter): boolean {
  const text = `${row.description} ${row.message}`.toLowerCase();
  return (
    (!filter.status || row.status === filter.status) &&
    (!filter.context || row.context === filter.context) &&
    (!filter.since || row.date >= filter.since) &&
    text.includes((filter.search ?? "").toLowerCase()) &&
    (filter.before === null || filter.before === undefined || row.id < filter.before)
  );
}

function activityPage(all: readonly Activity[], filter: ActivityFilter): Activity[] {
  return all.filter((row) => fits(row, filter)).slice(0, filter.limit || 100);
}

function deleteActivity(engine: FakeEngine, jobs: Jobs, days: number | null): number {
  requireUnlocked(engine);
  const before = jobs.activity.length;
  const limit = days === null ? Infinity : Date.now() - days * DAY;
  jobs.activity = jobs.activity.filter(({ date }) => Date.parse(date) >= limit);
  noted(engine, "activity", "deleted", days === null ? "" : `older than ${days} days`, String(before - jobs.activity.length));
  return before - jobs.activity.length;
}

function lineOf(run: RunSummary): Activity {
  const failed = run.error_code !== "";
  return {
    id: run.run_id,
    date: run.started_at,
    user_id: "svc-bitacora@aurora.example",
    status: failed ? "Failed" : "Success",
    context: "Get email messages",
    description: "",
    message: failed ? run.error_message : `found ${run.found}, logged ${run.logged}`,
    error_code: run.error_code,
    cause: failed ? "server_busy" : null,
    reference: failed ? "503 ServiceUnavailable" : "",
  };
}

function activityOf(engine: FakeEngine): Activity[] {
  const [first] = runs(engine.now);
  const told = runs(engine.now).map(lineOf);
  const older = Array.from({ length: 274 }, (_, index): Activity => {
    const ago = 7 * 60 * MINUTE + index * 80 * MINUTE;
    const row = { ...lineOf(first as RunSummary), id: 4381 - index, date: new Date(engine.now - ago).toISOString() };
    if (index % 41 === 3) {
      return { ...row, status: "Failed", context: "Check connection", message: "ErrorAccessDenied", error_code: "access_denied", cause: "no_mailbox_rights", reference: "403 ErrorAccessDenied" };
    }
    return index % 12 === 5 ? { ...row, context: "Validate setup", message: "" } : row;
  });
  return [...told, ...older];
}

const GIGABYTE = 1024 ** 3;

function limitsOf(engine: FakeEngine): Limits {
  const folder = (role: string, name: string, items: number, bytes: number): Limits["folders"][number] => ({
    role,
    name,
    items,
    item_limit: 1_000_000,
    bytes,
    level: items >= 950_000 ? "critical" : items >= 800_000 ? "near" : "fine",
  });
  return {
    measured_at: new Date(engine.now - 47 * MINUTE).toISOString(),
    mailbox: engine.setup.shared_mailbox || "registro@aurora.example",
    folders: [
      folder("inbox", "Inbox", 12, 2_400_000),
      folder("archive", "Archive", 834_512, 31.4 * GIGABYTE),
      folder("not_logged", "Not Logged", 21_904, 1.2 * GIGABYTE),
    ],
    bytes: Math.round(32.6 * GIGABYTE),
    byte_limit: 50 * GIGABYTE,
    level: "near",
    forecast: {
      limit: "items",
      date: new Date(engine.now + 270 * DAY).toISOString().slice(0, 10),
      per_day: 613,
      days_measured: 28,
    },
  };
}

function measure(engine: FakeEngine, jobs: Jobs): Limits {
  if (engine.setup.shared_mailbox === "") {
    refuse("mailbox_blank", "mailbox_not_set", "check_mailbox");
  }
  if (engine.account === null || engine.account.sign_in_needed) {
    refuse("sign_in_needed", "not_signed_in", "sign_in");
  }
  jobs.limits = { ...(jobs.limits ?? limitsOf(engine)), measured_at: new Date().toISOString() };
  return jobs.limits;
}
