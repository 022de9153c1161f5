import { Button, makeStyles, Toolbar, ToolbarDivider, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { MailTemplateRegular } from "@fluentui/react-icons/svg/mail-template";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState";
import { useKeys } from "../../components/keys/useKeys";
import { ColumnChooser, List, nothing, RowActions, SearchField, targetsOf, useList, type ListColumn, type RowAction } from "../../components/list";
import { useNotify } from "../../components/useNotify";
import type { Rows } from "../../data/useRows";
import { DeleteDialog } from "./DeleteDialog";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", flex: "1 1 0", minHeight: 0, minWidth: 0 },
  toolbar: {
    flexShrink: 0,
    minHeight: "48px",
    padding: "0 12px",
    display: "flex",
    flexWrap: "wrap",
    gap: "4px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  right: { marginLeft: "auto", display: "flex", gap: "4px", alignItems: "center" },
});

interface Record {
  code: string;
  description: string;
}

interface Props<Row extends Record> {
  kind: "template" | "group";
  columns: readonly ListColumn<Row>[];
  data: Rows<Row>;
  /** Why a row cannot be deleted, in words; blank when nothing is known against it. */
  reason: (row: Row) => string;
  /** More actions of the selected row. */
  actions?: (row: Row) => readonly RowAction[];
  dialog: (row: Row | null, close: () => void) => ReactNode;
}

const rowId = ({ code }: Record): string => code;

/** A list of few records kept by code: add, edit, delete, search. */
export function Records<Row extends Record>({ kind, columns, data, reason, actions, dialog }: Props<Row>) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const list = useList(`${kind}s`, { column: "code", descending: false });
  const [search, setSearch] = useState("");
  const [editing, setEditing] = useState<{ row: Row | null } | null>(null);
  const [deleting, setDeleting] = useState<readonly Row[]>([]);
  useKeys({ add: () => setEditing({ row: null }), search: list.focusSearch });
  const words = search.trim().toLowerCase();
  const rows = data.rows.filter((row) => `${row.code} ${row.description}`.toLowerCase().includes(words));
  const { selection, setSelection } = list;
  const { targets, one: only } = targetsOf(rows, rowId, selection);
  const toolbar: RowAction[] = [];
  if (only !== undefined) {
    const run = (): void => setEditing({ row: only });
    toolbar.push({ id: "edit", name: t("admin.templates.edit"), icon: <EditRegular />, run, keys: "open" });
    toolbar.push(...(actions?.(only) ?? []));
  }
  if (targets.length > 0) {
    toolbar.push({ id: "delete", name: t("common.delete"), icon: <DeleteRegular />, run: () => setDeleting(targets) });
  }
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setEditing({ row: null })}>
      {t(`admin.templates.new.${kind}`)}
    </Button>
  );
  return (
    <div className={styles.root}>
      <Toolbar aria-label={t("list.tools")} className={styles.toolbar}>
        {add}
        {targets.length > 0 && <ToolbarDivider />}
        <RowActions actions={toolbar} />
        <div className={styles.right}>
          <SearchField value={search} label={t("admin.templates.search")} input={list.search} onChange={setSearch} />
          <ColumnChooser list={`${kind}s`} columns={columns} />
        </div>
      </Toolbar>
      <List
        id={`${kind}s`}
        label={t(`admin.templates.tab.${kind}`)}
        columns={columns}
        data={{ ...data, rows, total: rows.length }}
        rowId={rowId}
        selection={selection}
        onSelection={setSelection}
        onOpen={(row) => setEditing({ row })}
        actions={toolbar}
        onSearch={list.focusSearch}
        onCopied={(count) => notify.success(t("common.copiedRows", { count }))}
        count={t(`admin.templates.count.${kind}`, { count: rows.length })}
        testId={`${kind}-row`}
        takesFocus
        empty={
          words === "" ? (
            <EmptyState
              icon={<MailTemplateRegular />}
              title={t(`admin.templates.emptyTitle.${kind}`)}
              text={t(`admin.templates.emptyText.${kind}`)}
              action={add}
            />
          ) : (
            <EmptyState
              icon={<MailTemplateRegular />}
              title={t("admin.templates.emptyFilterTitle")}
              text={t("admin.templates.emptyFilterText")}
              action={<Button onClick={() => setSearch("")}>{t("admin.templates.clearSearch")}</Button>}
            />
          )
        }
      />
      {editing !== null && dialog(editing.row, () => setEditing(null))}
      {deleting.length > 0 && (
        <DeleteDialog
          kind={kind}
          codes={deleting.map(({ code }) => code)}
          reason={deleting.map(reason).find((why) => why !== "") ?? ""}
          onDeleted={() => setSelection(() => nothing)}
          onClose={() => setDeleting([])}
        />
      )}
    </div>
  );
}
