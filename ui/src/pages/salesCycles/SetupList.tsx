import { Button, makeStyles, tokens, ToolbarDivider } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { useState, type ReactElement, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState";
import { List, ListPage, moveTo, nothing, RowActions, SearchField, targetsOf, useList, type ListColumn, type RowAction } from "../../components/list";
import { useNotify } from "../../components/useNotify";
import type { Rows } from "../../data/useRows";
import { SetupFrame } from "../audit/SetupFrame";

const useStyles = makeStyles({
  list: { flex: "2 1 0", minWidth: "300px", minHeight: 0, display: "flex" },
  beside: { flex: "3 1 0", minWidth: 0, minHeight: 0, borderLeft: `1px solid ${tokens.colorNeutralStroke2}` },
});

interface Coded {
  code: string;
  description: string;
}

const rowId = ({ code }: Coded): string => code;

interface Props<Row extends Coded> {
  kind: "cycle" | "close";
  columns: readonly ListColumn<Row>[];
  data: Rows<Row>;
  icon: ReactElement;
  dialog: (row: Row | null, saved: (row: Row) => void, close: () => void) => ReactNode;
  deletion: (rows: readonly Row[], done: () => void, close: () => void) => ReactNode;
  /** What stands beside the list for the row in hand. */
  beside?: (row: Row) => ReactNode;
}

/** A page of Setup with few records kept by code: add, edit, delete, search, and what belongs to the one in hand. */
export function SetupList<Row extends Coded>({ kind, columns, data, icon, dialog, deletion, beside }: Props<Row>) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const id = `${kind}-codes`;
  const list = useList(id, { column: "code", descending: false });
  const [search, setSearch] = useState("");
  const [editing, setEditing] = useState<{ row: Row | null } | null>(null);
  const [deleting, setDeleting] = useState<readonly Row[]>([]);
  const words = search.trim().toLowerCase();
  const rows = data.rows.filter(({ code, description }) => `${code} ${description}`.toLowerCase().includes(words));
  const { selection, setSelection } = list;
  const { targets, one, current } = targetsOf(rows, rowId, selection);
  // Until one is chosen, the first one shows what belongs to it.
  const shown = current ?? one ?? rows[0];
  const actions: RowAction[] = [];
  if (one !== undefined) {
    const run = (): void => setEditing({ row: one });
    actions.push({ id: "edit", name: t("cycles.edit"), icon: <EditRegular />, keys: "open", run });
  }
  if (targets.length > 0) {
    actions.push({ id: "delete", name: t("common.delete"), icon: <DeleteRegular />, run: () => setDeleting(targets) });
  }
  const add = (): void => setEditing({ row: null });
  const addButton = (
    <Button appearance="primary" icon={<AddRegular />} onClick={add}>
      {t(`cycles.new.${kind}`)}
    </Button>
  );
  const found = words !== "";
  return (
    <SetupFrame>
      <ListPage
        onSearch={list.focusSearch}
        keys={{ add, resetFilters: () => setSearch("") }}
        actions={
          <>
            {addButton}
            {targets.length > 0 && <ToolbarDivider />}
            <RowActions actions={actions} />
          </>
        }
        tools={<SearchField value={search} label={t(`cycles.search.${kind}`)} input={list.search} onChange={setSearch} />}
      >
        <div className={styles.list}>
          <List
            id={id}
            label={t(`cycles.title.${kind}`)}
            columns={columns}
            data={{ ...data, rows, total: rows.length }}
            rowId={rowId}
            selection={selection}
            onSelection={setSelection}
            onOpen={(row) => setEditing({ row })}
            actions={actions}
            onSearch={list.focusSearch}
            onCopied={(count) => notify.success(t("common.copiedRows", { count }))}
            count={t(`cycles.count.${kind}`, { count: rows.length })}
            hints={["move", "open"]}
            testId={`${kind}-row`}
            takesFocus
            empty={
              <EmptyState
                icon={icon}
                title={found ? t("cycles.emptyFilterTitle") : t(`cycles.emptyTitle.${kind}`)}
                text={found ? t("cycles.emptyFilterText") : t(`cycles.emptyText.${kind}`)}
                action={found ? <Button onClick={() => setSearch("")}>{t("cycles.clearSearch")}</Button> : addButton}
              />
            }
          />
        </div>
        {beside !== undefined && shown !== undefined && <div className={styles.beside}>{beside(shown)}</div>}
        {editing !== null &&
          dialog(
            editing.row,
            (row) => setSelection((was) => moveTo(was, row.code)),
            () => setEditing(null),
          )}
        {deleting.length > 0 &&
          deletion(
            deleting,
            () => setSelection(() => nothing),
            () => setDeleting([]),
          )}
      </ListPage>
    </SetupFrame>
  );
}
