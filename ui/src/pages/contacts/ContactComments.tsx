import { Button, Input, makeStyles, tokens, Tooltip } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type ContactComment } from "../../api";
import { ErrorBar } from "../../components/ErrorState";
import { useNotify } from "../../components/useNotify";
import { useFormat } from "../../format/useFormat";

const useStyles = makeStyles({
  root: { flex: "1 1 0", minHeight: 0, overflowY: "auto", padding: "16px 24px" },
  add: { display: "flex", gap: "8px", maxWidth: "720px", marginBottom: "12px" },
  text: { flexGrow: 1, minWidth: 0 },
  list: { listStyleType: "none", margin: 0, padding: 0, maxWidth: "720px" },
  line: {
    display: "flex",
    alignItems: "center",
    gap: "12px",
    padding: "6px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  date: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap" },
  words: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere", userSelect: "text" },
});

/** The dated comments on a contact; a deletion can be taken back. */
export function ContactComments({ no }: { no: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const notify = useNotify();
  const client = useQueryClient();
  const queryKey = ["contact", no, "comments"];
  const { data, error } = useQuery({ queryKey, queryFn: () => commands.getContactComments(no) });
  const [text, setText] = useState("");
  const taken = {
    onSuccess: (lines: ContactComment[]) => {
      client.setQueryData(queryKey, lines);
      void client.invalidateQueries({ queryKey: ["contact", no, "statistics"] });
    },
    onError: notify.failure,
  };
  const adding = useMutation({
    mutationFn: (fields: Record<string, string>) => commands.addContactComment(no, fields),
    ...taken,
  });
  const removing = useMutation({
    mutationFn: (line: ContactComment) => commands.deleteContactComment(no, line.line_no),
    ...taken,
  });
  const remove = (line: ContactComment): void => {
    const { date, code, comment } = line;
    const again = { comment, ...(date === "" ? {} : { date }), ...(code === "" ? {} : { code }) };
    removing.mutate(line, {
      onSuccess: () => notify.undoable(t("log.commentDeleted"), () => adding.mutate(again)),
    });
  };
  return (
    <div className={styles.root}>
      {error !== null && <ErrorBar error={asEngineError(error)} />}
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault();
          adding.mutate({ comment: text }, { onSuccess: () => setText("") });
        }}
      >
        <Input
          className={styles.text}
          aria-label={t("log.commentNew")}
          placeholder={t("log.commentNew")}
          maxLength={80}
          value={text}
          onChange={(_, change) => setText(change.value)}
        />
        <Button type="submit" disabled={text.trim() === "" || adding.isPending}>
          {t("log.commentAdd")}
        </Button>
      </form>
      {data?.length === 0 && <p>{t("contacts.commentsNone")}</p>}
      <ul className={styles.list}>
        {(data ?? []).map((line) => (
          <li key={line.line_no} className={styles.line} data-testid="contact-comment">
            <span className={styles.date}>{format.day(line.date)}</span>
            <span className={styles.words}>{line.comment}</span>
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
    </div>
  );
}
