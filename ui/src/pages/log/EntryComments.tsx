import { Button, makeStyles, Textarea, tokens, Tooltip } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type EntryCard, type EntryComment } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { ErrorBar } from "../../components/ErrorState";
import { useNotify } from "../../components/useNotify";
import { isoDay } from "../../format/moment";
import { useFormat } from "../../format/useFormat";
import { useEntryCard } from "./useEntryCard";

/** Longest text taken at once, in characters; the engine splits it into lines of 80 (`original.md` H). */
const LONGEST = 4_000;

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  line: {
    display: "flex",
    alignItems: "flex-start",
    gap: "12px",
    padding: "4px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  date: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: "nowrap",
  },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere", userSelect: "text" },
  add: { display: "flex", flexDirection: "column", gap: "8px", marginTop: "8px" },
  button: { alignSelf: "flex-start" },
});

interface Props {
  entryNo: number;
  /** Takes the focus when it opens. */
  takesFocus?: boolean;
}

/** The dated lines of comment of an entry, and one more (R85). */
export function EntryComments({ entryNo, takesFocus = false }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const notify = useNotify();
  const client = useQueryClient();
  const { data, error } = useEntryCard(entryNo);
  const [text, setText] = useState("");
  const [asked, setAsked] = useState<EntryComment | null>(null);
  const taken = {
    onSuccess: (card: EntryCard) => {
      client.setQueryData(["entry", entryNo, "card"], card);
      void client.invalidateQueries({ queryKey: ["entries"] });
    },
    onError: notify.failure,
  };
  const adding = useMutation({ mutationFn: (words: string) => commands.addEntryComment(entryNo, words), ...taken });
  const removing = useMutation({
    mutationFn: (line: EntryComment) => commands.deleteEntryComment(entryNo, line.line_no),
    ...taken,
  });
  const add = (): void => {
    if (text.trim() !== "" && !adding.isPending) {
      adding.mutate(text, { onSuccess: () => setText("") });
    }
  };
  // A line of today can be written again as it was; an older one would lose its day, so that is asked about first.
  const remove = (line: EntryComment): void => {
    if (line.date !== isoDay(new Date())) {
      setAsked(line);
      return;
    }
    removing.mutate(line, {
      onSuccess: () => notify.undoable(t("log.commentDeleted"), () => adding.mutate(line.comment)),
    });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      add();
    }
  };
  return (
    <div>
      {error !== null && <ErrorBar error={asEngineError(error)} />}
      <ul className={styles.list}>
        {(data?.comments ?? []).map((line) => (
          <li key={line.line_no} className={styles.line} data-testid="entry-comment">
            <span className={styles.date}>{format.day(line.date)}</span>
            <span className={styles.text}>{line.comment}</span>
            <Tooltip content={t("log.commentDelete")} relationship="label">
              <Button
                size="small"
                appearance="subtle"
                icon={<DeleteRegular />}
                disabled={removing.isPending}
                onClick={() => remove(line)}
              />
            </Tooltip>
          </li>
        ))}
      </ul>
      <div className={styles.add}>
        <Textarea
          aria-label={t("log.commentNew")}
          placeholder={t("log.commentWrite")}
          value={text}
          rows={takesFocus ? 3 : 1}
          resize="vertical"
          maxLength={LONGEST}
          // eslint-disable-next-line jsx-a11y/no-autofocus -- whoever opens the comments by key wants to write one
          autoFocus={takesFocus}
          onKeyDown={onKeyDown}
          onChange={(_, change) => setText(change.value)}
        />
        {text.trim() !== "" && (
          <Button size="small" className={styles.button} disabled={adding.isPending} onClick={add}>
            {t("log.commentAdd")}
          </Button>
        )}
      </div>
      {asked !== null && (
        <ConfirmDialog
          title={t("log.commentDeleteTitle")}
          confirm={t("common.delete")}
          busy={removing.isPending}
          onConfirm={() => removing.mutate(asked, { onSettled: () => setAsked(null) })}
          onClose={() => setAsked(null)}
        >
          <p>{asked.comment}</p>
          <p>{t("log.commentDeleteText", { day: format.day(asked.date) })}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
