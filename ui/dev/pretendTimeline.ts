// What the pretended engine answers about timelines, and about which opportunity an entry belongs to.
import type { LogEntry, OpportunityCard, Participant, SuggestedOpportunity, Task, TimelineItem, TimelineKind, TimelineQuery } from "../src/api";
import type { FakeEngine } from "./fakeEngine";
import { dealsOf } from "./pretendOpportunities";

/** Mail of one subject with one company within ten days is one conversation here. */
function talkOf(engine: FakeEngine, { subject, contact_company_no, time }: LogEntry): string {
  const about = subject.replace(/^(Re|Fwd?|RE|RV): /, "");
  return [about, contact_company_no, Math.floor((engine.now - Date.parse(time)) / 864_000_000)].join(" ");
}

/** The entries of the conversation of an entry, itself among them. */
function talkWith(engine: FakeEngine, entry: LogEntry): LogEntry[] {
  return engine.entries.filter((one) => talkOf(engine, one) === talkOf(engine, entry));
}

function names(all: readonly string[]): string[] {
  return [...new Set(all.filter((name) => name !== ""))];
}

function talks(engine: FakeEngine, entries: readonly LogEntry[]): TimelineItem[] {
  const found = new Map<string, LogEntry[]>();
  for (const entry of entries) {
    const key = talkOf(engine, entry);
    found.set(key, [...(found.get(key) ?? []), entry]);
  }
  return [...found.values()].map((mails): TimelineItem => ({
    kind: "conversation",
    count: mails.length,
    waits_for: mails[0]?.information_flow === "Inbound" ? "us" : "them",
    messages: mails.map((entry) => ({
      entry,
      entry_nos: [entry.entry_no],
      salespeople: names([entry.salesperson_name]),
      contacts: names([entry.contact_name]),
    })),
  }));
}

function steps(cards: readonly OpportunityCard[]): TimelineItem[] {
  return cards.flatMap((card) => {
    const { no: opportunity_no, description, salesperson_code } = card;
    const step = { opportunity_no, description, salesperson_code, stage: 0, stage_description: "", value: 0, close_opportunity_code: "" };
    const history = card.history
      .filter(({ action_taken }) => action_taken !== "Updated")
      .map((entry): TimelineItem => {
        const { stage, stage_description, close_opportunity_code, date_of_change: date } = entry;
        const milestone = entry.action_taken === "Won" ? "won" : entry.action_taken === "Lost" ? "lost" : "stage";
        const value = milestone === "won" ? entry.calcd_current_value : entry.estimated_value;
        return { kind: "opportunity", step: { ...step, milestone, stage, stage_description, close_opportunity_code, date, value } };
      });
    const first = card.history[0]?.date_of_change ?? card.creation_date;
    return [{ kind: "opportunity", step: { ...step, milestone: "created", date: first } } satisfies TimelineItem, ...history].reverse();
  });
}

function timeOf(item: TimelineItem): string {
  switch (item.kind) {
    case "conversation":
      return item.messages[0]?.entry.time ?? "";
    case "interaction":
      return item.entry.time;
    case "task":
      return `${item.task.date}~`;
    case "opportunity":
      return `${item.step.date}~`;
  }
}

function timeline(engine: FakeEngine, tasks: readonly Task[], query: TimelineQuery): unknown {
  const { contact_no: contact = "", opportunity_no: no = "", kinds = [], search = "", after = "", limit = 100 } = query;
  const isOf = (one: { contact_no: string; contact_company_no: string; opportunity_no?: string }): boolean =>
    contact === "" ? one.opportunity_no === no : [one.contact_no, one.contact_company_no].includes(contact);
  const wants = (...some: TimelineKind[]): boolean => kinds.length === 0 || some.some((kind) => kinds.includes(kind));
  const fits = (...texts: string[]): boolean => texts.join(" ").toLowerCase().includes(search.toLowerCase());
  const entries = engine.entries.filter(
    (one) => !one.canceled && !one.postponed && isOf(one) && fits(one.subject, one.description, one.contact_name),
  );
  const mails = entries.filter(
    (one) => one.message_key !== "" && wants(one.information_flow === "Inbound" ? "mail_in" : "mail_out"),
  );
  const calls = entries.filter(({ message_key }) => message_key === "" && wants("interactions"));
  const cards = dealsOf(engine).cards.filter((card) => (contact === "" ? card.no === no : isOf(card)) && fits(card.description, card.no));
  const all = [
    ...talks(engine, mails),
    ...calls.map((entry): TimelineItem => ({ kind: "interaction", entry })),
    ...tasks.filter((task) => wants("tasks") && isOf(task) && fits(task.description)).map((task): TimelineItem => ({ kind: "task", task })),
    ...(wants("opportunities") ? steps(cards) : []),
  ].sort((a, b) => timeOf(b).localeCompare(timeOf(a)));
  const from = Number(after) || 0;
  return { items: all.slice(from, from + limit), next: from + limit < all.length ? String(from + limit) : "" };
}

