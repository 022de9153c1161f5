import type { Action, Choice, OpportunityActions, SalesCycle } from "../../../api";

/** Where a card can be put: a stage (0 for those not started), or out of the pipeline. */
export type Place = number | "Won" | "Lost";

/** Why a card stays where it is; `stage` is the description of the stage that stands in the way. */
export type Refusal =
  | { why: "started" | "firstStage" | "mayNotSkip"; stage: string }
  | { why: "notClosable" | "last" | "first" | "notAvailable" };

/** What putting a card somewhere comes to. */
export type Step = { kind: "stay" } | { kind: "update"; action: Action; stage: number } | { kind: "refused"; refusal: Refusal };

/** Next before Skip, Previous before Jump: what leads to the same stage is recorded as the smaller step (D.3). */
const order: readonly Action[] = ["first", "next", "previous", "skip", "jump"];

function choiceTo(choices: readonly Choice[], stage: number): Choice | undefined {
  const fitting = choices.filter((one) => one.stage === stage && order.includes(one.action));
  return fitting.sort((a, b) => order.indexOf(a.action) - order.indexOf(b.action))[0];
}

/** The action of an update that leads from one stage to another, as the engine offers it, or why there is none. */
export function stepTo(options: OpportunityActions, cycle: SalesCycle, from: number, to: number): Step {
  if (from === to) {
    return { kind: "stay" };
  }
  const choice = choiceTo(options.choices, to);
  if (choice !== undefined) {
    return { kind: "update", action: choice.action, stage: to };
  }
  const nameOf = (stage: number): string => cycle.stages.find((one) => one.stage === stage)?.description ?? String(stage);
  if (to === 0) {
    return { kind: "refused", refusal: { why: "started", stage: nameOf(from) } };
  }
  const [first] = cycle.stages;
  if (from === 0 && first !== undefined) {
    return { kind: "refused", refusal: { why: "firstStage", stage: nameOf(first.stage) } };
  }
  const barrier = cycle.stages.find(({ stage, allow_skip }) => stage > from && stage < to && !allow_skip);
  if (barrier !== undefined) {
    return { kind: "refused", refusal: { why: "mayNotSkip", stage: nameOf(barrier.stage) } };
  }
  return { kind: "refused", refusal: { why: "notAvailable" } };
}

/** The stage a number of columns to the right (or left, below 0), `null` past the ends. */
export function neighbour(stages: readonly number[], from: number, by: number): number | null {
  const at = stages.indexOf(from);
  return at < 0 ? null : (stages[at + by] ?? null);
}

/** The name of a place as the board's drop targets are called. */
export function placeId(place: Place): string {
  return `place-${place}`;
}

/** The place a drop target stands for; `null` when it is none. */
export function placeOf(id: string | number | undefined): Place | null {
  const name = /^place-(Won|Lost|\d+)$/.exec(String(id ?? ""))?.[1];
  if (name === undefined) {
    return null;
  }
  return name === "Won" || name === "Lost" ? name : Number(name);
}
