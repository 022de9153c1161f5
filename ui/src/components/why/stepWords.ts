import type { TFunction } from "i18next";
import type { Decision, Step } from "../../api";
import type { en } from "../../i18n/en";
import { addressProblem } from "../../rules/address";
import { caseOf, namesOf } from "../../rules/why";
import { defectWords, engineProblem } from "./defectWords";

type StepKey = keyof typeof en.why.step;

const BARE: readonly string[] = ["not_asked"];

/** A step in words: what was found, and from what. */
export function stepWords(step: Step, decision: Decision, t: TFunction): { title: string; note: string } {
  const found = caseOf(step);
  const problem = engineProblem(step.detail) ?? addressProblem(step.address);
  const values = {
    address: step.address,
    names: namesOf(step).join(", "),
    detail: step.rule === "readable" ? defectWords(step.detail, t) : step.detail,
    problem: problem === null ? step.detail : t(`why.problem.${problem}`),
    contacts: decision.contact_addresses,
    salespeople: decision.salesperson_addresses,
  };
  const key = `${step.rule}_${found}`;
  const title = t(`why.step.${key as StepKey}`, values);
  if (BARE.includes(found)) {
    return { title, note: "" };
  }
  const side = key === "counterpart_no" ? (decision.direction === "Inbound" ? "_in" : "_out") : "";
  return { title, note: t(`why.step.${`${key}_note${side}` as StepKey}`, values) };
}

/** The whole reasoning as text, to pass on. */
export function reasoningText(decision: Decision, answer: string, t: TFunction): string {
  const lines = decision.steps.map((step, index) => {
    const { title, note } = stepWords(step, decision, t);
    return `${index + 1}. ${title}${note === "" ? "" : ` — ${note}`}`;
  });
  return [answer, "", ...lines].join("\n");
}
