import { useMemo } from "react";
import { commands, type TimelineItem, type TimelineKind, type TimelineQuery } from "../../api";
import { useRows, type Rows } from "../../data/useRows";

/** Whose timeline it is. */
export type Whose = { contact: string } | { opportunity: string };

/** Items asked for at once; a conversation brings its messages along. */
const PAGE = 30;

async function ask(query: TimelineQuery) {
  const asked = { ...query, limit: PAGE };
  const { items, next } =
    query.contact_no === "" ? await commands.getOpportunityTimeline(asked) : await commands.getContactTimeline(asked);
  return { rows: items, next, total: 0, more: false };
}

/** The timeline of a contact or an opportunity, page by page, newest first. */
export function useTimeline(whose: Whose, kinds: readonly TimelineKind[] = [], search = ""): Rows<TimelineItem> {
  const contact = "contact" in whose ? whose.contact : "";
  const opportunity = "opportunity" in whose ? whose.opportunity : "";
  const query = useMemo(
    () => ({ contact_no: contact, opportunity_no: opportunity, kinds: [...kinds], search }),
    [contact, opportunity, kinds, search],
  );
  return useRows(contact === "" ? "opportunity" : "contact", query, ask);
}
