import { makeStyles, Toolbar, tokens } from "@fluentui/react-components";
import { ErrorCircleRegular } from "@fluentui/react-icons/svg/error-circle";
import { HistoryRegular } from "@fluentui/react-icons/svg/history";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RunSummary } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { ColumnChooser, List, RowActions, useList, type RowAction } from "../../components/list";
import { useNotify } from "../../components/useNotify";
import { useRuns } from "../../data/queries";
import { allRows } from "../../data/useRows";
import { useRunColumns } from "../mailbox/runColumns";
import { RunPanel } from "./RunPanel";

const useStyles = makeStyles({
  root: { position: "relative", display: "flex", flexDirection: "column", flex: "1 1 0", minHeight: 0, minWidth: 0 },
  toolbar: { flexShrink: 0, padding: "4px 12px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  right: { marginLeft: "auto" },
});

/** Runs shown; older ones stand in the activity log. */
const LAST = 500;
const runId = (run: RunSummary): string => String(run.run_id);

/** Log entries of the job: what every run did, and what ended it. */
export function RunList() {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const columns = useRunColumns();
  const list = useList("runs", { column: "started", descending: true });
  const data = allRows(useRuns(LAST));
  const [open, setOpen] = useState(false);
  const current = data.rows.find((run) => runId(run) === list.selection.current);
  const failed = current !== undefined && current.error_code !== "";
  const actions: RowAction[] = [
    {
      id: "error",
      name: t("jobs.showError"),
      icon: <ErrorCircleRegular />,
      run: () => setOpen(true),
      reason: failed ? undefined : t("jobs.showErrorNone"),
    },
    {
      id: "run",
      name: t("jobs.showRun"),
      icon: <OpenRegular />,
      run: () => setOpen(true),
      disabled: current === undefined,
      keys: "open",
    },
  ];
  return (
    <div className={styles.root}>
      <Toolbar aria-label={t("list.tools")} className={styles.toolbar}>
        <RowActions actions={actions} />
        <div className={styles.right}>
          <ColumnChooser list="runs" columns={columns} />
        </div>
      </Toolbar>
      <List
        id="runs"
        label={t("jobs.logEntries")}
        columns={columns}
        data={data}
        rowId={runId}
        selection={list.selection}
        onSelection={list.setSelection}
        onOpen={() => setOpen(true)}
        actions={actions}
        onCopied={(count) => notify.success(t("common.copiedRows", { count }))}
        count={data.total < LAST ? t("mailbox.runsCount", { count: data.total }) : t("jobs.lastRuns", { count: LAST })}
        testId="run-row"
        empty={
          <EmptyState icon={<HistoryRegular />} title={t("mailbox.runsEmpty")} text={t("mailbox.runsEmptyText")} />
        }
      />
      {open && current !== undefined && <RunPanel run={current} onClose={() => setOpen(false)} />}
    </div>
  );
}
