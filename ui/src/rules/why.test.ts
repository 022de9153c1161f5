import { describe, expect, it } from "vitest";
import { messages } from "../../dev/data";
import { explanation } from "../../dev/explanations";
import type { Explanation, Reason, Step } from "../api";
import { candidates, caseOf, markOf, stopIndex, unknownPeople } from "./why";

const now = Date.UTC(2026, 10, 23, 10, 4);
function of(reason: Reason): Explanation {
  const found = messages(now).find((message) => message.reason === reason);
  return explanation(found!);
}
const step = (part: Partial<Step>): Step => ({
  rule: "counterpart",
  verdict: "no",
  address: "a@x.example",
  contacts: [],
  salespeople: [],
  detail: "",
  ...part,
});

describe("the recorded reasoning", () => {
  it("tells special cases of a verdict apart", () => {
    const contact = { contact_no: "1", name: "A", company_no: "", kind: "main", alt_address_code: "" } as const;
    expect(caseOf(step({}))).toBe("no");
    expect(caseOf(step({ contacts: [{ ...contact, privacy_blocked: true }] }))).toBe("blocked");
    const two = [contact, { ...contact, contact_no: "2" }].map((one) => ({ ...one, privacy_blocked: false }));
    expect(caseOf(step({ contacts: two }))).toBe("ambiguous");
    expect(caseOf(step({ rule: "author_contact", verdict: "stopped", contacts: two }))).toBe("ambiguous");
    expect(caseOf(step({ rule: "author_contact", verdict: "stopped" }))).toBe("stopped");
    expect(caseOf(step({ rule: "recipients", verdict: "stopped", address: "" }))).toBe("none");
    expect(caseOf(step({ rule: "recipients", verdict: "stopped" }))).toBe("malformed");
    expect(caseOf(step({ rule: "readable", verdict: "stopped", detail: "dates" }))).toBe("dates");
  });

  it("knows where the decision fell, also when no rule stopped it", () => {
    const unknown = of("author_unknown").decision;
    expect(unknown.steps[stopIndex(unknown)]?.rule).toBe("author_contact");
    const nobody = of("no_contact_recipient").decision;
    expect(nobody.steps[stopIndex(nobody)]?.rule).toBe("counterpart");
    const draft = of("draft").decision;
    expect(draft.steps.map((one, at) => markOf(one, at, stopIndex(draft)))).toEqual(["stop", "notAsked", "notAsked"]);
  });

  it("offers the sender or the recipients that could be contacts", () => {
    expect(unknownPeople(of("author_unknown")).map(({ name }) => name)).toEqual(["Laura Gil"]);
    expect(unknownPeople(of("no_contact_recipient"))).toHaveLength(1);
    expect(unknownPeople(of("ambiguous"))).toEqual([]);
  });

  it("names everybody an ambiguous address belongs to", () => {
    expect(candidates(of("ambiguous").decision).map(({ no }) => no)).toEqual(["CT000002", "CT000004"]);
  });
});
