import type { TFunction } from "i18next";
import { en } from "../../i18n/en";

// The engine names what it could not read of a message as `field: problem; field: problem`, the field as Microsoft's
// Graph calls it. Fields and problems are a closed set; what is not in it is shown as it came.

type Field = keyof typeof en.why.defect.field;
type Problem = keyof typeof en.why.defect.problem;

const PROBLEMS: Record<string, Problem> = {
  "is not a text": "notText",
  "is neither true nor false": "notFlag",
  "is not a date and time": "notTime",
  "is not a list": "notList",
  "holds no number": "noNumber",
  "is not a recipient": "notRecipient",
  "has an e-mail address that is not an object": "notAddress",
  "has an e-mail address or name that is not a text": "notAddressText",
};

function isField(name: string): name is Field {
  return Object.hasOwn(en.why.defect.field, name);
}

function one(defect: string, t: TFunction): string {
  const at = defect.indexOf(": ");
  const field = defect.slice(0, at);
  const problem = PROBLEMS[defect.slice(at + 2)];
  if (at < 0 || !isField(field) || problem === undefined) {
    return `${defect}.`;
  }
  return t("why.defect.line", { field: t(`why.defect.field.${field}`), problem: t(`why.defect.problem.${problem}`) });
}

/** What could not be read of a message, in words. A field that is broken several times is named once. */
export function defectWords(detail: string, t: TFunction): string {
  return [...new Set(detail.split("; "))].map((defect) => one(defect, t)).join(" ");
}

const ADDRESS_PROBLEMS: Record<string, keyof typeof en.why.problem> = {
  "the address is blank": "blank",
  "the address has no @": "noAt",
  "the address has more than one @": "severalAts",
  "the address lacks the part before or after the @": "missingPart",
  "the domain of the address is not complete": "badDomain",
  "the address holds a character that cannot be in one": "badCharacter",
};

/** What the engine found wrong with an address; `undefined` when it is none of the known problems. */
export function engineProblem(detail: string): keyof typeof en.why.problem | undefined {
  return ADDRESS_PROBLEMS[detail];
}
