import type { Event } from "../api";

/** First words of the query keys: what a page shows. */
export type Topic =
  | "entries"
  | "entry"
  | "tasks"
  | "task"
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
  | "rules";

/** What has to be asked again after an event. */
export function topicsOf(event: Event): readonly Topic[] {
  switch (event.kind) {
    case "entries_changed":
      return ["entries", "entry", "contacts", "contact", "salespeople", "salesperson"];
    case "messages_changed":
      return ["messages", "counts", "explanation"];
    case "contacts_changed":
      return ["contacts", "contact", "entries", "entry"];
    case "salespeople_changed":
      return ["salespeople", "salesperson", "entries", "entry"];
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
      ];
    case "session_changed":
      return ["account", "job", "setup", "notices", "guide", "audit", "activity"];
    case "run_finished":
      return ["runs", "job", "activity", "counts", "messages", "entries", "account", "contacts", "notices", "limits", "guide"];
    case "tasks_changed":
      return ["tasks", "task", "contact", "entries", "entry"];
    case "opportunities_changed":
      return ["opportunities", "opportunity", "salesCycles", "closeCodes", "contact", "salesperson", "tasks", "home"];
    case "progress":
      return [];
  }
}
