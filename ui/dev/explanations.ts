// Invented reasoning for the invented messages.
import type { Explanation, MessageRow, Step } from "../src/api";

function step(rule: Step["rule"], verdict: Step["verdict"], part: Partial<Step> = {}): Step {
  return { rule, verdict, address: "", contacts: [], salespeople: [], detail: "", ...part };
}

function person(no: string, name: string, blocked = false): Step["contacts"][number] {
  return { contact_no: no, name, company_no: "", kind: "main", alt_address_code: "", privacy_blocked: blocked };
}

function stepsOf(message: MessageRow): Step[] {
  const address = message.author.address;
  const first = [step("sent", "passed"), step("sensitivity", "passed"), step("readable", "passed")];
  const ana = { code: "AR", name: "Ana Ruiz", kind: "main" as const, blocked: false };
  const to = message.recipients[0]?.address ?? "";
  const known = [...first, step("author", "passed", { address }), step("recipients", "passed"), step("new", "passed")];
  switch (message.reason) {
    case "draft":
      return [step("sent", "stopped"), step("sensitivity", "not_asked"), step("counterpart", "not_asked")];
    case "sensitive":
      return [step("sent", "passed"), step("sensitivity", "stopped"), step("readable", "not_asked")];
    case "no_author":
      return [...first, step("author", "stopped"), step("recipients", "not_asked"), step("counterpart", "not_asked")];
    case "recipient_malformed":
      return [
        ...first,
        step("author", "passed", { address }),
        step("recipients", "stopped", { address: "foo@bar", detail: "the domain of the address is not complete" }),
        step("new", "not_asked"),
        step("author_salesperson", "not_asked"),
        step("author_contact", "not_asked"),
        step("counterpart", "not_asked"),
      ];
    case "known_key":
      return [...known.slice(0, -1), step("new", "stopped"), step("author_salesperson", "not_asked")];
    case "no_contact_recipient":
    case "internal":
      return [
        ...known,
        step("author_salesperson", "passed", { address, salespeople: [ana] }),
        step("blocking", "passed"),
        step("counterpart", "no", { address: to }),
      ];
    case "ambiguous":
      return [
        ...known,
        step("author_salesperson", "no", { address }),
        step("author_contact", "stopped", {
          address,
          contacts: [person("CT000002", "Lucía Fernández"), person("CT000004", "Tomás Iglesias")],
        }),
        step("counterpart", "not_asked"),
      ];
    case "author_blocked":
      return [
        ...known,
        step("author_salesperson", "no", { address }),
        step("author_contact", "passed", { address, contacts: [person("CT000018", "Sofía Beltrán", true)] }),
        step("blocking", "stopped"),
        step("counterpart", "not_asked"),
      ];
    case "matched":
      return [
        ...known,
        step("author_salesperson", "no", { address }),
        step("author_contact", "passed", { address, contacts: [person("CT000002", message.author.name)] }),
        step("blocking", "passed"),
        step("counterpart", "passed", { address: to, salespeople: [ana] }),
        step("counterpart", "no", { address: "pedro@aurora.example" }),
      ];
    default:
      return [
        ...known,
        step("author_salesperson", "no", { address }),
        step("author_contact", "stopped", { address }),
        step("counterpart", "not_asked"),
      ];
  }
}

export function explanation(message: MessageRow): Explanation {
  const steps = stepsOf(message);
  const direction = { matched: "Inbound", no_contact_recipient: "Outbound" } as const;
  return {
    ...message,
    decision: {
      outcome: message.outcome,
      reason: message.reason,
      direction: message.reason in direction ? direction[message.reason as keyof typeof direction] : null,
      occurred_at: message.received_at,
      pairs: message.outcome === "logged" ? [{ contact: person("CT000002", message.author.name), salesperson: { code: "AR", name: "Ana Ruiz", kind: "main", blocked: false } }] : [],
      steps,
      contact_addresses: 245,
      salesperson_addresses: 6,
    },
    operation: message.location === "not_logged" ? "set_aside" : "",
    operation_state: message.location === "not_logged" ? "done" : "",
  };
}
