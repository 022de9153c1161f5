// The start page and Tell me of the pretended engine, made from its rows as the engine makes them.
import type { Found, Home, JobHealth, LogEntry, MailDay, Task, Waiting } from "../src/api";
import { runs } from "./data";
import type { FakeEngine } from "./fakeEngine";

type Args = Record<string, unknown>;

const DAY = 24 * 60 * 60_000;
/** Entries logged since the visit before. */
const NEWS = 7;

function isoDay(at: number): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Days as they are in an office: busy on working days, nearly still at the weekend. */
function daysOf(engine: FakeEngine): MailDay[] {
  return Array.from({ length: 30 }, (_, index) => {
    const at = engine.now - (29 - index) * DAY;
    const quiet = [0, 6].includes(new Date(at).getDay());
    const inbound = quiet ? index % 3 : 12 + ((index * 7) % 13);
    const outbound = quiet ? 0 : 9 + ((index * 5) % 11);
    return { day: isoDay(at), ...(engine.entries.length === 0 ? { inbound: 0, outbound: 0 } : { inbound, outbound }) };
  });
}

/** The last mail of each contact, the longest waiting first. */
function waitingOf(entries: readonly LogEntry[], flow: string, answered: ReadonlySet<number>): Waiting {
  const last = new Map<string, LogEntry>();
  for (const entry of entries) {
    if (!last.has(entry.contact_no)) {
      last.set(entry.contact_no, entry);
    }
  }
  const rows = [...last.values()].filter(
    (entry) => entry.information_flow === flow && !entry.canceled && !answered.has(entry.entry_no),
  );
  return { count: rows.length, entries: rows.reverse() };
}

function jobOf(engine: FakeEngine): JobHealth {
  const done = engine.options.empty === true ? [] : runs(engine.now);
  const last = done[0] ?? null;
  const enabled = engine.setup.enabled;
  const signedOut = engine.account === null || engine.account.sign_in_needed;
  return {
    enabled,
    status: enabled ? "Ready" : null,
    needs_person: enabled && signedOut,
    last_run: last,
    last_success: last?.finished_at ?? null,
    next_run: enabled ? new Date(engine.now + 6 * 60_000).toISOString() : null,
    runs: Array.from({ length: last === null ? 0 : 36 }, (_, index) => ({
      run_id: index + 1,
      started_at: new Date(engine.now - (36 - index) * 10 * 60_000).toISOString(),
      status: index === 17 ? "postponed" : "succeeded",
    })),
  };
}

/** What somebody said needs no answer, by engine. */
const settled = new WeakMap<FakeEngine, Set<number>>();

function homeOf(engine: FakeEngine, salesperson: string, tasks: readonly Task[]): Home {
  const all = engine.entries.filter((one) => salesperson === "" || one.salesperson_code === salesperson);
  const recent = all.filter((one) => !one.canceled);
  const answered = settled.get(engine) ?? new Set<number>();
  const today = isoDay(engine.now);
  const rows = tasks.filter((one) => !one.closed && (salesperson === "" || one.salesperson_code === salesperson));
  return {
    is_new: engine.entries.length === 0,
    news: {
      since: recent.length === 0 ? null : new Date(engine.now - 2.6 * DAY).toISOString(),
      count: Math.min(NEWS, recent.length),
      set_aside: engine.messages.length === 0 ? 0 : 3,
      entries: recent.slice(0, NEWS),
    },
    ours: waitingOf(recent.slice(0, 40), "Inbound", answered),
    theirs: waitingOf(recent.slice(60, 200), "Outbound", answered),
    tasks: {
      overdue: rows.filter(({ date }) => date < today).length,
      today: rows.filter(({ date }) => date === today).length,
      open: rows.length,
      rows: [...rows].sort((one, other) => one.date.localeCompare(other.date)).slice(0, 20),
    },
    job: jobOf(engine),
    days: daysOf(engine),
  };
}

function plain(text: string): string {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
}

function foundOf(engine: FakeEngine, typed: string, tasks: readonly Task[]): Found {
  const words = plain(typed).split(/\s+/).filter((word) => word !== "");
  const fits = (...texts: string[]): boolean => {
    const own = plain(texts.join(" ")).split(/[^\p{L}\p{N}]+/u);
    return words.length > 0 && words.every((word) => own.some((one) => one.startsWith(word)));
  };
  return {
    contacts: engine.contacts.filter((one) => fits(one.no, one.name, one.email)).slice(0, 5),
    salespeople: engine.salespeople.filter((one) => fits(one.code, one.name, one.email)).slice(0, 5),
    entries: engine.entries.filter((one) => fits(one.subject, one.contact_name)).slice(0, 5),
    tasks: tasks.filter((one) => !one.closed && fits(one.no, one.description, one.contact_name)).slice(0, 5),
    similar: false,
  };
}

/** Answers what the start page and Tell me ask; `tasks` are those the engine has. */
export function answerHome(engine: FakeEngine, command: string, args: Args, tasks: readonly Task[]): unknown {
  switch (command) {
    case "get_home": {
      const { salesperson_code = "" } = (args["query"] ?? {}) as { salesperson_code?: string };
      return homeOf(engine, salesperson_code, tasks);
    }
    case "look_at_home":
    case "mark_home_seen":
      return null;
    case "set_answer_needed": {
      const answered = settled.get(engine) ?? new Set<number>();
      const no = Number(args["entryNo"]);
      if (args["needed"] === true) {
        answered.delete(no);
      } else {
        answered.add(no);
      }
      settled.set(engine, answered);
      return null;
    }
    case "tell_me":
      return foundOf(engine, String(args["query"]), tasks);
    default:
      return undefined;
  }
}