function suggestions(engine: FakeEngine, entry: LogEntry | undefined): SuggestedOpportunity[] {
  if (entry === undefined || entry.opportunity_no !== "" || entry.canceled) {
    return [];
  }
  const open = dealsOf(engine).cards.filter(({ closed }) => !closed);
  const alike = talkWith(engine, entry);
  const free = alike.filter(({ opportunity_no }) => opportunity_no === "").length;
  const linked = open.filter(({ no }) => alike.some(({ opportunity_no }) => opportunity_no === no));
  const others = open.filter((card) => card.contact_no === entry.contact_no && !linked.includes(card));
  const told = (because: SuggestedOpportunity["because"]) => (opportunity: OpportunityCard) => ({ because, opportunity, no_of_entries: free });
  return [...linked.map(told("conversation")), ...others.map(told("contact"))];
}

/** Entries of the conversations of an opportunity that do not belong to it. */
function late(engine: FakeEngine, no: string): LogEntry[] {
  const own = engine.entries.filter(({ opportunity_no }) => opportunity_no === no);
  const talk = new Set(own.map((one) => talkOf(engine, one)));
  const isClosed = dealsOf(engine).cards.find((card) => card.no === no)?.closed !== false;
  return isClosed ? [] : engine.entries.filter((one) => one.opportunity_no === "" && !one.canceled && talk.has(talkOf(engine, one)));
}

function link(engine: FakeEngine, args: Record<string, unknown>): number[] {
  const numbers = args["entryNos"] as number[];
  const no = String(args["no"]);
  const named = engine.entries.filter(({ entry_no }) => numbers.includes(entry_no));
  const alike = named.flatMap((entry) => talkWith(engine, entry));
  const all = [...new Set(args["withSiblings"] === true ? [...named, ...alike] : named)];
  const free = all.filter(({ opportunity_no }) => opportunity_no === "");
  free.forEach((entry) => (entry.opportunity_no = no));
  return free.map(({ entry_no }) => entry_no);
}

function unlink(engine: FakeEngine, args: Record<string, unknown>): number[] {
  const numbers = args["entryNos"] as number[];
  const own = engine.entries.filter(({ entry_no, opportunity_no }) => numbers.includes(entry_no) && opportunity_no === args["no"]);
  own.forEach((entry) => (entry.opportunity_no = ""));
  return own.map(({ entry_no }) => entry_no);
}

/** Everybody on the mail of an entry, as the address book of the pretended company knows them. */
export function participantsOf(engine: FakeEngine, entry: LogEntry): Participant[] {
  if (!entry.email_logged) {
    return [];
  }
  return [entry.sender, ...entry.recipients].map((address, at) => {
    const known = engine.contacts.filter(({ email }) => email !== "" && email === address);
    const ours = engine.salespeople.filter(({ email }) => email === address);
    return {
      role: at === 0 ? "from" : at === 1 ? "to" : "cc",
      name: known[0]?.name ?? ours[0]?.name ?? "",
      address,
      contacts: known.map(({ no, name }) => ({ no, name })),
      salespeople: ours.map(({ code, name }) => ({ no: code, name })),
    };
  });
}

/** The answer to a command, `undefined` when it is not one of these. */
export function answerTimeline(engine: FakeEngine, command: string, args: Record<string, unknown>, tasks: readonly Task[]): unknown {
  dealsOf(engine);
  switch (command) {
    case "get_contact_timeline":
    case "get_opportunity_timeline":
      return timeline(engine, tasks, args["query"] as TimelineQuery);
    case "suggest_opportunities":
      return suggestions(engine, engine.entries.find(({ entry_no }) => entry_no === args["entryNo"]));
    case "get_late_entries":
      return late(engine, String(args["no"]));
    case "link_entries":
      return link(engine, args);
    case "unlink_entries":
      return unlink(engine, args);
    default:
      return undefined;
  }
}
