import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { AuditRecord } from "../../api";
import type { ListColumn } from "../../components/list";
import { useAuditWords } from "./useAuditWords";

const useStyles = makeStyles({
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** Columns of the record of changes: when, who, what, from what to what. */
export function useAuditColumns(): readonly ListColumn<AuditRecord>[] {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useAuditWords();
  return useMemo<readonly ListColumn<AuditRecord>[]>(
    () => [
      {
        id: "date",
        name: t("admin.audit.when"),
        width: 110,
        fixed: true,
        cell: (row, { format, now }) => <span className={styles.small}>{format.relative(row.date, now)}</span>,
        text: (row, { format }) => format.exact(row.date),
      },
      { id: "action", name: t("admin.audit.action"), width: 170, fixed: true, cell: words.action, text: words.action },
      { id: "what", name: t("admin.audit.what"), width: 170, cell: words.what, text: words.what },
      { id: "old", name: t("admin.audit.old"), width: 130, flexible: true, cell: ({ old }) => words.value(old), text: ({ old }) => words.value(old) },
      { id: "new", name: t("admin.audit.new"), width: 130, flexible: true, cell: (row) => words.value(row.new), text: (row) => words.value(row.new) },
      {
        id: "user",
        name: t("admin.audit.who"),
        width: 190,
        yields: 1,
        cell: ({ user_id }) => <span className={styles.small}>{user_id}</span>,
        text: ({ user_id }) => user_id,
      },
    ],
    [t, styles, words],
  );
}
