import { useEffect, useRef, useState } from "react";
import type { LogEntry } from "../../api";
import { recall, remember } from "../../app/preferences";
import { useAppState } from "../../data/queries";

/** The highest entry number somebody had seen when the page was opened; entries above it are new to them.
 *  `null` while that is not known. */
export function useSeen(rows: readonly LogEntry[]): number | null {
  const { data: app } = useAppState();
  const key = `seen.${app?.mode ?? ""}`;
  const highest = rows.reduce((most, { entry_no }) => Math.max(most, entry_no), 0);
  const [seen, setSeen] = useState<number | null>(null);
  // A company that began afresh, as the demo company does, counts from one again.
  if (seen === null && highest > 0) {
    const before = recall(key, 0);
    setSeen(before === 0 || before > highest ? highest : before);
  }
  const latest = useRef(highest);
  useEffect(() => {
    latest.current = Math.max(latest.current, highest);
  }, [highest]);
  useEffect(
    () => () => {
      if (latest.current > 0) {
        remember(key, latest.current);
      }
    },
    [key],
  );
  return seen;
}
