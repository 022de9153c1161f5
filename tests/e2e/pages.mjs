// The pages of the window and what is opened on them.

/** The pages beside the guide, by name. */
export const PAGES = {
  home: "/",
  log: "/log",
  contacts: "/contacts",
  health: "/contacts/health",
  contactImport: "/contacts/import",
  salespeople: "/salespeople",
  salespeopleImport: "/salespeople/import",
  opportunities: "/opportunities",
  board: "/opportunities/board",
  pipeline: "/opportunities/pipeline",
  tasks: "/tasks",
  addresses: "/desk/unknown",
  shared: "/desk/ambiguous",
  desk: "/desk/not-logged",
  quarantine: "/desk/quarantine",
  mailbox: "/mailbox",
  setup: "/setup",
  assisted: "/setup/assisted",
  job: "/setup/job",
  activity: "/setup/activity",
  limits: "/setup/limits",
  templates: "/setup/templates",
  activities: "/setup/activities",
  cycles: "/setup/cycles",
  closeCodes: "/setup/close-codes",
  audit: "/setup/audit",
  rules: "/setup/rules",
  keys: "/keys",
};

/** The steps of the guide in their order. */
export const STEPS = ["prepare", "application", "consent", "account", "mailbox", "choices", "turn_on"];
