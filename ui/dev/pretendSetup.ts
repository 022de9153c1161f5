// Pretends settings, their check, sign-in and notices.
import type { Account, Cause, Check, CommandError, Notice, Remedy } from "../src/api";
import type { FakeEngine } from "./fakeEngine";
import { requireUnlocked } from "./pretendAdmin";
import { accountOf } from "./settings";

/** What an administrator's PIN stands before. */
const CHANGES = ["set_setup", "set_client_secret", "enable_logging", "disable_logging", "clear_setup"];
const DAY = 24 * 60 * 60 * 1000;

/** What is pretended of the things that must not be missed. */
export type NoticesWanted = "none" | "secret" | "consent" | "limit";

/** Refuses what changes the setup while a PIN locks it. */
export function guardSetup(engine: FakeEngine, command: string): void {
  if (CHANGES.includes(command)) {
    requireUnlocked(engine);
  }
}

/** The answer to a command about the setup. */
export function answerSetup(engine: FakeEngine, command: string, args: Record<string, unknown>): unknown {
  switch (command) {
    case "get_setup":
      return { ...engine.setup };
    case "set_client_secret":
      engine.setup.has_client_secret = args["secret"] !== "";
      return { ...engine.setup };
    case "enable_logging":
    case "disable_logging":
      engine.setup.enabled = command === "enable_logging";
      return { ...engine.setup };
    case "clear_setup":
      engine.account = null;
      engine.setup = { ...engine.setup, shared_mailbox: "", client_id: "", has_client_secret: false, batch_size: 50 };
      return { ...engine.setup };
    case "validate_setup":
      return checksOf(engine);
    case "get_account":
      return engine.account;
    case "sign_in":
      return signIn(engine, args["adminConsent"] === true);
    case "begin_device_sign_in":
      return {
        user_code: "FJ4K9QWX",
        verification_uri: "https://login.example/device",
        expires_at: new Date(engine.now + 15 * 60_000).toISOString(),
      };
    case "wait_for_device_sign_in":
      return new Promise<Account>((done) => {
        engine.finishSignIn = () => done(signedIn(engine));
      });
    case "get_sign_in_address":
      return "https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize?client_id=7d1f0c52";
    case "cancel_sign_in":
    case "cancel_run":
      return null;
    case "sign_out":
      engine.account = null;
      return null;
    case "get_notices":
      return noticesOf(engine);
    case "get_limits":
      return null;
    default:
      throw failure("internal", `nothing pretends ${command}`);
  }
}

export function failure(code: CommandError["code"], message: string): CommandError {
  return { code, message, hint: null, cause: null, remedy: null, reference: null };
}

function signedIn(engine: FakeEngine): Account {
  engine.account = accountOf(false);
  return engine.account;
}

/** A sign-in waits for the browser until a test ends it; an administrator's consent is noted with it. */
function signIn(engine: FakeEngine, adminConsent: boolean): Promise<Account> {
  return new Promise((done) => {
    engine.finishSignIn = () => {
      engine.setup.consent_given ||= adminConsent;
      done(signedIn(engine));
    };
  });
}

function good(name: string, detail: string): Check {
  return { name, ok: true, detail, hint: "", warning: false, cause: null, remedy: null, reference: "" };
}

function bad(name: string, detail: string, cause: Cause, remedy: Remedy, reference = ""): Check {
  return { name, ok: false, detail, hint: "", warning: false, cause, remedy, reference };
}

function checksOf(engine: FakeEngine): Check[] {
  const { setup, account } = engine;
  const first = [good("settings", setup.shared_mailbox), good("credentials", setup.client_id), good("keychain", "")];
  const computer = [good("template", "EMAIL"), good("disk", "212340 MB"), good("clock", "0 s")];
  if (account === null || account.sign_in_needed) {
    const names = ["tenant", "permissions", "mailbox", "archive", "not_logged"];
    return [
      ...first,
      ...computer,
      bad("sign_in", "the sign-in has expired", "sign_in_expired", "sign_in", "AADSTS700082 · trace 5b0c"),
      ...names.map((name) => bad(name, "not checked", "not_checked", "retry")),
    ];
  }
  const rights = "the account has no rights on the mailbox";
  return [
    ...first,
    ...computer,
    good("sign_in", `${account.username} · 2027-02-18`),
    good("tenant", "aurora.example"),
    good("permissions", "Mail.ReadWrite.Shared"),
    good("mailbox", setup.shared_mailbox),
    bad("archive", rights, "mailbox_read_only", "copy_rights_script", "ErrorAccessDenied · request 91af"),
    good("not_logged", "found"),
    { ...good("addresses", "1 2"), warning: true, cause: "setting_wrong", remedy: "open_settings" },
  ];
}

function noticesOf(engine: FakeEngine): Notice[] {
  const soon = new Date(engine.now + 12 * DAY).toISOString();
  const secret: Notice = { cause: "expires_soon", remedy: "enter_secret", blocking: false, about: "client_secret", at: soon };
  const all: Record<NoticesWanted, Notice[]> = {
    none: [],
    secret: [secret],
    consent: [{ cause: "consent_missing", remedy: "give_consent", blocking: true, about: "sign_in", at: null }, secret],
    limit: [{ cause: "limit_near", remedy: "change_mailbox", blocking: false, about: "mailbox", at: soon }],
  };
  return all[engine.options.notices ?? "none"];
}
