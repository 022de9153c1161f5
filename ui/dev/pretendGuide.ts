// Pretends the assisted setup guide, its sign-ins, commands and notices.
import type { Account, CommandError, Gate, Guide, GuideStep, Preview, ScriptKind, ScriptOptions, Setup } from "../src/api";
import type { FakeEngine } from "./fakeEngine";
import { mailFlowRules, scriptOf } from "./pretendScripts";

const STEPS: readonly GuideStep[] = ["prepare", "application", "consent", "account", "mailbox", "choices", "turn_on"];
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface PretendedGuide {
  current: GuideStep;
  started: boolean;
  completed: boolean;
  ticked: Guide["ticked"];
  readAt: string | null;
  /** What a command fails with until it is taken away. */
  wrong: Partial<Record<string, CommandError>>;
  /** Whether the browser answers at once, or only when `answer` is called. */
  browser: "answers" | "waits";
  /** Ends the sign-in that waits. */
  answer: (error?: CommandError) => void;
  template: boolean;
  /** Who signs in. */
  account: string;
}

const guides = new WeakMap<FakeEngine, PretendedGuide>();

/** The pretended guide of an engine, to set the stage with. */
export function guideOf(engine: FakeEngine): PretendedGuide {
  let guide = guides.get(engine);
  if (guide === undefined) {
    guide = {
      current: "prepare",
      started: false,
      completed: engine.setup.enabled,
      ticked: [],
      readAt: null,
      wrong: {},
      browser: "answers",
      answer: () => undefined,
      template: true,
      account: "svc-bitacora@aurora.example",
    };
    guides.set(engine, guide);
    asTheAddressWants(engine, guide);
  }
  return guide;
}

/** An error as the shell gives it. */
export function wrongWith(part: Partial<CommandError> & Pick<CommandError, "code">): CommandError {
  return { message: "the pretended failure", hint: null, cause: null, remedy: null, reference: null, ...part };
}

/** Puts everything in place that the steps before one need. */
export function standAt(engine: FakeEngine, step: GuideStep): PretendedGuide {
  const guide = guideOf(engine);
  const at = STEPS.indexOf(step);
  guide.started = true;
  guide.completed = false;
  guide.current = step;
  guide.ticked = at > 0 ? ["shared_mailbox", "job_account", "membership", "mail_flow_rules"] : ["shared_mailbox"];
  engine.setup = {
    ...engine.setup,
    enabled: false,
    data_handling_accepted: false,
    shared_mailbox: "registro@aurora.example",
    client_id: at > 1 ? "7d1f0c52-4b6e-4f0a-9a35-2c8e61d0b7aa" : "",
    tenant: at > 1 ? "aurora.example" : "organizations",
    consent_given: at > 2,
  };
  engine.account = at > 3 ? accountNow("svc-bitacora@aurora.example") : null;
  guide.readAt = at > 4 ? new Date(engine.now).toISOString() : null;
  return guide;
}

/** Pictures choose a step and a failure in the address: `?guide=consent&wrong=consent`. */
function asTheAddressWants(engine: FakeEngine, guide: PretendedGuide): void {
  const asked = new URLSearchParams(window.location.search);
  const step = STEPS.find((one) => one === asked.get("guide"));
  if (step !== undefined) {
    standAt(engine, step);
  }
  const wrong = asked.get("wrong");
  if (wrong === "consent") {
    guide.wrong["sign_in"] = wrongWith({
      code: "consent_required",
      cause: "admin_consent_needed",
      remedy: "give_consent",
      reference: "AADSTS90094 · trace 5b0c…e41",
    });
  }
  if (wrong === "rights") {
    guide.wrong["preview_mailbox"] = wrongWith({
      code: "access_denied",
      cause: "no_mailbox_rights",
      remedy: "copy_rights_script",
      reference: "ErrorAccessDenied",
    });
  }
  guide.browser = asked.has("waits") ? "waits" : "answers";
  if (asked.has("completed")) {
    guide.completed = true;
  }
}

