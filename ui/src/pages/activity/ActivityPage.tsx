import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  ToolbarButton,
  ToolbarDivider,
} from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { HistoryRegular } from "@fluentui/react-icons/svg/history";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { useMutation } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Activity } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { useCrumbs } from "../../components/frame/crumbs";
import { ColumnChooser, List, ListPage, RowActions, SearchField, useList, type RowAction } from "../../components/list";
import { useNotify } from "../../components/useNotify";
import { useRowsBefore } from "../../data/useRows";
import { useNow } from "../../format/now";
import { isoDay } from "../../format/moment";
import { useFormat } from "../../format/useFormat";
import { SetupFrame } from "../audit/SetupFrame";
import { ActivityFilters } from "./ActivityFilters";
import { ActivityPanel } from "./ActivityPanel";
import { useActivityColumns, useActivityWords } from "./columns";
import { DeleteActivity } from "./DeleteActivity";
import { everything, isChosen, toFilter } from "./filter";

const rowId = (row: Activity): string => String(row.id);
/** Days after which lines count as old, as in the original. */
const OLD = 7;

/** Setup → Activity Log: what was done and what failed, newest first (R41, W25). */
export function ActivityPage() {
  const { t } = useTranslation();
  const notify = useNotify();
  const format = useFormat();
  const now = useNow();
  const columns = useActivityColumns();
  const words = useActivityWords();
  const list = useList("activity", { column: "date", descending: true });
  const [chosen, setChosen] = useState(everything);
  const [open, setOpen] = useState(false);
  const [deleting, setDeleting] = useState<{ days: number | null } | null>(null);
  useCrumbs({ text: t("frame.setup"), to: "/setup" }, { text: t("jobs.activity.title") });

  const today = isoDay(new Date(now));
  const filter = useMemo(() => toFilter(chosen, new Date(`${today}T12:00:00`)), [chosen, today]);
  const data = useRowsBefore(["activity", "pages", filter], (before, limit) =>
    commands.getActivity({ ...filter, before, limit }),
  );
  const onType = useCallback((search: string) => setChosen((was) => ({ ...was, search })), []);
  const exporting = useMutation({
    mutationFn: () => commands.exportActivity(filter),
    onSuccess: (count) => count !== null && notify.success(t("jobs.activity.exported", { count })),
    onError: notify.failure,
  });
  const current = data.rows.find((row) => rowId(row) === list.selection.current);
  const actions: RowAction[] =
    current === undefined
      ? []
      : [{ id: "details", name: t("jobs.activity.details"), icon: <OpenRegular />, run: () => setOpen(true), keys: "open" }];
  const updatedAt = new Date(data.updatedAt).toISOString();
  const count = data.hasMore ? "jobs.activity.countMore" : "jobs.activity.count";
  return (
    <SetupFrame>
      <ListPage
        onSearch={list.focusSearch}
        keys={{ resetFilters: () => setChosen(everything) }}
        actions={
          <>
            <Button
              appearance="primary"
              icon={<ArrowDownloadRegular />}
              disabledFocusable={exporting.isPending || data.total === 0}
              onClick={() => !exporting.isPending && data.total > 0 && exporting.mutate()}
            >
              {t("jobs.activity.export")}
            </Button>
            <Menu>
              <MenuTrigger disableButtonEnhancement>
                <ToolbarButton icon={<DeleteRegular />}>{t("jobs.activity.delete")}</ToolbarButton>
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  <MenuItem onClick={() => setDeleting({ days: OLD })}>{t("jobs.activity.deleteOld")}</MenuItem>
                  <MenuItem onClick={() => setDeleting({ days: null })}>{t("jobs.activity.deleteAll")}</MenuItem>
                </MenuList>
              </MenuPopover>
            </Menu>
            {actions.length > 0 && <ToolbarDivider />}
            <RowActions actions={actions} />
          </>
        }
        tools={
          <>
            <SearchField
              value={chosen.search}
              label={t("jobs.activity.search")}
              input={list.search}
              onChange={onType}
            />
            <ColumnChooser list="activity" columns={columns} />
          </>
        }
        filters={<ActivityFilters chosen={chosen} onChange={setChosen} />}
        updated={
          data.updatedAt > 0
            ? {
                text: t("common.updated", { when: format.relative(updatedAt, now) }),
                exact: format.exact(updatedAt),
              }
            : undefined
        }
      >
        <List
          id="activity"
          label={t("jobs.activity.title")}
          columns={columns}
          data={data}
          filterBy={(row, column) => {
            if (column === "status") {
              const status = row.status === "Failed" ? "Failed" : "Success";
              return { value: words.status(row), apply: () => setChosen((was) => ({ ...was, status })) };
            }
            return column === "context"
              ? { value: words.context(row.context), apply: () => setChosen((was) => ({ ...was, context: row.context })) }
              : null;
          }}
          rowId={rowId}
          selection={list.selection}
          onSelection={list.setSelection}
          onOpen={() => setOpen(true)}
          actions={actions}
          onSearch={list.focusSearch}
          onCopied={(copied) => notify.success(t("common.copiedRows", { count: copied }))}
          count={t(count, { count: data.total })}
          testId="activity-row"
          takesFocus
          empty={
            isChosen(chosen) ? (
              <EmptyState
                icon={<HistoryRegular />}
                title={t("jobs.activity.emptyFilterTitle")}
                text={t("jobs.activity.emptyFilterText")}
                action={
                  <Button onClick={() => setChosen(everything)}>{t("jobs.activity.emptyFilterAction")}</Button>
                }
              />
            ) : (
              <EmptyState
                icon={<HistoryRegular />}
                title={t("jobs.activity.emptyTitle")}
                text={t("jobs.activity.emptyText")}
              />
            )
          }
        />
        {open && current !== undefined && (
          <ActivityPanel key={current.id} row={current} onClose={() => setOpen(false)} />
        )}
      </ListPage>
      {deleting !== null && <DeleteActivity days={deleting.days} onClose={() => setDeleting(null)} />}
    </SetupFrame>
  );
}
