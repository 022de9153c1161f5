import type { AgeSum, CloseCodeSum, MonthSum, StageSum } from "../../../api";

type Color = "full" | "pale" | "good" | "bad";

/** A part of every bar. */
export interface Series {
  name: string;
  color: Color;
}

/** A bar: what it stands for and how high its parts are, in the order of the series. */
export interface Bar {
  name: string;
  values: readonly number[];
}

const colors: Record<Color, string> = {
  full: "var(--colorCompoundBrandBackground)",
  pale: "var(--colorBrandBackground2)",
  good: "var(--colorStatusSuccessBackground3)",
  bad: "var(--colorStatusDangerBackground3)",
};

/** The colour of a part, in light and dark. */
export function colorOf(color: Color): string {
  return colors[color];
}

/** Minor units as an amount. */
const amount = (minor: number | null): number => (minor ?? 0) / 100;

/** What several sums come to together. */
export function total(sums: readonly { estimated_value: number | null; calcd_current_value: number | null; count: number }[]) {
  return {
    count: sums.reduce((all, one) => all + one.count, 0),
    value: sums.reduce((all, one) => all + (one.estimated_value ?? 0), 0),
    weighted: sums.reduce((all, one) => all + (one.calcd_current_value ?? 0), 0),
  };
}

/** Two bars of one name would become one: the second and later ones say of which sales cycle, or get a number. */
function apart(bars: readonly Bar[]): Bar[] {
  const seen = new Map<string, number>();
  return bars.map((bar) => {
    const before = seen.get(bar.name) ?? 0;
    seen.set(bar.name, before + 1);
    return before === 0 ? bar : { ...bar, name: `${bar.name} (${before + 1})` };
  });
}

/** A bar for each stage: what is weighted, and above it the rest of the value. */
export function stageBars(stages: readonly StageSum[], nameOf: (stage: StageSum) => string): Bar[] {
  return apart(
    stages.map((stage) => {
      const weighted = amount(stage.calcd_current_value);
      return { name: nameOf(stage), values: [weighted, Math.max(0, amount(stage.estimated_value) - weighted)] };
    }),
  );
}

/** A bar for each month. */
export function monthBars(months: readonly MonthSum[], nameOf: (month: string) => string): Bar[] {
  return apart(months.map((one) => ({ name: nameOf(one.month), values: [amount(one.calcd_current_value)] })));
}

/** A bar for each close code, with how many were won and how many lost. */
export function codeBars(codes: readonly CloseCodeSum[], nameOf: (code: CloseCodeSum) => string): Bar[] {
  return apart(codes.map((one) => ({ name: nameOf(one), values: one.type === "Won" ? [one.count, 0] : [0, one.count] })));
}

/** A bar for each age. */
export function ageBars(ages: readonly AgeSum[], nameOf: (age: AgeSum) => string): Bar[] {
  return apart(ages.map((one) => ({ name: nameOf(one), values: [one.count] })));
}