function accountNow(username: string): Account {
  return {
    username,
    name: username.split("@")[0] ?? "",
    tenant_id: "t",
    object_id: "o",
    scopes: ["Mail.ReadWrite.Shared"],
    sign_in_needed: false,
    signed_in_at: new Date().toISOString(),
    kept_until: null,
  };
}

function gateOf(engine: FakeEngine, guide: PretendedGuide, step: GuideStep): Gate | null {
  const { setup, account } = engine;
  switch (step) {
    case "prepare": {
      const needed = ["shared_mailbox", "job_account", "membership", "mail_flow_rules"] as const;
      return needed.every((item) => guide.ticked.includes(item)) ? null : "checklist_open";
    }
    case "application":
      if (setup.client_id === "") {
        return "client_id_missing";
      }
      return GUID.test(setup.client_id) ? (["", "common", "organizations"].includes(setup.tenant) ? "tenant_missing" : null) : "client_id_malformed";
    case "consent":
      return setup.consent_given || account !== null ? null : "consent_missing";
    case "account":
      return account === null ? "not_signed_in" : account.sign_in_needed ? "sign_in_again" : null;
    case "mailbox":
      return setup.shared_mailbox === "" ? "mailbox_missing" : guide.readAt === null ? "mailbox_not_read" : null;
    case "choices":
      return guide.template ? null : "template_missing";
    case "turn_on":
      return setup.enabled ? null : "not_enabled";
  }
}

function shown(engine: FakeEngine, guide: PretendedGuide): Guide {
  return {
    current: guide.current,
    started: guide.started,
    completed: guide.completed,
    steps: STEPS.map((step) => {
      const gate = gateOf(engine, guide, step);
      return { step, done: gate === null, gate };
    }),
    ticked: guide.ticked,
    mailbox_read_at: guide.readAt,
  };
}

function signIn(engine: FakeEngine, guide: PretendedGuide, asAdministrator: boolean): Promise<Account> {
  const finish = (): Account => {
    engine.account = accountNow(guide.account);
    engine.setup.consent_given ||= asAdministrator;
    return { ...engine.account };
  };
  if (guide.browser === "answers") {
    return Promise.resolve(finish());
  }
  return new Promise((resolve, reject) => {
    guide.answer = (error) => (error === undefined ? resolve(finish()) : reject(error));
  });
}

function preview(engine: FakeEngine, days: number): Preview {
  const messages = engine.messages.filter(({ reason }) => reason === "author_unknown").slice(0, 2);
  const logged = engine.entries.slice(0, 3).map((entry) => ({
    received_at: entry.time,
    sender: entry.sender,
    subject: entry.subject,
    logged: true,
    outcome: "logged",
    reason: "matched",
    contacts: [entry.contact_name],
    salespeople: [entry.salesperson_code],
  }));
  const rest = messages.map((message) => ({
    received_at: message.received_at,
    sender: message.author.address,
    subject: message.subject,
    logged: false,
    outcome: message.outcome as string,
    reason: message.reason as string,
    contacts: [],
    salespeople: [],
  }));
  const examples = [...logged, ...rest].sort((a, b) => (b.received_at ?? "").localeCompare(a.received_at ?? ""));
  const empty = engine.options.empty === true;
  const many = days / 7;
  return {
    newest: examples[0] ?? null,
    days,
    found: empty ? 0 : Math.round(63 * many),
    logged: empty ? 0 : Math.round(41 * many),
    entries: empty ? 0 : Math.round(44 * many),
    not_logged: empty
      ? []
      : [
          { reason: "author_unknown", count: Math.round(17 * many) },
          { reason: "no_contact_recipient", count: Math.round(4 * many) },
          { reason: "sensitive", count: Math.round(63 * many) - Math.round(41 * many) - Math.round(17 * many) - Math.round(4 * many) },
        ],
    examples,
    truncated: false,
    inbound_seen_at: empty ? null : new Date(engine.now - 6 * 60_000).toISOString(),
    outbound_seen_at: null,
  };
}

