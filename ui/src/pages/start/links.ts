import type { LinkProps } from "@tanstack/react-router";
import type { LogEntry } from "../../api";

/** Where an entry is read: in the log, with its conversation; one that was made by hand, with its contact. */
export function whereRead(entry: LogEntry): Pick<LinkProps, "to" | "search"> {
  const { message_key, contact_no } = entry;
  const search = message_key !== "" ? { conversation: message_key } : contact_no !== "" ? { contact: contact_no } : {};
  return { to: "/log", search };
}

/** Who an entry is about. */
export function whoOf(entry: LogEntry): string {
  return entry.contact_name || entry.contact_company_name || entry.contact_no;
}

/** The company beside the name of a person; blank where it would say the same twice. */
export function companyOf(entry: LogEntry): string {
  return entry.contact_company_name === whoOf(entry) ? "" : entry.contact_company_name;
}
