import { Button, Input, makeStyles, tokens, Tooltip } from "@fluentui/react-components";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type OpportunityCard, type OpportunityComment } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
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

/** The dated comments on an opportunity; one is deleted after a question, for its date would not come back. */
export function Comments({ no, comments }: { no: string; comments: readonly OpportunityComment[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const notify = useNotify();
  const client = useQueryClient();
  const [text, setText] = useState("");
  const [leaving, setLeaving] = useState<OpportunityComment | null>(null);
  const taken = {
    onSuccess: (card: OpportunityCard) => client.setQueryData(["opportunity", no], card),
    onError: notify.failure,
  };
  const adding = useMutation({ mutationFn: (comment: string) => commands.addOpportunityComment(no, comment), ...taken });
  const removing = useMutation({
    mutationFn: (line: number) => commands.deleteOpportunityComment(no, line),
    ...taken,
    onSettled: () => setLeaving(null),
  });
  return (
    <div className={styles.root}>
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault();
          adding.mutate(text, { onSuccess: () => setText("") });
        }}
      >
        <Input
          className={styles.text}
          aria-label={t("opportunities.commentNew")}
          placeholder={t("opportunities.commentNew")}
          maxLength={80}
          value={text}
          onChange={(_, change) => setText(change.value)}
        />
        <Button type="submit" disabled={text.trim() === "" || adding.isPending}>
          {t("opportunities.commentAdd")}
        </Button>
      </form>
      {comments.length === 0 && <p>{t("opportunities.commentsNone")}</p>}
      <ul className={styles.list}>
        {comments.map((line) => (
          <li key={line.line_no} className={styles.line} data-testid="opportunity-comment">
            <span className={styles.date}>{format.day(line.date)}</span>
            <span className={styles.words}>{line.comment}</span>
            <Tooltip content={t("opportunities.commentDelete")} relationship="label">
              <Button size="small" appearance="subtle" icon={<DeleteRegular />} onClick={() => setLeaving(line)} />
            </Tooltip>
          </li>
        ))}
      </ul>
      {leaving !== null && (
        <ConfirmDialog
          title={t("opportunities.commentDeleteTitle")}
          confirm={t("common.delete")}
          busy={removing.isPending}
          onConfirm={() => removing.mutate(leaving.line_no)}
          onClose={() => setLeaving(null)}
        >
          <p>{leaving.comment}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
