import { describe, expect, it } from "vitest";
import type { Choice, OpportunityActions, SalesCycle } from "../../../api";
import { neighbour, placeId, placeOf, stepTo } from "./steps";
import { chosenCycle } from "./useBoard";

const stage = (no: number, allow_skip = false) => ({
  stage: no,
  description: `Stage ${no}`,
  completed: 0,
  chances: 0,
  activity_code: "",
  quote_required: false,
  allow_skip,
  date_formula: "",
});

const cycle: SalesCycle = {
  code: "NEW",
  description: "",
  probability_calculation: "Multiply",
  blocked: false,
  stages: [stage(1), stage(2, true), stage(3), stage(5)],
};

const options = (...choices: [Choice["action"], number][]): OpportunityActions =>
  ({ no: "OP1", choices: choices.map(([action, to]) => ({ action, stage: to, quote_missing: false })) }) as OpportunityActions;

describe("putting a card somewhere", () => {
  it("is the action of the engine that leads there, the smaller one where two do", () => {
    const offered = options(["jump", 1], ["previous", 1], ["skip", 3], ["next", 3], ["update", 2]);
    expect(stepTo(offered, cycle, 2, 3)).toEqual({ kind: "update", action: "next", stage: 3 });
    expect(stepTo(offered, cycle, 2, 1)).toEqual({ kind: "update", action: "previous", stage: 1 });
    expect(stepTo(options(["skip", 3]), cycle, 1, 3)).toEqual({ kind: "update", action: "skip", stage: 3 });
    expect(stepTo(options(["jump", 1]), cycle, 5, 1)).toEqual({ kind: "update", action: "jump", stage: 1 });
    expect(stepTo(options(["first", 1]), cycle, 0, 1)).toEqual({ kind: "update", action: "first", stage: 1 });
  });

  it("is nothing where it is already, even though an update is offered", () => {
    expect(stepTo(options(["update", 2]), cycle, 2, 2)).toEqual({ kind: "stay" });
  });

  it("is refused with the stage that stands in the way", () => {
    const refused = (from: number, to: number) => {
      const step = stepTo(options(), cycle, from, to);
      return step.kind === "refused" ? step.refusal : step.kind;
    };
    expect(refused(2, 5)).toEqual({ why: "mayNotSkip", stage: "Stage 3" });
    expect(refused(1, 5)).toEqual({ why: "mayNotSkip", stage: "Stage 3" });
    expect(refused(0, 3)).toEqual({ why: "firstStage", stage: "Stage 1" });
    expect(refused(3, 0)).toEqual({ why: "started", stage: "Stage 3" });
    expect(refused(3, 5)).toEqual({ why: "notAvailable" });
  });
});

describe("the places of the board", () => {
  it("follow each other whatever their numbers", () => {
    expect(neighbour([1, 2, 3, 5], 3, 1)).toBe(5);
    expect(neighbour([1, 2, 3, 5], 1, -1)).toBeNull();
    expect(neighbour([1, 2, 3, 5], 5, 1)).toBeNull();
    expect(neighbour([1, 2, 3, 5], 4, 1)).toBeNull();
  });

  it("are read from the names of the drop targets", () => {
    expect([0, 12, "Won", "Lost"].map((place) => placeOf(placeId(place as number)))).toEqual([0, 12, "Won", "Lost"]);
    expect([undefined, "OP000001", "place-", "place-1x"].map(placeOf)).toEqual([null, null, null, null]);
  });

  it("are those of the cycle asked for, else of the default one, else of the first not blocked", () => {
    const cycles = [{ ...cycle, code: "OLD", blocked: true }, { ...cycle, code: "A" }, cycle];
    expect(chosenCycle(cycles, "OLD", "NEW")?.code).toBe("OLD");
    expect(chosenCycle(cycles, "GONE", "NEW")?.code).toBe("NEW");
    expect(chosenCycle(cycles, undefined, "")?.code).toBe("A");
    expect(chosenCycle([], undefined, "NEW")).toBeUndefined();
  });
});
