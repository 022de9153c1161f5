import { useQueryClient } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { commands, type DeskDone } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { useNotify } from "../../components/useNotify";
import { useDeskActs } from "../../components/why/useDeskActs";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";

/** Takes the newest decision back. One that was made before this window was opened is named first, and asked about. */
export function useUndoLast(): { undoLast: () => void; question: ReactNode } {
  const { t } = useTranslation();
  const notify = useNotify();
  const client = useQueryClient();
  const format = useFormat();
  const now = useNow();
  const { undo } = useDeskActs();
  const [asking, setAsking] = useState<DeskDone | null>(null);
  const ask = (last: DeskDone | null): void => {
    if (last === null) {
      notify.warning(t("desk.undoNone"));
    } else if (client.getQueryData(["deskUndo"]) === last.undo_id) {
      undo(last.undo_id);
    } else {
      setAsking(last);
    }
  };
  return {
    undoLast: () => void commands.getLastDeskAct("").then(ask, notify.failure),
    question: asking !== null && (
      <ConfirmDialog
        title={t("desk.undoTitle")}
        confirm={t("desk.undo")}
        onConfirm={() => {
          undo(asking.undo_id);
          setAsking(null);
        }}
        onClose={() => setAsking(null)}
      >
        {t("desk.undoText", {
          when: format.relative(asking.occurred_at, now),
          messages: t("desk.count", { count: asking.messages }),
          count: asking.logged,
        })}
      </ConfirmDialog>
    ),
  };
}
