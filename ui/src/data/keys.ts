import type { Event } from "../api";

/** First words of the query keys: what a page shows. */
export type Topic =
  | "entries"
  | "entry"
  | "tasks"
  | "task"
  | "activities"
  | "opportunities"
  | "opportunity"
  | "salesCycles"
  | "closeCodes"
  | "home"
  | "contacts"
  | "contact"
  | "salespeople"
  | "salesperson"
  | "messages"
  | "counts"
  | "explanation"
  | "setup"
  | "account"
  | "job"
  | "runs"
  | "activity"
  | "notices"
  | "limits"
  | "guide"
  | "templates"
  | "groups"
  | "audit"
  | "rules"
  | "desk"
  | "mailRules";

/** What has to be asked again after an event. */
export function topicsOf(event: Event): readonly Topic[] {
  switch (event.kind) {
    case "entries_changed":
      return ["entries", "entry", "contacts", "contact", "salespeople", "salesperson", "opportunity", "home"];
    case "messages_changed":
      return ["messages", "counts", "desk", "explanation", "home"];
    case "contacts_changed":
      return ["contacts", "contact", "desk", "entries", "entry", "home"];
    case "salespeople_changed":
      return ["salespeople", "salesperson", "desk", "entries", "entry", "home"];
    case "setup_changed":
      return [
        "setup",
        "job",
        "activity",
        "runs",
        "notices",
        "limits",
        "guide",
        "templates",
        "groups",
        "audit",
        "rules",
        "mailRules",
        "desk",
        "home",
      ];
    case "session_changed":
      return ["account", "job", "setup", "notices", "guide", "audit", "activity", "home"];
    case "run_finished":
      return ["runs", "job", "activity", "counts", "messages", "entries", "account", "contacts", "notices", "limits", "guide", "home"];
    case "tasks_changed":
      return ["tasks", "task", "activities", "salespeople", "salesperson", "contact", "opportunity", "entries", "entry", "home"];
    case "opportunities_changed":
      return [
        "opportunities",
        "opportunity",
        "salesCycles",
        "closeCodes",
        "contact",
        "salesperson",
        "tasks",
        "home",
      ];
    case "catching_up":
    case "progress":
      return [];
  }
}
