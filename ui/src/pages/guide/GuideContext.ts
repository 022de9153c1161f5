import { createContext, useContext } from "react";
import type { Account, Guide, GuideStep, Remedy, Setup } from "../../api";
import type { Place } from "./order";

export interface GuideNow {
  guide: Guide;
  setup: Setup;
  account: Account | null;
  /** The step that is shown. */
  step: GuideStep;
  /** What is to be looked at first, when a remedy led here. */
  place: Place | null;
  /** Shows a step; the engine keeps which one. */
  open: (step: GuideStep, place?: Place) => void;
  /** Asks the engine again how the guide stands. */
  renew: () => void;
  /** Marks the step in hand as failed, or takes the mark off. */
  fail: (failed: boolean) => void;
  /** Carries out a remedy, here or in the step it belongs to; `again` repeats what failed. */
  cure: (remedy: Remedy, again: () => void) => void;
}

export const GuideContext = createContext<GuideNow | null>(null);

/** The guide around a step. */
export function useGuide(): GuideNow {
  const guide = useContext(GuideContext);
  if (guide === null) {
    throw new Error("a step stands outside of the guide");
  }
  return guide;
}
