import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import type { LogEntry } from "../../api";
import type { KeyHandlers } from "../../components/keys/useKeys";
import { targetsOf, type RowAction } from "../../components/list";
import type { ListState } from "../../components/list/useList";
import { CreateInteractionDialog, ResumeInteractionDialog } from "../interactions/CreateInteractionDialog";
import { CreateOpportunityDialog } from "../opportunities/CreateOpportunityDialog";
import { NewTaskDialog } from "../tasks/NewTaskDialog";
import { CancelEntries } from "./CancelEntries";
import { CommentsDialog } from "./CommentsDialog";
import { DeleteCanceled } from "./DeleteCanceled";
import { useEntryActions } from "./entryActions";
import { gradeOf } from "./evaluation";
import type { LogSearch } from "./search";
import { useEntryActs } from "./useEntryActs";
import type { OpenLink } from "./useOpenLink";

/** What stands above the page. */
type Asked =
  | { kind: "new"; from: Record<string, string> }
  | { kind: "resume" | "comments" | "task" | "opportunity"; entry: LogEntry }
  | { kind: "cancel"; entries: readonly LogEntry[] }
  | { kind: "delete" };

interface Options {
  rows: readonly LogEntry[];
  list: Pick<ListState, "selection" | "setSelection">;
  search: LogSearch;
  link: OpenLink;
  onWhy: (key: string) => void;
}

export interface EntryWork {
  current: LogEntry | undefined;
  actions: readonly RowAction[];
  keys: KeyHandlers;
  /** Begins a new interaction with whom the list is about. */
  begin: () => void;
  /** Opens the dialog of a postponed interaction. */
  resume: (entry: LogEntry) => void;
  evaluate: (entry: LogEntry, grade: number) => void;
  /** Questions and dialogs; put them somewhere on the page. */
  dialogs: ReactNode;
}

export const entryId = (entry: LogEntry): string => String(entry.entry_no);

/** The fields of a new task that an entry gives (R83). */
export function taskOf(entry: LogEntry): Record<string, string> {
  return {
    contact_no: entry.contact_no,
    salesperson_code: entry.salesperson_code,
    description: (entry.subject || entry.description).slice(0, 100),
  };
}

/** Everything one can do with the entries of a list: as actions, as keys, and the dialogs for it. */
export function useEntryWork({ rows, list, search, link, onWhy }: Options): EntryWork {
  const navigate = useNavigate();
  const acts = useEntryActs();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => setAsked(null);
  const { selection, setSelection } = list;
  const { current, targets } = targetsOf(rows, entryId, selection);
  // What is for one entry is for the current one, also while it is one of several that are selected.
  const one = targets.find((entry) => entry === current) ?? (targets.length === 1 ? targets[0] : undefined);

  // What is hidden from now on leaves the selection; the row below takes its place.
  const leaveHidden = (): void => {
    const gone = new Set(targets.map(entryId));
    const at = rows.findIndex((entry) => gone.has(entryId(entry)));
    const next = rows.slice(at).find((entry) => !gone.has(entryId(entry))) ?? rows[at - 1];
    const id = next === undefined ? null : entryId(next);
    setSelection(({ current: was }) => ({ current: was !== null && gone.has(was) ? id : was, anchor: id, selected: {} }));
  };
  const isHidden = search.canceled !== true;
  const discard = (): void =>
    void acts.toggleCanceled(targets).then((done) => done && isHidden && leaveHidden());
  const begin = (): void => {
    const { contact, salesperson } = search;
    const from = { ...(contact === undefined ? {} : { contact }), ...(salesperson === undefined ? {} : { salesperson }) };
    setAsked({ kind: "new", from });
  };
  const resume = (entry: LogEntry): void => setAsked({ kind: "resume", entry });
  const evaluate = (number: number): void => {
    if (targets.length > 0) {
      acts.evaluate(targets, gradeOf(number).evaluation);
    }
  };
  const actions = useEntryActions({
    targets,
    one,
    link,
    postponed: search.postponed === true,
    onWhy,
    onEvaluate: evaluate,
    onResume: resume,
    onDiscard: discard,
    onComments: (entry) => setAsked({ kind: "comments", entry }),
    onOpportunity: (entry) => setAsked({ kind: "opportunity", entry }),
    onTask: (entry) => setAsked({ kind: "task", entry }),
    onInteraction: (entry) => setAsked({ kind: "new", from: { entry: entryId(entry) } }),
    onCancel: () => setAsked({ kind: "cancel", entries: targets }),
    onDeleteCanceled: () => setAsked({ kind: "delete" }),
  });
  const contact = current?.contact_no ?? "";
  return {
    current,
    actions,
    begin,
    resume,
    evaluate: (entry, number) => acts.evaluate([entry], gradeOf(number).evaluation),
    keys: {
      add: begin,
      note: one === undefined ? undefined : () => setAsked({ kind: "comments", entry: one }),
      opportunity:
        one === undefined || one.canceled || one.opportunity_no !== "" || one.contact_no === ""
          ? undefined
          : () => setAsked({ kind: "opportunity", entry: one }),
      evaluate: targets.length === 0 ? undefined : ({ key }) => evaluate(Number(key)),
      entries: contact === "" ? undefined : () => void navigate({ to: "/log", search: { contact } }),
    },
    dialogs: (
      <>
        {asked?.kind === "new" && <CreateInteractionDialog from={asked.from} onClose={close} />}
        {asked?.kind === "resume" && <ResumeInteractionDialog entryNo={asked.entry.entry_no} onClose={close} />}
        {asked?.kind === "comments" && <CommentsDialog entry={asked.entry} onClose={close} />}
        {asked?.kind === "task" && <NewTaskDialog from={taskOf(asked.entry)} onClose={close} />}
        {asked?.kind === "opportunity" && <CreateOpportunityDialog entryNo={asked.entry.entry_no} onClose={close} />}
        {asked?.kind === "delete" && <DeleteCanceled search={search} onClose={close} />}
        {asked?.kind === "cancel" && (
          <CancelEntries
            entries={asked.entries}
            toggle={acts.toggleCanceled}
            onDone={() => isHidden && leaveHidden()}
            onClose={close}
          />
        )}
        {link.question}
      </>
    ),
  };
}
