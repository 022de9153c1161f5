// Stands for the shell where there is none: in the browser while one looks at pages, and in tests.
import type { Account, CommandError, Contact, Event, LogEntry, MessageRow, Mode, Page, RunProgress, Salesperson, Setup } from "../src/api";
import { contacts, entries, messages, newContact, runs, salespeople } from "./data";
import { explanation } from "./explanations";
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
  /** Milliseconds every answer takes. */
  delay?: number;
}

type Args = Record<string, unknown>;
type Query = { search?: string; after?: string; limit?: number; descending?: boolean } & Args;

function page<T>(all: readonly T[], query: Query): Page<T> {
  const from = Number(query.after ?? "") || 0;
  const limit = query.limit ?? 100;
  const next = from + limit;
  return { rows: all.slice(from, next), next: next < all.length ? String(next) : "", total: all.length };
}

function fits(search: string | undefined, ...texts: string[]): boolean {
  return search === undefined || texts.join(" ").toLowerCase().includes(search.toLowerCase());
}

export class FakeEngine {
  mode: Mode;
  contacts: Contact[];
  salespeople: Salesperson[];
  entries: LogEntry[];
  messages: MessageRow[];
  setup: Setup;
  account: Account | null;
  progress: RunProgress | null = null;
  /** Every command asked, in order. */
  asked: { command: string; args: Args }[] = [];
  onEvent: (event: Event) => void = () => undefined;
  readonly options: Options;
  private readonly now = Date.now();

  constructor(options: Options = {}) {
    this.options = options;
    const { empty = false, off = false } = options;
    this.mode = options.mode ?? "demo";
    this.contacts = empty ? [] : contacts(this.now);
    this.salespeople = empty ? [] : salespeople.map((one) => ({ ...one }));
    this.entries = empty ? [] : entries(this.now, 744);
    this.messages = empty ? [] : messages(this.now);
    this.account = off ? null : accountOf(options.signIn ?? false);
    this.setup = setupOf(off);
    if (options.running === true) {
      this.progress = progressOf();
    }
  }

  async invoke(command: string, args: Args): Promise<unknown> {
    this.asked.push({ command, args });
    const { failing = {}, delay = 0 } = this.options;
    if (delay > 0 && command !== "get_app_state") {
      await new Promise((done) => setTimeout(done, delay));
    }
    const code = failing[command];
    if (code !== undefined) {
      throw { code, message: `the pretended failure of ${command}`, hint: null } satisfies CommandError;
    }
    const answer = this.answer(command, args);
    return answer instanceof Promise ? answer : structuredClone(answer);
  }

  private answer(command: string, args: Args): unknown {
    const query = (args["query"] ?? {}) as Query;
    switch (command) {
      case "get_app_state":
        return { mode: this.mode, version: "0.1.0", locale: this.options.locale ?? navigator.language };
      case "open_demo":
      case "open_company":
      case "leave_company":
        this.mode = ({ open_demo: "demo", open_company: "company", leave_company: "welcome" } as const)[command];
        return this.answer("get_app_state", {});
      case "get_entries":
        return page(this.findEntries(query), query);
      case "get_entry":
        return this.entries.find(({ entry_no }) => entry_no === args["entryNo"]) ?? this.missing();
      case "open_entry_link": {
        const entry = this.entries.find(({ entry_no }) => entry_no === args["entryNo"]);
        return { url: entry?.link ?? "", link_state: "ok" };
      }
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
      case "get_job":
        return this.setup.enabled ? this.job() : null;
      case "get_activity":
        return this.options.empty === true ? [] : this.activity();
      default:
        return this.answerRecords(command, args, query) ?? this.answerSetup(command, args);
    }
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
          throw { code: "email_invalid", message: "refused", hint: null } satisfies CommandError;
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

  private answerSetup(command: string, args: Args): unknown {
    switch (command) {
      case "get_setup":
        return { ...this.setup };
      case "set_setup":
        this.setup = { ...this.setup, ...(args["fields"] as Partial<Setup>) };
        return { ...this.setup };
      case "set_client_secret":
        this.setup.has_client_secret = args["secret"] !== "";
        return { ...this.setup };
      case "enable_logging":
      case "disable_logging":
        this.setup.enabled = command === "enable_logging";
        return { ...this.setup };
      case "clear_setup":
        this.setup = { ...this.setup, shared_mailbox: "", client_id: "" };
        return { ...this.setup };
      case "validate_setup":
        return [
          { name: "settings", ok: true, detail: this.setup.shared_mailbox, hint: "" },
          { name: "template", ok: true, detail: "EMAIL", hint: "" },
          { name: "sign_in", ok: true, detail: "svc-bitacora@aurora.example", hint: "" },
          { name: "permissions", ok: true, detail: "Mail.ReadWrite.Shared", hint: "" },
          { name: "mailbox", ok: false, detail: "the account has no rights on the mailbox", hint: "grant them" },
        ];
      case "get_account":
        return this.account;
      case "sign_in":
        return new Promise(() => undefined);
      case "cancel_sign_in":
      case "cancel_run":
        return null;
      case "sign_out":
        this.account = null;
        return null;
      default:
        throw { code: "internal", message: `nothing pretends ${command}`, hint: null } satisfies CommandError;
    }
  }

  private missing(): never {
    throw { code: "not_found", message: "it is not there", hint: null } satisfies CommandError;
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

  private findEntries(query: Query): LogEntry[] {
    const found = this.entries.filter(
      (entry) =>
        fits(query.search, entry.subject, entry.contact_name, entry.contact_company_name) &&
        (!query["information_flow"] || entry.information_flow === query["information_flow"]) &&
        (!query["salesperson_code"] || entry.salesperson_code === query["salesperson_code"]) &&
        (!query["contact_no"] || [entry.contact_no, entry.contact_company_no].includes(String(query["contact_no"]))) &&
        (!query["from_date"] || entry.date >= String(query["from_date"])),
    );
    return query.descending === false ? found.reverse() : found;
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

  private job(): unknown {
    return {
      status: "Ready",
      description: "E-mail logging",
      user_id: this.account?.username ?? "",
      minutes_between: 10,
      weekdays: [true, true, true, true, true, true, true],
      starting_time: "",
      ending_time: "",
      earliest_start: null,
      expiration: null,
      max_attempts: 3,
      attempts: 0,
      rerun_delay_seconds: 0,
      next_run: new Date(this.now + 6 * 60_000).toISOString(),
      error_code: "",
      error_message: "",
    };
  }

  private activity(): unknown {
    return runs(this.now).map((run, index) => ({
      id: run.run_id,
      date: run.started_at,
      user_id: "svc-bitacora@aurora.example",
      status: run.error_code === "" ? "Success" : "Failed",
      context: index % 5 === 4 ? "Validate setup" : "Get email messages",
      description: "",
      message: run.error_message || "found 9, logged 7",
    }));
  }
}
