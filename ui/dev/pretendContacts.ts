// What the pretended engine answers about one contact: statistics, comments, merge, address health.
import type { AddressHealth, Contact, ContactComment, ContactMerge, LogEntry, Task } from "../src/api";
import type { FakeEngine } from "./fakeEngine";

const comments = new WeakMap<FakeEngine, Map<string, ContactComment[]>>();

function commentsOf(engine: FakeEngine, no: string): ContactComment[] {
  const all = comments.get(engine) ?? new Map<string, ContactComment[]>();
  comments.set(engine, all);
  const lines = all.get(no) ?? [
    { line_no: 10_000, date: "2026-10-02", code: "", comment: "Prefers mail to calls. Deliveries only before 10:00." },
  ];
  all.set(no, lines);
  return lines;
}

function entriesOf(engine: FakeEngine, no: string): LogEntry[] {
  return engine.entries.filter((one) => !one.canceled && [one.contact_no, one.contact_company_no].includes(no));
}

function statistics(engine: FakeEngine, tasks: readonly Task[], contact: Contact): unknown {
  const mine = entriesOf(engine, contact.no);
  const flow = (name: string): number => mine.filter(({ information_flow }) => information_flow === name).length;
  const isOpen = (task: Task): boolean =>
    !task.closed && [task.contact_no, task.contact_company_no].includes(contact.no);
  return {
    no: contact.no,
    no_of_interactions: mine.length,
    inbound: flow("Inbound"),
    outbound: flow("Outbound"),
    cost: mine.length * 800,
    duration: mine.length,
    date_of_last_interaction: mine[0]?.date ?? "",
    last_date_attempted: mine.find(({ information_flow }) => information_flow === "Outbound")?.date ?? "",
    no_of_people: engine.contacts.filter(({ type, company_no }) => type === "Person" && company_no === contact.no).length,
    no_of_comments: commentsOf(engine, contact.no).length,
    no_of_open_tasks: tasks.filter(isOpen).length,
  };
}

function merge(engine: FakeEngine, args: Record<string, unknown>): ContactMerge {
  const find = (no: unknown): Contact => engine.contacts.find((one) => one.no === no) as Contact;
  const [keep, other] = [find(args["keep"]), find(args["other"])];
  const dry_run = args["dryRun"] === true;
  if (!dry_run) {
    engine.contacts = engine.contacts.filter((one) => one !== other);
  }
  const addresses = other.email === "" ? [] : [{ code: "1", email: other.email, from: "", to: "" }];
  const filled = keep.mobile === "" ? ["mobile"] : [];
  return { dry_run, contact: keep, deleted: other.no, filled, entries: 12, comments: 1, tasks: 2, opportunities: 1, people: 0, addresses };
}

function health(engine: FakeEngine): AddressHealth {
  const [first, second, third] = engine.contacts;
  if (first === undefined || second === undefined || third === undefined) {
    return { missing: 0, malformed: 0, lists: 0, shared: 0, same_as_salesperson: 0, salespeople_missing: 0, findings: [] };
  }
  const alike = engine.contacts.find((one) => one !== second && one.type === second.type) ?? third;
  const at = (one: Contact): { no: string; name: string } => ({ no: one.no, name: one.name });
  return {
    missing: 120,
    malformed: 1,
    lists: 0,
    shared: 1,
    same_as_salesperson: 1,
    salespeople_missing: 0,
    findings: [
      { ailment: "missing", ...at(first), address: "", others: [] },
      { ailment: "malformed", ...at(second), address: "lucia@@muebles-duero", others: [] },
      { ailment: "shared", ...at(second), address: "compras@muebles-duero.example", others: [alike.no] },
      { ailment: "salesperson", ...at(third), address: "ana@aurora.example", others: ["AR"] },
    ],
  };
}

/** The answer to a command, `undefined` when it is not one of these. */
export function answerContacts(
  engine: FakeEngine,
  command: string,
  args: Record<string, unknown>,
  tasks: readonly Task[],
): unknown {
  const no = String(args["no"]);
  const contact = engine.contacts.find((one) => one.no === no);
  switch (command) {
    case "get_contact_statistics":
      return contact === undefined ? undefined : statistics(engine, tasks, contact);
    case "get_contact_comments":
      return [...commentsOf(engine, no)];
    case "add_contact_comment": {
      const lines = commentsOf(engine, no);
      const fields = args["fields"] as Partial<ContactComment>;
      lines.push({ line_no: (lines.at(-1)?.line_no ?? 0) + 10_000, date: "2026-11-23", code: "", comment: "", ...fields });
      return [...lines];
    }
    case "delete_contact_comment": {
      const lines = commentsOf(engine, no);
      lines.splice(lines.findIndex(({ line_no }) => line_no === args["lineNo"]), 1);
      return [...lines];
    }
    case "merge_contacts":
      return merge(engine, args);
    case "get_address_health":
      return health(engine);
    case "write_mail":
      return null;
    default:
      return undefined;
  }
}
