// Pretends templates, groups, the PIN and the audit, with what the pages do to them.
import type { AdministratorLock, AuditRecord, CommandError, InteractionGroup, InteractionTemplate } from "../src/api";
import type { FakeEngine } from "./fakeEngine";

type Fields = Record<string, string>;

interface Admin {
  templates: InteractionTemplate[];
  groups: InteractionGroup[];
  /** The pretended PIN; none is set while it is blank. */
  pin: string;
  unlocked: boolean;
  audit: AuditRecord[];
}

const known = new WeakMap<FakeEngine, Admin>();

/** What is pretended of the administration of an engine; tests change it to set a scene. */
export function adminOf(engine: FakeEngine): Admin {
  let admin = known.get(engine);
  if (admin === undefined) {
    const empty = engine.options.empty === true;
    admin = {
      templates: empty ? [] : templates(),
      groups: empty ? [] : [{ code: "PHONE", description: "Phone calls" }, system, { code: "VISITS", description: "Visits and meetings" }],
      pin: "",
      unlocked: false,
      audit: empty ? [] : auditOf(engine),
    };
    known.set(engine, admin);
  }
  return admin;
}

/** The answer to a command, `undefined` when it is not one of these. */
export function answerAdmin(engine: FakeEngine, command: string, args: Record<string, unknown>): unknown {
  const admin = adminOf(engine);
  const fields = (args["fields"] ?? {}) as Fields;
  const code = String(args["code"] ?? "");
  switch (command) {
    case "get_templates":
      return shown(engine, admin);
    case "add_template":
    case "set_template":
      return saveTemplate(engine, admin, command === "set_template" ? code : null, fields);
    case "delete_template":
      return deleteTemplate(engine, admin, code);
    case "restore_emails_template":
      return restore(engine, admin);
    case "get_groups":
      return admin.groups;
    case "add_group":
    case "set_group":
      return saveGroup(engine, admin, command === "set_group" ? code : null, fields);
    case "delete_group":
      return deleteGroup(engine, admin, code);
    case "get_audit": {
      const before = args["before"] as number | null;
      return admin.audit.filter(({ id }) => before === null || id < before).slice(0, Number(args["limit"]));
    }
    default:
      return answerLock(engine, admin, command, args);
  }
}

function answerLock(engine: FakeEngine, admin: Admin, command: string, args: Record<string, unknown>): unknown {
  const prove = (typed: unknown): void => {
    if (admin.pin !== "" && typed !== admin.pin) {
      noted(engine, "pin", "wrong");
      refuse("pin_wrong");
    }
  };
  switch (command) {
    case "get_administrator_lock":
      return lockOf(admin);
    case "set_pin":
      prove(args["current"]);
      noted(engine, "pin", admin.pin === "" ? "set" : "changed");
      Object.assign(admin, { pin: String(args["pin"]), unlocked: true });
      return lockOf(admin);
    case "remove_pin":
      prove(args["pin"]);
      noted(engine, "pin", "removed");
      Object.assign(admin, { pin: "", unlocked: false });
      return lockOf(admin);
    case "unlock_setup":
      prove(args["pin"]);
      admin.unlocked = true;
      return lockOf(admin);
    case "lock_setup":
      admin.unlocked = false;
      return lockOf(admin);
    default:
      return undefined;
  }
}

function lockOf({ pin, unlocked }: Admin): AdministratorLock {
  return { protected: pin !== "", unlocked: pin === "" || unlocked };
}

/** Refuses what changes the setup while it is locked. */
export function requireUnlocked(engine: FakeEngine): void {
  if (!lockOf(adminOf(engine)).unlocked) {
    refuse("administrator_required");
  }
}

/** Writes down a change of the setup. */
export function noted(engine: FakeEngine, action: string, name: string, old = "", now = ""): void {
  const { audit } = adminOf(engine);
  const id = (audit[0]?.id ?? 0) + 1;
  audit.unshift({ id, date: new Date().toISOString(), user_id: "marta / svc-bitacora@aurora.example", action, name, old, new: now });
}

function refuse(code: CommandError["code"]): never {
  throw { code, message: `pretended: ${code}`, hint: null, cause: null, remedy: null, reference: null } satisfies CommandError;
}

const system: InteractionGroup = { code: "SYSTEM", description: "System-generated" };
const seeded: InteractionTemplate = {
  code: "EMAIL",
  group_code: "SYSTEM",
  description: "Emails",
  unit_cost_minor: 800,
  unit_duration_minutes: 1,
  information_flow: "Outbound",
  initiated_by: "Us",
  language: "",
  for_emails: false,
};

