import { useQueryClient } from "@tanstack/react-query";
import { commands, type EntryCard } from "../../api";
import { CommentList } from "../../components/comments/CommentList";
import { useEntryCard } from "./useEntryCard";

/** Longest text taken at once, in characters; the engine splits it into lines of 80 (`original.md` H). */
const LONGEST = 4_000;

interface Props {
  entryNo: number;
  /** Takes the focus when it opens. */
  takesFocus?: boolean;
}

/** The dated lines of comment of an entry, and one more (R85). */
export function EntryComments({ entryNo, takesFocus = false }: Props) {
  const client = useQueryClient();
  const { data, error } = useEntryCard(entryNo);
  return (
    <CommentList
      room="part"
      takesFocus={takesFocus}
      lines={data?.comments}
      error={error}
      longest={LONGEST}
      store={{
        add: (text) => commands.addEntryComment(entryNo, text),
        remove: (line) => commands.deleteEntryComment(entryNo, line.line_no),
        again: (line) => commands.addEntryComment(entryNo, line.comment),
        keepsDay: false,
        taken: (card: EntryCard) => {
          client.setQueryData(["entry", entryNo, "card"], card);
          void client.invalidateQueries({ queryKey: ["entries"] });
        },
      }}
    />
  );
}
