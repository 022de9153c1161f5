import { useQuery, useQueryClient } from "@tanstack/react-query";
import { commands, type ContactComment } from "../../api";
import { CommentList } from "../../components/comments/CommentList";

/** Longest comment on a contact, in characters. */
const LONGEST = 1_000;

/** What writes a deleted comment again as it was. */
function written({ date, code, comment }: ContactComment): Record<string, string> {
  return { comment, ...(date === "" ? {} : { date }), ...(code === "" ? {} : { code }) };
}

/** The dated comments on a contact; a deletion can be taken back. */
export function ContactComments({ no }: { no: string }) {
  const client = useQueryClient();
  const queryKey = ["contact", no, "comments"];
  const { data, error } = useQuery({ queryKey, queryFn: () => commands.getContactComments(no) });
  return (
    <CommentList
      room="page"
      lines={data}
      error={error}
      longest={LONGEST}
      store={{
        add: (comment) => commands.addContactComment(no, { comment }),
        remove: (line) => commands.deleteContactComment(no, line.line_no),
        again: (line) => commands.addContactComment(no, written(line)),
        keepsDay: true,
        taken: (lines: ContactComment[]) => {
          client.setQueryData(queryKey, lines);
          void client.invalidateQueries({ queryKey: ["contact", no, "statistics"] });
        },
      }}
    />
  );
}
