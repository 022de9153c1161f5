import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNotify } from "../useNotify";

/** A dated line of comment. */
export interface CommentLine {
  line_no: number;
  /** `YYYY-MM-DD`, or blank. */
  date: string;
  comment: string;
}

/** Where comments are kept. */
export interface CommentStore<L extends CommentLine, Answer> {
  add: (text: string) => Promise<Answer>;
  remove: (line: L) => Promise<Answer>;
  /** Writes a deleted line again. */
  again: (line: L) => Promise<Answer>;
  /** Whether a line written again keeps its day; else it becomes one of today. */
  keepsDay: boolean;
  /** Takes up what the engine answered. */
  taken: (answer: Answer) => void;
}

interface Acts<L> {
  add: (text: string, done: () => void) => void;
  /** Deletes, to be taken back by the toast. */
  remove: (line: L) => void;
  /** Deletes after it was confirmed. */
  removeForGood: (line: L) => void;
  busy: boolean;
}

/** Adds and deletes comments; failures are told. */
export function useCommentActs<L extends CommentLine, Answer>(store: CommentStore<L, Answer>): Acts<L> {
  const { t } = useTranslation();
  const notify = useNotify();
  const { mutate, isPending } = useMutation({
    mutationFn: (act: () => Promise<Answer>) => act(),
    onSuccess: store.taken,
    onError: notify.failure,
  });
  const undo = (line: L) => mutate(() => store.again(line));
  return {
    add: (text, done) => mutate(() => store.add(text), { onSuccess: done }),
    remove: (line) =>
      mutate(() => store.remove(line), { onSuccess: () => notify.undoable(t("comments.deleted"), () => undo(line)) }),
    removeForGood: (line) => mutate(() => store.remove(line)),
    busy: isPending,
  };
}
