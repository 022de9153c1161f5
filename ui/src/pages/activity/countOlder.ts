import { commands, type Activity } from "../../api";

const COUNTED = 1000;

/** How many lines are older than so many days, all for `null`. They are counted in the pages the engine gives. */
export async function countOlder(days: number | null, now: number): Promise<number> {
  const limit = days === null ? Infinity : now - days * 86_400_000;
  let count = 0;
  let before: number | null = null;
  for (;;) {
    const page: Activity[] = await commands.getActivity({ before, limit: COUNTED });
    count += page.filter(({ date }) => Date.parse(date) < limit).length;
    const last = page.at(-1);
    if (last === undefined || last.id === before) {
      return count;
    }
    before = last.id;
  }
}
