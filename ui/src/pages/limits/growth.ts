import type { FolderSize, Limits } from "../../api";

const DAY = 86_400_000;

/** How long until a day, in the unit people would say it in. */
export type Until = { unit: "days" | "months" | "years"; count: number };

/** How long from now until a day; `null` when it has come. */
export function until(day: number, now: number): Until | null {
  const days = Math.round((day - now) / DAY);
  if (days <= 0) {
    return null;
  }
  if (days < 45) {
    return { unit: "days", count: days };
  }
  const months = Math.round(days / 30.44);
  return months < 24 ? { unit: "months", count: months } : { unit: "years", count: Math.round(days / 365.25) };
}

/** What part of a limit is used, 0 to 1. */
export function share(used: number | null, limit: number | null): number {
  return used === null || limit === null || limit <= 0 ? 0 : Math.min(1, used / limit);
}

/** The folder whose limit on messages is nearest. */
export function fullest({ folders }: Limits): FolderSize | undefined {
  return [...folders].sort((a, b) => share(b.items, b.item_limit) - share(a.items, a.item_limit))[0];
}
