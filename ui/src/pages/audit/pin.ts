/** Shortest and longest PIN, in characters. */
export const SHORTEST = 4;
export const LONGEST = 32;

/** What is wrong with a new PIN; `null` when nothing is. */
export function pinProblem(pin: string): "short" | "long" | "blank" | null {
  if (pin.trim() !== pin) {
    return "blank";
  }
  if ([...pin].length < SHORTEST) {
    return "short";
  }
  return [...pin].length > LONGEST ? "long" : null;
}
