import { useQueryClient } from "@tanstack/react-query";
import { commands, type OpportunityCard, type OpportunityComment } from "../../api";
import { CommentList } from "../../components/comments/CommentList";

/** Longest text taken at once, in characters; the engine splits it into lines of 80 (`original.md` H). */
const LONGEST = 4_000;

/** The dated comments on an opportunity. */
export function Comments({ no, comments }: { no: string; comments: readonly OpportunityComment[] }) {
  const client = useQueryClient();
  return (
    <CommentList
      room="page"
      lines={comments}
      longest={LONGEST}
      store={{
        add: (text) => commands.addOpportunityComment(no, text),
        remove: (line) => commands.deleteOpportunityComment(no, line.line_no),
        again: (line) => commands.addOpportunityComment(no, line.comment),
        keepsDay: false,
        taken: (card: OpportunityCard) => client.setQueryData(["opportunity", no], card),
      }}
    />
  );
}
