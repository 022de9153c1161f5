import { Button, makeStyles, Tab, TabList, tokens, ToolbarButton, Tooltip } from "@fluentui/react-components";
import { ArrowSyncCheckmarkRegular } from "@fluentui/react-icons/svg/arrow-sync-checkmark";
import { HistoryRegular } from "@fluentui/react-icons/svg/history";
import { PlayRegular } from "@fluentui/react-icons/svg/play";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type RunSummary } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { useCrumbs } from "../../components/frame/crumbs";
import { ColumnChooser, List, useList } from "../../components/list";
import { ListPage } from "../../components/list/ListPage";
import { useNotify } from "../../components/useNotify";
import { useProcessNow } from "../../data/useActs";
import { useRuns } from "../../data/queries";
import { useMailbox } from "../../data/useMailbox";
import { allRows } from "../../data/useRows";
import { LastActivity } from "./LastActivity";
import { MailboxState } from "./MailboxState";
import { Reconciled } from "./Reconciled";
import { useRunColumns } from "./runColumns";

const useStyles = makeStyles({
  column: { display: "flex", flexDirection: "column", flex: "1 1 0", minWidth: 0, minHeight: 0 },
  tabs: { padding: "0 4px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
});

const LAST = 200;
const runId = (run: RunSummary): string => String(run.run_id);
const searchNothing = (): void => undefined;

function Runs() {
  const { t } = useTranslation();
  const notify = useNotify();
  const columns = useRunColumns();
  const list = useList("runs", { column: "started", descending: true });
  const data = allRows(useRuns(LAST));
  return (
    <List
      id="runs"
      label={t("mailbox.runs")}
      columns={columns}
      data={data}
      rowId={runId}
      selection={list.selection}
      onSelection={list.setSelection}
      onCopied={(count) => notify.success(t("common.copiedRows", { count }))}
      count={t("mailbox.runsCount", { count: data.total })}
      hints={["move", "select"]}
      empty={
        <EmptyState icon={<HistoryRegular />} title={t("mailbox.runsEmpty")} text={t("mailbox.runsEmptyText")} />
      }
    />
  );
}

/** The mailbox: its state, the run under way, the last runs, the last lines of the activity log. */
export function MailboxPage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const mailbox = useMailbox();
  const process = useProcessNow();
  const runColumns = useRunColumns();
  const [tab, setTab] = useState<"runs" | "activity">("runs");
  const reconciling = useMutation({ mutationFn: () => commands.reconcile(), onError: notify.failure });
  useCrumbs({ text: t("frame.mailbox") });
  const running = mailbox.state === "running" || process.running;
  const reasons: Partial<Record<typeof mailbox.state, string>> = {
    off: t("mailbox.offReason"),
    signIn: t("mailbox.signInReason"),
  };
  const reason = running ? t("mailbox.runningReason") : (reasons[mailbox.state] ?? "");
  const possible = mailbox.known && reason === "";
  return (
    <ListPage
      onSearch={searchNothing}
      actions={
        <>
          <Tooltip content={reason || t("mailbox.processNow")} relationship="description">
            <Button
              appearance="primary"
              icon={<PlayRegular />}
              data-testid="process-now"
              disabledFocusable={!possible}
              onClick={() => possible && process.start()}
            >
              {t("mailbox.processNow")}
            </Button>
          </Tooltip>
          <ToolbarButton
            icon={<ArrowSyncCheckmarkRegular />}
            disabled={!possible || reconciling.isPending}
            onClick={() => reconciling.mutate()}
          >
            {reconciling.isPending ? t("mailbox.reconciling") : t("mailbox.reconcileNow")}
          </ToolbarButton>
        </>
      }
      tools={tab === "runs" ? <ColumnChooser list="runs" columns={runColumns} /> : null}
    >
      <div className={styles.column}>
        <MailboxState mailbox={mailbox} />
        {reconciling.data !== undefined && (
          <Reconciled result={reconciling.data} onClose={() => reconciling.reset()} />
        )}
        <TabList
          className={styles.tabs}
          selectedValue={tab}
          onTabSelect={(_, data) => setTab(data.value as typeof tab)}
        >
          <Tab value="runs">{t("mailbox.runs")}</Tab>
          <Tab value="activity">{t("mailbox.activity")}</Tab>
        </TabList>
        {tab === "runs" ? <Runs /> : <LastActivity />}
      </div>
    </ListPage>
  );
}
