// Reads a recorded decision: what each rule answered, where it stopped, who could be added.
import type { Decision, Explanation, Party, Step, Verdict } from "../api";
import { addressProblem, canonical } from "./address";

/** How a step is told: its verdict, or a special case of it. */
export type StepCase = Verdict | "ambiguous" | "blocked" | "malformed" | "none" | "dates" | "fields" | "chosen";

/** Whether somebody chose among the contacts that share the address. */
function isChosen({ verdict, detail }: Step): boolean {
  return verdict === "passed" && detail === "chosen";
}

/** The case of a step, which picks the words for it. */
export function caseOf(step: Step): StepCase {
  const met = Math.max(step.contacts.length, step.salespeople.length);
  switch (step.rule) {
    case "counterpart":
      if (step.verdict === "no") {
        return met > 1 ? "ambiguous" : met === 1 ? "blocked" : "no";
      }
      return isChosen(step) ? "chosen" : step.verdict;
    case "author_salesperson":
    case "author_contact":
      return step.verdict === "stopped" && met > 1 ? "ambiguous" : isChosen(step) ? "chosen" : step.verdict;
    case "author":
    case "recipients":
      if (step.verdict === "stopped") {
        return step.address === "" ? "none" : "malformed";
      }
      return step.verdict;
    case "readable":
      return step.verdict === "stopped" ? (step.detail === "dates" ? "dates" : "fields") : step.verdict;
    default:
      return step.verdict;
  }
}

/** Index of the step where the decision fell; -1 when the message was logged. */
export function stopIndex(decision: Decision): number {
  if (decision.outcome === "logged") {
    return -1;
  }
  const stopped = decision.steps.findIndex((step) => step.verdict === "stopped");
  return stopped >= 0 ? stopped : decision.steps.findLastIndex((step) => step.verdict === "no");
}

/** How a step looks. */
export type Mark = "passed" | "no" | "stop" | "notAsked";

export function markOf(step: Step, index: number, stop: number): Mark {
  if (step.verdict === "not_asked") {
    return "notAsked";
  }
  if (index === stop) {
    return "stop";
  }
  return step.verdict === "passed" ? "passed" : "no";
}

/** The steps as they are told: rules that passed about the message itself, one after the other, then the parties. */
export function namesOf(step: Step): string[] {
  return [
    ...step.salespeople.map(({ name, code }) => `${name} (${code})`),
    ...step.contacts.map(({ name, contact_no }) => `${name} (${contact_no})`),
  ];
}

/** Somebody an ambiguous or blocked address belongs to. */
export interface Candidate {
  kind: "contact" | "salesperson";
  no: string;
  name: string;
  blocked: boolean;
}

function candidatesOf(step: Step): Candidate[] {
  return [
    ...step.contacts.map((one): Candidate => ({
      kind: "contact",
      no: one.contact_no,
      name: one.name,
      blocked: one.privacy_blocked,
    })),
    ...step.salespeople.map((one): Candidate => ({
      kind: "salesperson",
      no: one.code,
      name: one.name,
      blocked: one.blocked,
    })),
  ];
}

/** Those a person has to choose among, or whose block keeps the message out of the log. */
export function candidates(decision: Decision): Candidate[] {
  const all = decision.steps
    .filter((step) => ["ambiguous", "blocked"].includes(caseOf(step)))
    .flatMap(candidatesOf);
  return all.filter((one, at) => all.findIndex((other) => other.kind === one.kind && other.no === one.no) === at);
}

/** The unknown people that would make the message an interaction if they were contacts. */
export function unknownPeople(message: Explanation): Party[] {
  const { decision } = message;
  if (decision.reason === "author_unknown") {
    return [message.author];
  }
  if (decision.reason !== "no_contact_recipient") {
    return [];
  }
  const unknown = decision.steps
    .filter((step) => step.rule === "counterpart" && caseOf(step) === "no")
    .map((step) => canonical(step.address));
  return message.recipients.filter(
    (party) => unknown.includes(canonical(party.address)) && addressProblem(party.address) === null,
  );
}

/** The addresses that several contacts share, so that somebody has to choose. */
export function sharedAddresses(decision: Decision): string[] {
  const shared = decision.steps.filter((step) => caseOf(step) === "ambiguous" && step.contacts.length > 1);
  return [...new Set(shared.map(({ address }) => canonical(address)))];
}
