// The interaction log of the pretended engine: its filters, its actions, interactions made by hand.
import type { CommandError, EntryCard, EntryComment, EntryQuery, Evaluation, Interaction, LogEntry } from "../src/api";
import type { FakeEngine } from "./fakeEngine";
import { participantsOf } from "./pretendTimeline";

type Args = Record<string, unknown>;
type Fields = Record<string, string>;

const order: readonly Evaluation[] = ["none", "very_positive", "positive", "neutral", "negative", "very_negative"];
const GRADES = [2, 0, 0, 0, 0, 1, 5, 0, 2, 0, 0, 4, 0];
const lines = new WeakMap<FakeEngine, Map<number, EntryComment[]>>();

function refuse(code: CommandError["code"], message: string): never {
  throw { code, message, hint: null, cause: null, remedy: null, reference: null } satisfies CommandError;
}

/** Entries somebody has worked with: some evaluated, some with comments, two put off. */
export function workedWith(entries: LogEntry[]): LogEntry[] {
  const worked = entries.map((entry, index) => ({
    ...entry,
    evaluation: GRADES[index % GRADES.length] ?? 0,
    comment: index % 7 === 3,
    opportunity_no: index % 9 === 4 ? `OP0000${29 + (index % 5)}` : "",
  }));
  const first = worked[0];
  if (first === undefined) {
    return worked;
  }
  const byHand = (entry_no: number, part: Partial<LogEntry>): LogEntry => ({
    ...first,
    entry_no,
    email_logged: false,
    internet_message_id: "",
    sender: "",
    recipients: [],
    has_attachments: false,
    conversation_count: 1,
    link: "",
    link_state: "none",
    message_key: "",
    attachment_no: 0,
    evaluation: 0,
    comment: false,
    template_code: "CALL",
    information_flow: "Outbound",
    initiated_by: "Us",
    postponed: true,
    ...part,
  });
  return [
    ...worked,
    byHand(7100, { description: "Call about the delivery", subject: "Call about the delivery" }),
    byHand(7099, { description: "Visit to the workshop", subject: "Visit to the workshop", salesperson_code: "", salesperson_name: "" }),
  ];
}

function commentsOf(engine: FakeEngine, entry: LogEntry): EntryComment[] {
  const all = lines.get(engine) ?? new Map<number, EntryComment[]>();
  lines.set(engine, all);
  const own = all.get(entry.entry_no) ?? (entry.comment ? [{ line_no: 10_000, date: "2026-11-20", comment: "Asked for samples by phone." }] : []);
  all.set(entry.entry_no, own);
  return own;
}

function cardOf(engine: FakeEngine, entry: LogEntry): EntryCard {
  const comments = [...commentsOf(engine, entry)];
  entry.comment = comments.length > 0;
  // Every fifth mail reached a second contact; the pretended entry before it is that of the same mail.
  const siblings = engine.entries.filter((one) => one.entry_no === entry.entry_no - 1 && entry.entry_no % 5 === 2);
  return { ...entry, title: "Emails", comments, siblings, participants: participantsOf(engine, entry) };
}

/** The entries of a conversation: as many as each of them says, from those with the same contact and subject. */
function conversation(entries: readonly LogEntry[], key: string): Set<number> {
  const one = entries.find(({ message_key }) => message_key === key);
  if (one === undefined) {
    return new Set();
  }
  const alike = entries.filter(({ subject, contact_no }) => subject === one.subject && contact_no === one.contact_no);
  const count = one.conversation_count;
  const begin = Math.floor(alike.indexOf(one) / count) * count;
  return new Set(alike.slice(begin, begin + count).map(({ entry_no }) => entry_no));
}

/** The entries a query asks for, newest first unless it says otherwise. */
export function findEntries(engine: FakeEngine, query: EntryQuery): LogEntry[] {
  const words = (query.search ?? "").toLowerCase();
  const talk = query.conversation ? conversation(engine.entries, query.conversation) : null;
  const found = engine.entries.filter(
    (entry) =>
      [entry.subject, entry.description, entry.contact_name, entry.contact_company_name].join(" ").toLowerCase().includes(words) &&
      (!query.information_flow || entry.information_flow === query.information_flow) &&
      (!query.salesperson_code || entry.salesperson_code === query.salesperson_code) &&
      (!query.template_code || entry.template_code === query.template_code) &&
      (!query.contact_no || [entry.contact_no, entry.contact_company_no].includes(query.contact_no)) &&
      (!query.has_opportunity || entry.opportunity_no !== "") &&
      ((query.evaluation ?? null) === null || entry.evaluation === query.evaluation) &&
      (!query.from_date || entry.date >= query.from_date) &&
      (!query.to_date || entry.date <= query.to_date) &&
      (talk === null || talk.has(entry.entry_no)) &&
      entry.postponed === (query.postponed ?? false) &&
      (query.only_canceled ? entry.canceled : (query.include_canceled ?? false) || !entry.canceled),
  );
  const sorted = query.sort === undefined || query.sort === "date" ? found : found.sort((a, b) => a.entry_no - b.entry_no).reverse();
  return query.descending === false ? sorted.reverse() : sorted;
}

