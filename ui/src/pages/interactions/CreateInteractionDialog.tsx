import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { commands, type EntryCard } from "../../api";
import { useNotify } from "../../components/useNotify";
import { InteractionDialog } from "./InteractionDialog";

/** Tells what became of an interaction, with a way to it. */
function useTold(): (card: EntryCard, postponed: boolean) => void {
  const { t } = useTranslation();
  const notify = useNotify();
  const navigate = useNavigate();
  return (card, postponed) => {
    const name = card.description || card.contact_name;
    const show = (search: object) => ({
      label: t("interactions.show"),
      run: () => void navigate({ to: "/log", search }),
    });
    if (postponed) {
      notify.success(t("interactions.kept"), name, show({ postponed: true }));
    } else {
      notify.success(t("interactions.logged"), name, show({ contact: card.contact_no }));
    }
  };
}

interface Props {
  /** What the proposal is made from: `entry`, `contact` or `salesperson`, each with its number or code. Nothing of it
   *  gives an empty dialog with today's date. */
  from: Record<string, string>;
  onClose: () => void;
  /** Told of the entry that was written, besides the toast. */
  onCreated?: (card: EntryCard) => void;
}

/** Logs an interaction made by hand, from an entry, a contact or a salesperson (R84, W48). */
export function CreateInteractionDialog({ from, onClose, onCreated }: Props) {
  const { t } = useTranslation();
  const told = useTold();
  return (
    <InteractionDialog
      title={t("interactions.newTitle")}
      beginKey={["new", from]}
      begin={() => commands.proposeInteraction(from)}
      write={(fields, postpone) => commands.createInteraction(fields, postpone)}
      onWritten={(card, postponed) => {
        told(card, postponed);
        onCreated?.(card);
      }}
      onClose={onClose}
    />
  );
}

/** Finishes a postponed interaction: the same entry, with today's date (`original.md` I). */
export function ResumeInteractionDialog({ entryNo, onClose }: { entryNo: number; onClose: () => void }) {
  const { t } = useTranslation();
  const told = useTold();
  return (
    <InteractionDialog
      title={t("interactions.resumeTitle")}
      beginKey={["resume", entryNo]}
      begin={() => commands.proposeResumedInteraction(entryNo)}
      write={(fields, postpone) => commands.resumeInteraction(entryNo, fields, postpone)}
      onWritten={told}
      onClose={onClose}
    />
  );
}
