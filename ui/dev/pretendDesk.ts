// Pretends the mail desk by address and the rules about mail, with what is done about them.
import type { CommandError, DeskAct, DeskCaughtUp, DeskDone, DeskEffect, DeskGroup, MailRule, MessageRow, RuleTrial } from "../src/api";
import type { FakeEngine } from "./fakeEngine";
import { newContact } from "./data";

interface Done {
  last: DeskDone;
  messages: MessageRow[];
  contacts: string[];
  rules: number[];
}

interface Desk {
  rules: MailRule[];
  done: Done[];
  /** Number of the next act or rule. */
  next: number;
  /** Whether earlier mail is logged so slowly that somebody can stop it behind the first message. */
  slow: boolean;
  stop: () => void;
  /** Messages an act was stopped at. */
  left: MessageRow[];
}

const known = new WeakMap<FakeEngine, Desk>();

/** What is pretended of the desk of an engine; tests change it to set a scene. */
export function deskOf(engine: FakeEngine): Desk {
  let desk = known.get(engine);
  if (desk === undefined) {
    const rules: MailRule[] = [
      { id: 1, kind: "never_log", value: "own_domains" },
      { id: 2, kind: "never_log", value: "boletines.example" },
      { id: 3, kind: "never_log", value: "nomina@gestoria.example" },
      { id: 4, kind: "always_ask", value: "prieto-abogados.example" },
    ];
    desk = { rules: engine.options.empty === true ? [] : rules, done: [], next: 10, slow: false, stop: () => undefined, left: [] };
    known.set(engine, desk);
  }
  return desk;
}

function refuse(code: CommandError["code"]): never {
  throw { code, message: "refused", hint: null, cause: null, remedy: null, reference: null } satisfies CommandError;
}

function waits(engine: FakeEngine, { value }: { value: string }): MessageRow[] {
  const { rules } = deskOf(engine);
  const never = (address: string): boolean =>
    rules.some((rule) => rule.kind === "never_log" && (address === rule.value || address.endsWith(`@${rule.value}`)));
  return engine.messages.filter(
    ({ outcome, dismissed, author, reason }) =>
      outcome === "unmatched" &&
      !dismissed &&
      (reason === "author_unknown" || reason === "ambiguous") &&
      (value === "" ? !never(author.address) : author.address === value || author.address.endsWith(`@${value}`)),
  );
}

function groupsOf(engine: FakeEngine): DeskGroup[] {
  const rows = waits(engine, { value: "" });
  const addresses = [...new Set(rows.map(({ author }) => author.address))];
  return addresses.map((address) => {
    const of = rows.filter(({ author }) => author.address === address);
    const domain = address.split("@")[1] ?? "";
    // Of the addresses only one is shared, so that both desks have something.
    const shared = address.startsWith("d.roldan@");
    return {
      address,
      domain,
      name: of[0]?.author.name ?? "",
      messages: of.length,
      newest_at: of[0]?.received_at ?? "",
      subjects: of.slice(0, 3).map(({ subject }) => subject),
      candidates: shared
        ? engine.contacts.filter(({ no }) => ["CT000002", "CT000004"].includes(no)).map(({ no, name }) => ({ contact_no: no, name }))
        : [],
      suggested_company: domain === "textilgil.example" ? { contact_no: "CT000001", name: engine.contacts[0]?.name ?? "" } : null,
      looks_like_bulk: address.startsWith("news@"),
      is_own_domain: domain === "aurora.example",
    };
  });
}

function valueOf(act: DeskAct): string {
  return act.kind === "never" ? act.value : act.address;
}

function effectOf(engine: FakeEngine, acts: readonly DeskAct[]): { effect: DeskEffect; rows: MessageRow[] } {
  const rows = acts.flatMap((act) => waits(engine, { value: valueOf(act) }));
  const logs = acts.every(({ kind }) => kind !== "never");
  const logged = logs ? rows.length : 0;
  const contact_nos = acts.flatMap((act) => (act.kind === "assign" ? [act.contact_no] : act.kind === "choose" ? act.contact_nos : []));
  const entries = acts.some((act) => act.kind === "choose" && act.contact_nos.length > 1) ? logged * 2 : logged;
  const ana = Math.ceil(entries / 3);
  const effect: DeskEffect = {
    undo_id: 0,
    messages: rows.length,
    logged,
    inbound_entries: entries,
    outbound_entries: 0,
    still_set_aside: rows.length - logged,
    contact_nos,
    salespeople: [
      { code: "MV", name: "Marta Vidal", entries: entries - ana },
      { code: "AR", name: "Ana Ruiz", entries: ana },
    ].filter((share) => share.entries > 0),
    mail_follows: false,
    canceled: false,
  };
  return { effect, rows };
}

