import { Button, makeStyles, Spinner, Textarea, tokens, Tooltip } from "@fluentui/react-components";
import { CommentRegular } from "@fluentui/react-icons/svg/comment";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useRef, useState, type KeyboardEvent, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError } from "../../api";
import { isoDay } from "../../format/moment";
import { useFormat } from "../../format/useFormat";
import { ConfirmDialog } from "../ConfirmDialog";
import { EmptyState } from "../EmptyState";
import { ErrorBar } from "../ErrorState";
import { useCommentActs, type CommentLine, type CommentStore } from "./useCommentActs";

const useStyles = makeStyles({
  page: { flex: "1 1 0", minHeight: 0, overflowY: "auto", padding: "16px 24px" },
  add: { display: "flex", alignItems: "flex-end", gap: "8px", maxWidth: "720px" },
  text: { flexGrow: 1, minWidth: 0 },
  button: { flexShrink: 0 },
  hint: { margin: "2px 0 8px", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: "none", margin: 0, padding: 0, maxWidth: "720px" },
  line: {
    display: "flex",
    alignItems: "flex-start",
    gap: "12px",
    padding: "6px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  date: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: "nowrap",
  },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere", whiteSpace: "pre-wrap", userSelect: "text" },
  none: { margin: "4px 0", color: tokens.colorNeutralForeground3 },
});

interface Props<L extends CommentLine, Answer> {
  /** The comments, oldest first; nothing while they are read. */
  lines: readonly L[] | undefined;
  error?: Error | null;
  /** Longest text taken at once, in characters. */
  longest: number;
  store: CommentStore<L, Answer>;
  /** On a page of its own, or as a part of a pane or dialog. */
  room: "page" | "part";
  /** The field takes the focus when it opens. */
  takesFocus?: boolean;
}

/** Dated comments on something: one field to add, Enter adds; what is deleted comes back, or is asked about first. */
export function CommentList<L extends CommentLine, Answer>(props: Props<L, Answer>) {
  const { lines, error = null, room, store } = props;
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const field = useRef<HTMLTextAreaElement>(null);
  const [asked, setAsked] = useState<L | null>(null);
  const acts = useCommentActs(store);
  const remove = (line: L): void => {
    field.current?.focus();
    acts.remove(line);
  };
  // An older line would come back as one of today where its day cannot be given.
  const ask = (line: L): void => (store.keepsDay || line.date === isoDay(new Date()) ? remove(line) : setAsked(line));
  return (
    <div className={room === "page" ? styles.page : undefined}>
      {error !== null && <ErrorBar error={asEngineError(error)} />}
      <AddComment {...props} field={field} busy={acts.busy} onAdd={acts.add} />
      {lines === undefined && error === null && <Spinner size="tiny" delay={150} label={t("comments.loading")} />}
      {lines?.length === 0 && <NoComments room={room} />}
      <ul className={styles.list}>
        {(lines ?? []).map((line) => (
          <li key={line.line_no} className={styles.line} data-testid="comment">
            <span className={styles.date}>{format.day(line.date)}</span>
            <span className={styles.words}>{line.comment}</span>
            <Tooltip content={t("comments.delete")} relationship="label">
              <Button
                size="small"
                appearance="subtle"
                icon={<DeleteRegular />}
                disabled={acts.busy}
                onClick={() => ask(line)}
                onKeyDown={(event) => event.key === "Delete" && ask(line)}
              />
            </Tooltip>
          </li>
        ))}
      </ul>
      {asked !== null && (
        <ConfirmDialog
          title={t("comments.deleteTitle")}
          confirm={t("common.delete")}
          onConfirm={() => {
            setAsked(null);
            acts.removeForGood(asked);
          }}
          onClose={() => setAsked(null)}
        >
          <p>{asked.comment}</p>
          <p>{t("comments.deleteText", { day: format.day(asked.date) })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}

function NoComments({ room }: { room: "page" | "part" }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return room === "part" ? (
    <p className={styles.none}>{t("comments.none")}</p>
  ) : (
    <EmptyState icon={<CommentRegular />} title={t("comments.none")} text={t("comments.noneText")} />
  );
}

interface AddProps {
  longest: number;
  takesFocus?: boolean;
  room: "page" | "part";
  field: RefObject<HTMLTextAreaElement | null>;
  busy: boolean;
  /** Adds the text; `done` is called when it is kept. */
  onAdd: (text: string, done: () => void) => void;
}

/** The field for one more comment: Enter adds it, Shift+Enter begins a new line. */
function AddComment({ longest, takesFocus = false, room, field, busy, onAdd }: AddProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [text, setText] = useState("");
  const possible = text.trim() !== "" && !busy;
  const add = (): void => {
    if (possible) {
      onAdd(text, () => setText(""));
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      add();
    }
  };
  return (
    <>
      <div className={styles.add}>
        <Textarea
          ref={field}
          className={styles.text}
          aria-label={t("comments.new")}
          placeholder={t("comments.write")}
          value={text}
          rows={room === "page" || takesFocus ? 2 : 1}
          resize="vertical"
          maxLength={longest}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- whoever opens the comments by key wants to write one
          autoFocus={takesFocus}
          onKeyDown={onKeyDown}
          onChange={(_, change) => setText(change.value)}
        />
        <Button className={styles.button} disabled={!possible} onClick={add}>
          {t("comments.add")}
        </Button>
      </div>
      <p className={styles.hint}>{t("comments.keys")}</p>
    </>
  );
}
