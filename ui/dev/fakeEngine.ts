// Stands for the shell where there is none: in the browser while one looks at pages, and in tests.
import type { Account, CommandError, Contact, EntryQuery, Event, LogEntry, MessageRow, Mode, Page, RunProgress, Salesperson, Setup } from "../src/api";
import { contacts, entries, messages, newContact, runs, salespeople } from "./data";
import { explanation } from "./explanations";
import { answerContacts } from "./pretendContacts";
import { contentOf } from "./pretendContent";
import { answerAdmin } from "./pretendAdmin";
import { answerDesk } from "./pretendDesk";
import { answerOpportunities } from "./pretendOpportunities";
import { answerPipeline } from "./pretendPipeline";
import { answerGuide } from "./pretendGuide";
import { answerHome } from "./pretendHome";
import { answerJobs } from "./pretendJobs";
import { answerLog, findEntries, workedWith } from "./pretendLog";
import { answerTransfer } from "./pretendTransfer";
import { answerTasks, workOf } from "./pretendTasks";
import { answerTimeline } from "./pretendTimeline";
import { answerSetup, guardSetup, type NoticesWanted } from "./pretendSetup";
import { accountOf, progressOf, setupOf } from "./settings";

export interface Options {
  mode?: Mode;
  empty?: boolean;
  off?: boolean;
  signIn?: boolean;
  running?: boolean;
  locale?: string;
  /** Commands that fail, by name, with the code they fail with. */
  failing?: Record<string, CommandError["code"]>;
  /** What must not be missed. */
  notices?: NoticesWanted;
  /** Whether tasks that are due are told of when the window opens. */
  reminders?: boolean;
  /** The company's data are of an older version until it is opened. */
  outdated?: boolean;
  /** Milliseconds every answer takes. */
  delay?: number;
}

type Args = Record<string, unknown>;
type Query = { search?: string; after?: string; limit?: number; descending?: boolean } & Args;

function page<T>(all: readonly T[], query: Query): Page<T> {
  const from = Number(query.after ?? "") || 0;
  const limit = query.limit ?? 100;
  const next = from + limit;
  return { rows: all.slice(from, next), next: next < all.length ? String(next) : "", total: all.length, more: false };
}

function fits(search: string | undefined, ...texts: string[]): boolean {
  return search === undefined || texts.join(" ").toLowerCase().includes(search.toLowerCase());
}

/** The first answer; `null` is one, `undefined` is none. */
function firstOf(...asks: (() => unknown)[]): unknown {
  for (const ask of asks) {
    const answer = ask();
    if (answer !== undefined) {
      return answer;
    }
  }
  return undefined;
}

export class FakeEngine {
  /** The most milliseconds an answer takes where no delay is asked for; each takes a time of its own. */
  static late = 0;
  mode: Mode;
  outdated: boolean;
  contacts: Contact[];
  salespeople: Salesperson[];
  entries: LogEntry[];
  messages: MessageRow[];
  setup: Setup;
  account: Account | null;
  progress: RunProgress | null = null;
  /** Every command asked, in order. */
  asked: { command: string; args: Args }[] = [];
  /** Ends a sign-in that waits for somebody. */
  finishSignIn: () => void = () => undefined;
  onEvent: (event: Event) => void = () => undefined;
  /** Lets a file fall onto the window. */
  dropFile: () => void = () => undefined;
  readonly options: Options;
  readonly now = Date.now();

  constructor(options: Options = {}) {
    this.options = options;
    const { empty = false, off = false } = options;
    this.mode = options.mode ?? "demo";
    this.outdated = options.outdated ?? false;
    this.contacts = empty ? [] : contacts(this.now);
    this.salespeople = empty ? [] : salespeople.map((one) => ({ ...one }));
    this.entries = empty ? [] : workedWith(entries(this.now, 790));
    this.messages = empty ? [] : messages(this.now);
    this.account = off ? null : accountOf(options.signIn ?? false);
    this.setup = setupOf(off);
    if (options.running === true) {
      this.progress = progressOf();
    }
  }