/** Logs the first message and waits until somebody stops it. */
function carryOutSlowly(engine: FakeEngine, acts: readonly DeskAct[]): Promise<DeskEffect> {
  const desk = deskOf(engine);
  const { rows } = effectOf(engine, acts);
  const total = rows.length;
  engine.onEvent({ kind: "catching_up", payload: { done: 1, total } });
  return new Promise((resolve) => {
    desk.stop = () => {
      const effect = carryOut(engine, acts);
      desk.left = rows.slice(1);
      for (const row of desk.left) {
        row.outcome = "unmatched";
      }
      resolve({ ...effect, logged: 1, still_set_aside: total - 1, mail_follows: true, canceled: true });
    };
  });
}

function catchUp(engine: FakeEngine): DeskCaughtUp {
  const desk = deskOf(engine);
  const logged = desk.left.length;
  for (const row of desk.left) {
    row.outcome = "logged";
  }
  desk.left = [];
  return { logged, entries: logged, left: 0 };
}

function carryOut(engine: FakeEngine, acts: readonly DeskAct[]): DeskEffect {
  const desk = deskOf(engine);
  const { rows, effect } = effectOf(engine, acts);
  desk.next += 1;
  effect.undo_id = desk.next;
  const done: Done = {
    last: { undo_id: desk.next, occurred_at: new Date().toISOString(), messages: effect.messages, logged: effect.logged },
    messages: rows,
    contacts: [],
    rules: [],
  };
  for (const act of acts) {
    if (act.kind === "never") {
      desk.next += 1;
      desk.rules.push({ id: desk.next, kind: "never_log", value: act.value });
      done.rules.push(desk.next);
    } else if (act.kind === "create") {
      const contact = newContact({ no: `CT0002${engine.contacts.length}`, name: act.name, email: act.address });
      engine.contacts.push(contact);
      done.contacts.push(contact.no);
      effect.contact_nos.push(contact.no);
    }
  }
  for (const row of effect.logged > 0 ? rows : []) {
    row.outcome = "logged";
  }
  desk.done.push(done);
  return effect;
}

function undo(engine: FakeEngine, id: unknown): unknown {
  const desk = deskOf(engine);
  const done = desk.done.find(({ last }) => last.undo_id === id) ?? refuse("not_found");
  desk.done = desk.done.filter((one) => one !== done);
  desk.rules = desk.rules.filter((rule) => !done.rules.includes(rule.id));
  engine.contacts = engine.contacts.filter(({ no }) => !done.contacts.includes(no));
  for (const row of done.messages) {
    row.outcome = "unmatched";
  }
  return { messages: done.last.logged, entries: done.last.logged, entries_kept: 0, contacts_kept: [] };
}

function tryRule(engine: FakeEngine, { kind = "never_log", value = "" }: Record<string, string>): RuleTrial {
  if (value !== "own_domains" && !/^(\S+@)?[^@\s]+\.[^@\s]+$/.test(value)) {
    return refuse("invalid_value");
  }
  const rows = value === "own_domains" ? [] : waits(engine, { value });
  return {
    kind: kind === "always_ask" ? "always_ask" : "never_log",
    value,
    days: 90,
    messages: engine.messages.length,
    messages_not_logged: rows.length > 0 ? 1 : 0,
    entries_not_written: rows.length > 0 ? 2 : 0,
    set_aside_settled: rows.length,
    examples: rows.map(({ key, subject, author, received_at }, index) => ({
      key,
      subject,
      author: author.name,
      received_at,
      entries: index === 0 ? 2 : 0,
    })),
  };
}

/** The answer to a command, `undefined` when it is not one of these. */
export function answerDesk(engine: FakeEngine, command: string, args: Record<string, unknown>): unknown {
  const desk = deskOf(engine);
  const acts = (args["acts"] ?? []) as DeskAct[];
  const fields = (args["fields"] ?? {}) as Record<string, string>;
  switch (command) {
    case "get_desk_groups":
      return groupsOf(engine);
    case "preview_desk_acts":
      return effectOf(engine, acts).effect;
    case "carry_out_desk_acts":
      return desk.slow ? carryOutSlowly(engine, acts) : carryOut(engine, acts);
    case "stop_desk_act":
      desk.stop();
      return null;
    case "catch_up":
      return catchUp(engine);
    case "undo_desk_act":
      return undo(engine, args["id"]);
    case "get_last_desk_act": {
      const about = desk.done.filter(({ messages }) => args["key"] === "" || messages.some(({ key }) => key === args["key"]));
      return about.at(-1)?.last ?? null;
    }
    case "get_mail_rules":
      return desk.rules;
    case "add_mail_rule": {
      desk.next += 1;
      const rule: MailRule = { id: desk.next, kind: fields["kind"] as MailRule["kind"], value: fields["value"] ?? "" };
      desk.rules.push(rule);
      return rule;
    }
    case "delete_mail_rule": {
      const rule = desk.rules.find(({ id }) => id === args["id"]) ?? refuse("not_found");
      desk.rules = desk.rules.filter((one) => one !== rule);
      return rule;
    }
    case "try_mail_rule":
      return tryRule(engine, fields);
    default:
      return undefined;
  }
}