function templates(): InteractionTemplate[] {
  return [
    { ...seeded, code: "CALL", group_code: "PHONE", description: "Phone call", unit_cost_minor: 1250, unit_duration_minutes: 12, information_flow: "", initiated_by: "" },
    { ...seeded },
    { ...seeded, code: "OFFER", description: "Offer by e-mail", unit_cost_minor: 2000, unit_duration_minutes: 25, language: "ES" },
    { ...seeded, code: "VISIT", group_code: "VISITS", description: "Visit at the customer's", unit_cost_minor: 18000, unit_duration_minutes: 90, information_flow: "", initiated_by: "" },
  ];
}

function shown(engine: FakeEngine, admin: Admin): InteractionTemplate[] {
  const sorted = [...admin.templates].sort((a, b) => a.code.localeCompare(b.code));
  return sorted.map((one) => ({ ...one, for_emails: one.code === engine.setup.emails_template }));
}

function saveTemplate(engine: FakeEngine, admin: Admin, code: string | null, fields: Fields): InteractionTemplate {
  requireUnlocked(engine);
  const wanted = code ?? (fields["code"] ?? "").toUpperCase();
  const before = admin.templates.find((one) => one.code === wanted);
  if (code === null && before !== undefined) {
    refuse("already_exists");
  }
  if (wanted === "" || (fields["group_code"] && !admin.groups.some((one) => one.code === fields["group_code"]))) {
    refuse("invalid_value");
  }
  const blank = { ...seeded, group_code: "", unit_cost_minor: 0, unit_duration_minutes: 0, information_flow: "", initiated_by: "" };
  const saved: InteractionTemplate = {
    ...(before ?? blank),
    ...(fields as Partial<InteractionTemplate>),
    code: wanted,
    unit_cost_minor: Number(fields["unit_cost_minor"] ?? before?.unit_cost_minor ?? 0),
    unit_duration_minutes: Number(fields["unit_duration_minutes"] ?? before?.unit_duration_minutes ?? 0),
  };
  admin.templates = [...admin.templates.filter((one) => one.code !== wanted), saved];
  noted(engine, "template", `${wanted} description`, before?.description, saved.description);
  return saved;
}

function deleteTemplate(engine: FakeEngine, admin: Admin, code: string): null {
  requireUnlocked(engine);
  const used = code === engine.setup.emails_template || engine.entries.some((entry) => entry.template_code === code);
  if (used) {
    refuse("in_use");
  }
  admin.templates = admin.templates.filter((one) => one.code !== code);
  noted(engine, "template", "deleted", code);
  return null;
}

function restore(engine: FakeEngine, admin: Admin): InteractionTemplate {
  requireUnlocked(engine);
  if (!admin.templates.some(({ code }) => code === seeded.code)) {
    admin.groups = admin.groups.some(({ code }) => code === system.code) ? admin.groups : [...admin.groups, system];
    admin.templates = [...admin.templates, { ...seeded }];
    noted(engine, "template", "restored", "", seeded.code);
  }
  engine.setup = { ...engine.setup, emails_template: seeded.code };
  return { ...seeded, for_emails: true };
}

function saveGroup(engine: FakeEngine, admin: Admin, code: string | null, fields: Fields): InteractionGroup {
  requireUnlocked(engine);
  const wanted = code ?? (fields["code"] ?? "").toUpperCase();
  if (code === null && admin.groups.some((one) => one.code === wanted)) {
    refuse("already_exists");
  }
  const saved = { code: wanted, description: fields["description"] ?? "" };
  admin.groups = [...admin.groups.filter((one) => one.code !== wanted), saved].sort((a, b) => a.code.localeCompare(b.code));
  noted(engine, "template", `group ${wanted}`, "", saved.description);
  return saved;
}

function deleteGroup(engine: FakeEngine, admin: Admin, code: string): null {
  requireUnlocked(engine);
  if (admin.templates.some(({ group_code }) => group_code === code)) {
    refuse("in_use");
  }
  admin.groups = admin.groups.filter((one) => one.code !== code);
  noted(engine, "template", "group deleted", code);
  return null;
}

function auditOf(engine: FakeEngine): AuditRecord[] {
  const rows: [string, string, string, string][] = [
    ["enable", "", "", ""],
    ["set", "shared_mailbox", "", "registro@aurora.example"],
    ["set", "client_id", "", "7d1f0c52-4b6e-4f0a-9a35-2c8e61d0b7aa"],
    ["set_secret", "", "", ""],
    ["sign_in", "", "", "svc-bitacora@aurora.example"],
    ["job", "minutes_between", "15", "10"],
    ["template", "EMAIL unit_cost_minor", "0", "800"],
    ["disable", "", "", ""],
  ];
  return Array.from({ length: 130 }, (_, index) => {
    const [action, name, old, now] = rows[index % rows.length] as [string, string, string, string];
    const date = new Date(engine.now - (40 + index * 700) * 60_000).toISOString();
    return { id: 130 - index, date, user_id: "marta / svc-bitacora@aurora.example", action, name, old, new: now };
  });
}