  async invoke(command: string, args: Args): Promise<unknown> {
    this.asked.push({ command, args });
    const { failing = {}, delay = Math.random() * FakeEngine.late } = this.options;
    if (delay > 0 && command !== "get_app_state") {
      await new Promise((done) => setTimeout(done, delay));
    }
    const code = failing[command];
    if (code !== undefined) {
      throw { code, message: `the pretended failure of ${command}`, hint: null, cause: null, remedy: null, reference: null } satisfies CommandError;
    }
    const answer = this.answer(command, args);
    return answer instanceof Promise ? answer : structuredClone(answer);
  }

  private answer(command: string, args: Args): unknown {
    const query = (args["query"] ?? {}) as Query;
    switch (command) {
      case "get_app_state":
        return { mode: this.mode, version: "0.1.0", locale: this.options.locale ?? navigator.language, outdated: this.outdated };
      case "open_web_page":
        return null;
      case "open_demo":
      case "open_company":
      case "leave_company":
        this.outdated = false;
        this.mode = ({ open_demo: "demo", open_company: "company", leave_company: "welcome" } as const)[command];
        return this.answer("get_app_state", {});
      case "get_entries":
        return page(findEntries(this, query as EntryQuery), query);
      case "get_entry":
        return this.entries.find(({ entry_no }) => entry_no === args["entryNo"]) ?? this.missing();
      case "open_entry_link": {
        const entry = this.entries.find(({ entry_no }) => entry_no === args["entryNo"]);
        return { url: entry?.link ?? "", link_state: "ok" };
      }
      case "get_entry_content":
        return contentOf(this.entries.find(({ entry_no }) => entry_no === args["entryNo"]) ?? this.missing());
      case "save_entry_file":
        return true;
      case "open_mail_link":
        return null;
      case "get_messages":
        return page(this.findMessages(query), query);
      case "get_message_counts":
        return this.counts();
      case "explain_message":
      case "retry_message":
        return this.explain(String(args["key"]));
      case "dismiss_message": {
        const message = this.messages.find(({ key }) => key === args["key"]) ?? this.missing();
        message.dismissed = args["dismissed"] === true;
        this.onEvent({ kind: "messages_changed" });
        return explanation(message);
      }
      case "get_runs":
        return this.options.empty === true ? [] : runs(this.now).slice(0, Number(args["limit"]));
      case "get_run_progress":
        return this.progress;
      case "process_now":
        return { ...runs(this.now)[0], logged: 7 };
      case "reconcile":
        return { server_found: 812, logged: 760, set_aside: 50, quarantined: 2, pending: 0, missing: 0, ok: true };
      default:
        guardSetup(this, command);
        return firstOf(
          () => this.answerRecords(command, args, query),
          () => answerContacts(this, command, args, workOf(this).tasks),
          () => answerTasks(this, command, args),
          () => answerTimeline(this, command, args, workOf(this).tasks),
          () => answerOpportunities(this, command, args),
          () => answerPipeline(this, command, args),
          () => answerLog(this, command, args),
          () => (command === "restore_emails_template" ? this.restore(args) : undefined),
          () => answerHome(this, command, args, workOf(this).tasks),
          () => answerDesk(this, command, args),
          () => answerGuide(this, command, args),
          () => answerJobs(this, command, args),
          () => answerAdmin(this, command, args),
          () => answerTransfer(this, command, args),
          () => answerSetup(this, command, args),
        );
    }
  }

  /** Both the guide and the administration know the template that is restored. */
  private restore(args: Args): unknown {
    answerGuide(this, "restore_emails_template", args);
    return answerAdmin(this, "restore_emails_template", args);
  }

