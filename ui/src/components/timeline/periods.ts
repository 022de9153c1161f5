import type { TimelineItem } from "../../api";
import { dayOf } from "../../format/moment";

const DAY = 86_400_000;

/** When an item stands in a timeline: a conversation at its newest message, a task or a step of an opportunity at the noon of its day. */
export function timeOf(item: TimelineItem): number {
  switch (item.kind) {
    case "conversation":
      return Date.parse(item.messages[0]?.entry.time ?? "");
    case "interaction":
      return Date.parse(item.entry.time);
    case "task":
      return dayOf(item.task.date) ?? 0;
    case "opportunity":
      return dayOf(item.step.date) ?? 0;
  }
}

/** The stretch of time a heading names. */
export type Period = { kind: "ahead" | "thisWeek" | "lastWeek" } | { kind: "month"; at: number };

/** The stretch a time belongs to; weeks begin on Monday. */
export function periodOf(at: number, now: number): Period {
  const today = new Date(now);
  const midnight = new Date(today.getFullYear(), today.getMonth(), today.getDate()).getTime();
  const monday = midnight - ((today.getDay() + 6) % 7) * DAY;
  if (at >= midnight + DAY) {
    return { kind: "ahead" };
  }
  if (at >= monday) {
    return { kind: "thisWeek" };
  }
  return at >= monday - 7 * DAY ? { kind: "lastWeek" } : { kind: "month", at };
}

/** Items under the headings of their time, in the order they came. */
export function grouped(
  items: readonly TimelineItem[],
  now: number,
  name: (period: Period) => string,
): { name: string; items: TimelineItem[] }[] {
  const groups: { name: string; items: TimelineItem[] }[] = [];
  for (const item of items) {
    const heading = name(periodOf(timeOf(item), now));
    const last = groups.at(-1);
    if (last?.name === heading) {
      last.items.push(item);
    } else {
      groups.push({ name: heading, items: [item] });
    }
  }
  return groups;
}
