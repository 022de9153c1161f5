import { ArrowRightRegular } from "@fluentui/react-icons/svg/arrow-right";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { ChatAddRegular } from "@fluentui/react-icons/svg/chat-add";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ContactCardRegular } from "@fluentui/react-icons/svg/contact-card";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { DocumentAddRegular } from "@fluentui/react-icons/svg/document-add";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { PlayRegular } from "@fluentui/react-icons/svg/play";
import { TaskListSquareAddRegular } from "@fluentui/react-icons/svg/task-list-square-add";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Action, Opportunity } from "../../api";
import type { KeyHandlers } from "../../components/keys/useKeys";
import type { RowAction } from "../../components/list";
import { NewTaskDialog } from "../tasks/NewTaskDialog";
import { ActivateDialog } from "./ActivateDialog";
import { CloseDialog } from "./CloseDialog";
import { DeleteOpportunities } from "./DeleteOpportunities";
import { InteractionOfOpportunity } from "./InteractionOfOpportunity";
import { QuoteDialog } from "./QuoteDialog";
import { UpdateDialog } from "./UpdateDialog";
import { useOpportunityWords } from "./words";

export interface OpportunityActionSet {
  /** What leads on comes first. */
  actions: readonly RowAction[];
  keys: KeyHandlers;
  /** Dialogs that are open. */
  dialogs: ReactNode;
  /** Opens the dialog of a step, of one that is not proposed too. */
  step: (no: string, action: Action, stage: number) => void;
}

interface Options {
  /** Whether the list stands on the card of the contact, so that there is no way to it. */
  withoutContact?: boolean;
  /** On the card of the opportunity itself: what is proposed, and how its entries are shown. */
  card?: { proposed: Action | null; showEntries: () => void };
  onDeleted: () => void;
}

type Asking =
  | { dialog: "update"; no: string; action?: Action; stage?: number }
  | { dialog: "activate" | "close" | "quote" | "task" | "interaction"; one: Opportunity }
  | { dialog: "delete"; all: readonly Opportunity[] };

interface DialogProps {
  asking: Asking;
  onDeleted: () => void;
  onClose: () => void;
}

function OpportunityDialog({ asking, onDeleted, onClose }: DialogProps) {
  switch (asking.dialog) {
    case "update": {
      const { no, action, stage } = asking;
      return <UpdateDialog no={no} {...(action && { action })} {...(stage !== undefined && { stage })} onClose={onClose} />;
    }
    case "activate":
      return <ActivateDialog opportunity={asking.one} onClose={onClose} />;
    case "close":
      return <CloseDialog no={asking.one.no} onClose={onClose} />;
    case "quote":
      return <QuoteDialog no={asking.one.no} onClose={onClose} />;
    case "interaction":
      return <InteractionOfOpportunity opportunity={asking.one} onClose={onClose} />;
    case "task": {
      const { no, contact_no, salesperson_code } = asking.one;
      return <NewTaskDialog from={{ opportunity_no: no, contact_no, salesperson_code }} onClose={onClose} />;
    }
    case "delete":
      return <DeleteOpportunities opportunities={asking.all} onDeleted={onDeleted} onClose={onClose} />;
  }
}

/** What can be done with opportunities: the same in the toolbar, in the row menu and on the card. */
export function useOpportunityActions(targets: readonly Opportunity[], options: Options): OpportunityActionSet {
  const { t } = useTranslation();
  const words = useOpportunityWords();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { card } = options;
  const one = targets.length === 1 ? targets[0] : undefined;
  const actions: RowAction[] = [];
  const open = (no: string, tab?: "entries"): void =>
    void navigate({ to: "/opportunities/$no", params: { no }, search: { tab } });
  const showEntries = one === undefined ? undefined : (card?.showEntries ?? (() => open(one.no, "entries")));
  if (one !== undefined && card === undefined) {
    actions.push({ id: "open", name: t("opportunities.open"), icon: <OpenRegular />, keys: "open", run: () => open(one.no) });
  }
  if (one !== undefined) {
    actions.push(...leading(one));
  }
  if (one !== undefined && showEntries !== undefined) {
    const run = (dialog: "task" | "interaction") => () => setAsking({ dialog, one });
    actions.push(
      { id: "task", name: t("opportunities.createTask"), icon: <TaskListSquareAddRegular />, run: run("task") },
      { id: "entries", name: t("opportunities.showEntries"), icon: <BookOpenRegular />, keys: "entries", more: true, run: showEntries },
      { id: "interaction", name: t("opportunities.createInteraction"), icon: <ChatAddRegular />, more: true, run: run("interaction") },
    );
    if (options.withoutContact !== true) {
      const toContact = (): void => void navigate({ to: "/contacts/$no", params: { no: one.contact_no } });
      actions.push({ id: "contact", name: t("opportunities.openContact"), icon: <ContactCardRegular />, more: true, run: toContact });
    }
  }
  if (targets.length > 0) {
    const active = targets.some(({ status }) => status === "In Progress");
    actions.push({
      id: "delete",
      name: t("opportunities.delete"),
      icon: <DeleteRegular />,
      more: true,
      ...(active ? { reason: t("opportunities.deleteActive") } : {}),
      run: () => setAsking({ dialog: "delete", all: targets }),
    });
  }

  /** What takes an opportunity further: its step, its quote, its end. */
  function leading(of: Opportunity): RowAction[] {
    const { no, status, closed, sales_document_no } = of;
    const found: RowAction[] = [];
    if (status === "Not Started") {
      const run = (): void => setAsking({ dialog: "activate", one: of });
      found.push({ id: "activate", name: t("opportunities.activate"), icon: <PlayRegular />, run });
    }
    if (status === "In Progress") {
      const name = card?.proposed ? words.action(card.proposed) : t("opportunities.updateAction");
      found.push({ id: "update", name, icon: <ArrowRightRegular />, run: () => setAsking({ dialog: "update", no }) });
    }
    if (!closed) {
      const run = (): void => setAsking({ dialog: "close", one: of });
      found.push({ id: "close", name: t("opportunities.close"), icon: <CheckmarkCircleRegular />, run });
    }
    if (status === "In Progress" && sales_document_no === "") {
      const run = (): void => setAsking({ dialog: "quote", one: of });
      found.push({ id: "quote", name: t("opportunities.assignQuote"), icon: <DocumentAddRegular />, more: card === undefined, run });
    }
    return found;
  }

  const dialogs = asking === null ? null : (
    <OpportunityDialog asking={asking} onDeleted={options.onDeleted} onClose={() => setAsking(null)} />
  );
  return {
    actions,
    keys: showEntries === undefined ? {} : { entries: showEntries },
    dialogs,
    step: (no, action, stage) => setAsking({ dialog: "update", no, action, stage }),
  };
}