function proposed(engine: FakeEngine, fields: Fields, entry: LogEntry | undefined): Interaction {
  const contact = engine.contacts.find(({ no }) => no === (fields["contact"] ?? entry?.contact_no));
  if (contact?.privacy_blocked === true) {
    return refuse("privacy_blocked", "the contact is blocked for privacy");
  }
  return {
    contact_no: contact?.no ?? "",
    contact_name: contact?.name ?? "",
    contact_company_no: contact?.company_no ?? "",
    template_code: entry?.template_code ?? "",
    salesperson_code: fields["salesperson"] ?? (entry?.salesperson_code || contact?.salesperson_code || "AR"),
    date: new Date(engine.now).toISOString().slice(0, 10),
    description: entry?.description ?? "",
    group_code: "",
    language: "",
    information_flow: entry?.information_flow ?? "",
    initiated_by: entry?.initiated_by ?? "",
    cost: entry?.cost ?? 0,
    duration: entry?.duration ?? 0,
    evaluation: 0,
    attempt_failed: false,
    opportunity_no: "",
  };
}

function written(engine: FakeEngine, fields: Fields, postponed: boolean, before?: LogEntry): EntryCard {
  const needed: [string, CommandError["code"]][] = [
    ["contact", "contact_required"],
    ["template", "template_required"],
    ["salesperson", "salesperson_required"],
    ["date", "date_required"],
    ["description", "description_required"],
  ];
  const missing = needed.find(([name]) => (fields[name] ?? "") === "" && (!postponed || name === "contact"));
  if (missing !== undefined) {
    return refuse(missing[1], `an interaction needs a ${missing[0]}`);
  }
  const contact = engine.contacts.find(({ no }) => no === fields["contact"]);
  const number = Math.max(...engine.entries.map(({ entry_no }) => entry_no), 0) + 1;
  const blank = workedWith(engine.entries.slice(0, 1)).at(-1) as LogEntry;
  const entry: LogEntry = {
    ...(before ?? { ...blank, entry_no: number }),
    contact_no: fields["contact"] ?? "",
    contact_name: contact?.name ?? "",
    contact_company_no: contact?.company_no ?? "",
    contact_company_name: contact?.company_name ?? "",
    template_code: fields["template"] ?? "",
    salesperson_code: fields["salesperson"] ?? "",
    salesperson_name: engine.salespeople.find(({ code }) => code === fields["salesperson"])?.name ?? "",
    description: fields["description"] ?? "",
    subject: fields["description"] ?? "",
    information_flow: fields["information_flow"] ?? "",
    initiated_by: fields["initiated_by"] ?? "",
    evaluation: Number(fields["evaluation"] ?? "0"),
    attempt_failed: fields["attempt_failed"] === "true",
    time: new Date(engine.now).toISOString(),
    date: fields["date"] ?? "",
    postponed,
  };
  engine.entries = [entry, ...engine.entries.filter((one) => one !== before)];
  if ((fields["comment"] ?? "") !== "") {
    commentsOf(engine, entry).push({ line_no: 10_000, date: entry.date, comment: fields["comment"] ?? "" });
  }
  return cardOf(engine, entry);
}

function canceled(engine: FakeEngine, filters: Fields): LogEntry[] {
  return engine.entries.filter(
    (entry) =>
      entry.canceled &&
      (!filters["contact"] || [entry.contact_no, entry.contact_company_no].includes(filters["contact"])) &&
      (!filters["salesperson"] || entry.salesperson_code === filters["salesperson"]) &&
      (!filters["template"] || entry.template_code === filters["template"]) &&
      (!filters["entry"] || String(entry.entry_no) === filters["entry"]) &&
      (!filters["from"] || entry.date >= filters["from"]) &&
      (!filters["to"] || entry.date <= filters["to"]),
  );
}

/** Answers what concerns entries; `undefined` is no answer. */
export function answerLog(engine: FakeEngine, command: string, args: Args): unknown {
  const fields = (args["fields"] ?? args["filters"] ?? {}) as Fields;
  const numberOf = (value: unknown) => engine.entries.find(({ entry_no }) => entry_no === Number(value));
  const entry = numberOf(args["entryNo"]);
  const some = ((args["entryNos"] ?? []) as number[]).flatMap((number) => numberOf(number) ?? []);
  switch (command) {
    case "get_entry_card":
      return entry === undefined ? refuse("not_found", "there is no such entry") : cardOf(engine, entry);
    case "toggle_entries_canceled": {
      const to = some[0]?.canceled === false;
      some.forEach((one) => (one.canceled = to));
      return some;
    }
    case "evaluate_entries":
      some.forEach((one) => (one.evaluation = order.indexOf(args["evaluation"] as Evaluation)));
      return some;
    case "add_entry_comment": {
      const own = entry === undefined ? [] : commentsOf(engine, entry);
      own.push({ line_no: (own.at(-1)?.line_no ?? 0) + 10_000, date: new Date().toLocaleDateString("sv"), comment: String(args["text"]) });
      return entry === undefined ? refuse("not_found", "there is no such entry") : cardOf(engine, entry);
    }
    case "delete_entry_comment": {
      const own = entry === undefined ? [] : commentsOf(engine, entry);
      own.splice(own.findIndex(({ line_no }) => line_no === args["lineNo"]), 1);
      return entry === undefined ? refuse("not_found", "there is no such comment") : cardOf(engine, entry);
    }
    case "count_canceled_entries":
      return canceled(engine, fields).length;
    case "delete_canceled_entries": {
      const gone = canceled(engine, fields);
      engine.entries = engine.entries.filter((one) => !gone.includes(one));
      return gone.length;
    }
    case "propose_interaction":
      return proposed(engine, fields, fields["entry"] === undefined ? undefined : numberOf(fields["entry"]));
    case "propose_resumed_interaction":
      return proposed(engine, {}, entry);
    case "create_interaction":
      return written(engine, fields, args["postpone"] === true);
    case "resume_interaction":
      return written(engine, fields, args["postpone"] === true, entry);
    default:
      return undefined;
  }
}
