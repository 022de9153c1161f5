import { describe, expect, it } from "vitest";
import type { Gate, Guide, GuideStep, Remedy } from "../../api";
import { en } from "../../i18n/en";
import { doneCount, nextOf, placeOf, previousOf, reached, stateOf, STEPS } from "./order";
import { addressesIn } from "./useScriptOptions";

function guideWith(open: GuideStep, current: GuideStep, completed = false): Guide {
  return {
    current,
    started: true,
    completed,
    steps: STEPS.map((step) => ({ step, done: STEPS.indexOf(step) < STEPS.indexOf(open), gate: null })),
    ticked: [],
    mailbox_read_at: null,
  };
}

describe("the order of the steps", () => {
  it("goes forth and back, and ends", () => {
    expect(nextOf("prepare")).toBe("application");
    expect(nextOf("turn_on")).toBeNull();
    expect(previousOf("prepare")).toBeNull();
    expect(previousOf("turn_on")).toBe("choices");
  });

  it("opens what was reached: the first open step, the one last open, the furthest seen", () => {
    expect(reached(guideWith("consent", "prepare"), 0)).toBe(2);
    expect(reached(guideWith("prepare", "account"), 0)).toBe(3);
    expect(reached(guideWith("prepare", "prepare"), 5)).toBe(5);
    expect(reached(guideWith("prepare", "prepare", true), 0)).toBe(6);
    expect(reached({ ...guideWith("turn_on", "prepare"), steps: STEPS.map((step) => ({ step, done: true, gate: null })) }, 0)).toBe(6);
  });

  it("counts what is done, and takes an unknown step for open", () => {
    expect(doneCount(guideWith("mailbox", "mailbox"))).toBe(4);
    expect(stateOf({ ...guideWith("mailbox", "mailbox"), steps: [] }, "prepare").done).toBe(false);
  });
});

describe("remedies", () => {
  it("point at the field or the commands of a step", () => {
    const places: [Remedy, GuideStep, string][] = [
      ["enter_secret", "application", "secret"],
      ["remove_secret", "application", "secret"],
      ["check_client_id", "application", "clientId"],
      ["check_tenant", "application", "tenant"],
      ["check_redirect", "application", "redirect"],
      ["check_cloud", "application", "cloud"],
      ["check_provider", "application", "provider"],
      ["check_mailbox", "mailbox", "mailbox"],
      ["change_mailbox", "mailbox", "mailbox"],
      ["copy_rights_script", "prepare", "membership"],
      ["copy_archive_script", "prepare", "archive"],
    ];
    for (const [remedy, step, place] of places) {
      expect(placeOf(remedy), remedy).toEqual({ step, place });
    }
    for (const remedy of ["sign_in", "give_consent", "wait", "retry", "check_network"] as const) {
      expect(placeOf(remedy), remedy).toBeNull();
    }
  });
});

describe("words", () => {
  it("are there for every gate, step and known reason", () => {
    const gates: Gate[] = [
      "checklist_open",
      "client_id_missing",
      "client_id_malformed",
      "tenant_missing",
      "consent_missing",
      "not_signed_in",
      "sign_in_again",
      "mailbox_missing",
      "mailbox_not_read",
      "template_missing",
      "not_enabled",
    ];
    expect(Object.keys(en.guide.gate).sort()).toEqual([...gates].sort());
    for (const step of STEPS) {
      expect(en.guide.step[step] && en.guide.question[step] && en.guide.lead[step]).toBeTruthy();
    }
    expect(Object.keys(en.guide.reason).sort()).toEqual(Object.keys(en.why.answer).sort());
  });

  it("find the addresses of a text, whatever separates them", () => {
    expect(addressesIn(" a@x.example; b@x.example,c@x.example\nd@x.example ")).toHaveLength(4);
    expect(addressesIn(" ")).toEqual([]);
  });
});