  private answerRecords(command: string, args: Args, query: Query): unknown {
    const fields = (args["fields"] ?? {}) as Record<string, string>;
    const contact = this.contacts.find(({ no }) => no === args["no"]);
    const salesperson = this.salespeople.find(({ code }) => code === args["code"]);
    switch (command) {
      case "get_contacts":
        return page(
          this.contacts.filter(
            (one) =>
              fits(query.search, one.name, one.company_name, one.email, one.no) &&
              (query["kind"] === null || query["kind"] === undefined || one.type === query["kind"]) &&
              (!query["salesperson_code"] || one.salesperson_code === query["salesperson_code"]) &&
              (!query["company_no"] || one.company_no === query["company_no"]),
          ),
          query,
        );
      case "get_contact":
        return contact ?? this.missing();
      case "add_contact": {
        const added = newContact({ ...fields, no: `CT0001${this.contacts.length}` } as Partial<Contact>);
        this.contacts.push(added);
        return added;
      }
      case "set_contact":
        if (fields["email"] === "taken@x.example") {
          throw { code: "email_invalid", message: "refused", hint: null, cause: null, remedy: null, reference: null } satisfies CommandError;
        }
        return this.change(contact, fields);
      case "delete_contact":
        this.contacts = this.contacts.filter((one) => one !== contact);
        return null;
      case "add_contact_address":
        contact?.alternative_addresses.push({ code: "NEW", from: "", to: "", email: "", ...fields });
        return { ...(contact ?? this.missing()) };
      case "set_contact_address":
      case "delete_contact_address":
        if (contact !== undefined) {
          contact.alternative_addresses = contact.alternative_addresses.flatMap((one) =>
            one.code !== args["code"] ? [one] : command === "set_contact_address" ? [{ ...one, ...fields }] : [],
          );
        }
        return { ...(contact ?? this.missing()) };
      case "get_salespeople":
        return page(this.salespeople.filter((one) => fits(query.search, one.name, one.code, one.email)), query);
      case "get_salesperson":
        return salesperson ?? this.missing();
      case "add_salesperson": {
        const added = { ...(salespeople[0] as Salesperson), no_of_interactions: 0, ...fields } as Salesperson;
        this.salespeople.push(added);
        return added;
      }
      case "set_salesperson":
        return this.change(salesperson, fields);
      case "delete_salesperson":
        this.salespeople = this.salespeople.filter((one) => one !== salesperson);
        return null;
      default:
        return undefined;
    }
  }

  private missing(): never {
    throw { code: "not_found", message: "it is not there", hint: null, cause: null, remedy: null, reference: null } satisfies CommandError;
  }

  private change<T extends object>(row: T | undefined, fields: Record<string, string>): T {
    if (row === undefined) {
      return this.missing();
    }
    const typed = Object.entries(fields).map(([name, value]) => [
      name,
      value === "true" || value === "false" ? value === "true" : value,
    ]);
    return { ...Object.assign(row, Object.fromEntries(typed)) };
  }

  private findMessages(query: Query): MessageRow[] {
    const outcomes = (query["outcomes"] ?? []) as string[];
    return this.messages.filter(
      (row) =>
        outcomes.includes(row.outcome) &&
        (query["include_dismissed"] === true || !row.dismissed) &&
        fits(query.search, row.subject, row.author.address, row.author.name),
    );
  }

  private counts(): Record<string, number> {
    const of = (outcome: string): number =>
      this.messages.filter((row) => row.outcome === outcome && !row.dismissed).length;
    return {
      logged: this.entries.length,
      unmatched: of("unmatched"),
      duplicates: of("duplicate"),
      drafts: of("draft"),
      private: of("private"),
      blocked: of("blocked"),
      quarantined: of("quarantined"),
      pending: 0,
    };
  }

  private explain(key: string): unknown {
    const message = this.messages.find((row) => row.key === key);
    if (message !== undefined) {
      return explanation(message);
    }
    const entry = this.entries.find((one) => one.message_key === key) ?? this.missing();
    const logged: MessageRow = {
      ...(messages(this.now)[0] as MessageRow),
      key,
      outcome: "logged",
      reason: "matched",
      subject: entry.subject,
      author: { name: entry.contact_name, address: entry.sender },
      recipients: [
        { name: "Ana Ruiz", address: "ana@aurora.example" },
        { name: "Pedro Duero", address: "pedro@aurora.example" },
      ],
      location: "archive",
      received_at: entry.time,
      entry_nos: [entry.entry_no, entry.entry_no - 1],
    };
    return explanation(logged);
  }

}