/** Settings that are not texts. */
function typed(fields: Record<string, string>): Partial<Setup> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (name === "log_from" || name === "client_secret_expires") {
        return [name, value === "" ? null : value];
      }
      return [name, name === "batch_size" || name === "job_interval_minutes" ? Number(value) : value];
    }),
  );
}

/** The answer to a command, `undefined` when it is not one of these. */
export function answerGuide(engine: FakeEngine, command: string, args: Record<string, unknown>): unknown {
  const guide = guideOf(engine);
  const wrong = guide.wrong[command];
  if (wrong !== undefined) {
    throw wrong;
  }
  switch (command) {
    case "get_guide":
      return shown(engine, guide);
    case "open_guide_step":
      guide.current = args["step"] as GuideStep;
      guide.started = true;
      return shown(engine, guide);
    case "tick_guide_item":
      guide.ticked = guide.ticked.filter((item) => item !== args["item"]);
      if (args["done"] === true) {
        guide.ticked.push(args["item"] as Guide["ticked"][number]);
      }
      return shown(engine, guide);
    case "preview_mailbox":
      guide.readAt = new Date().toISOString();
      return preview(engine, Number(args["days"]));
    case "finish_guide":
      guide.completed = true;
      return shown(engine, guide);
    case "get_script":
      return scriptOf(engine.setup, args["kind"] as ScriptKind, args["options"] as ScriptOptions);
    case "save_script":
      return true;
    case "get_mail_flow_rules":
      return mailFlowRules(engine.setup, args["language"] === "es");
    case "get_consent_address":
      return `https://login.microsoftonline.com/${engine.setup.tenant}/v2.0/adminconsent?client_id=${engine.setup.client_id}&scope=https://graph.microsoft.com/Mail.ReadWrite.Shared&redirect_uri=${engine.setup.redirect_url}`;
    case "set_setup":
      if ("shared_mailbox" in (args["fields"] as object)) {
        guide.readAt = null;
      }
      engine.setup = { ...engine.setup, ...typed(args["fields"] as Record<string, string>) };
      return { ...engine.setup };
    default:
      return answerSession(engine, guide, command, args);
  }
}

function answerSession(
  engine: FakeEngine,
  guide: PretendedGuide,
  command: string,
  args: Record<string, unknown>,
): unknown {
  // Elsewhere a sign-in waits for a browser that never answers.
  if (!guide.started && command !== "restore_emails_template") {
    return undefined;
  }
  switch (command) {
    case "sign_in":
      return signIn(engine, guide, args["adminConsent"] === true);
    case "cancel_sign_in":
      guide.answer(wrongWith({ code: "sign_in_canceled", cause: "sign_in_canceled", remedy: "sign_in" }));
      return null;
    case "begin_device_sign_in":
      return {
        user_code: "F7KQ-9XWD",
        verification_uri: "https://microsoft.com/devicelogin",
        expires_at: new Date(engine.now + 15 * 60_000).toISOString(),
      };
    case "wait_for_device_sign_in":
      return signIn(engine, guide, false);
    case "validate_setup":
      return ["settings", "template", "sign_in", "permissions", "mailbox", "archive", "not_logged"].map((name) => ({
        name,
        ok: name !== "template" || guide.template,
        detail: "",
        hint: "",
        warning: false,
        cause: name === "template" && !guide.template ? "template_missing" : null,
        remedy: name === "template" && !guide.template ? "restore_template" : null,
        reference: "",
      }));
    case "restore_emails_template":
      guide.template = true;
      return { code: "EMAIL", group_code: "SYSTEM", description: "E-mails" };
    default:
      return undefined;
  }
}
