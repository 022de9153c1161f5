// The pages of the window and what is opened on them.

/** The pages beside the guide, by name. */
export const PAGES = {
  home: "/",
  log: "/log",
  contacts: "/contacts",
  salespeople: "/salespeople",
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
  audit: "/setup/audit",
  rules: "/setup/rules",
  keys: "/keys",
};

/** The steps of the guide in their order. */
export const STEPS = ["prepare", "application", "consent", "account", "mailbox", "choices", "turn_on"];
