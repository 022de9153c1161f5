import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ImportedRow, ImportReport, RowOutcome } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { List, useList, type ListColumn } from "../../components/list";
import { useNotify } from "../../components/useNotify";
import { allRows } from "../../data/useRows";
import { useFormat } from "../../format/useFormat";
import { useReason } from "./words";

const OUTCOMES: readonly RowOutcome[] = ["skipped", "updated", "created"];

const useStyles = makeStyles({
  root: { flex: "1 1 0", minHeight: "180px", display: "flex", flexDirection: "column" },
  tabs: { padding: "0 16px", flexShrink: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

const rowId = ({ row }: ImportedRow): string => String(row);

function useColumns(outcome: RowOutcome): readonly ListColumn<ImportedRow>[] {
  const { t } = useTranslation();
  const reason = useReason();
  return useMemo<readonly ListColumn<ImportedRow>[]>(
    () => [
      {
        id: "row",
        name: t("transfer.row"),
        width: 70,
        align: "end",
        fixed: true,
        cell: ({ row }, { format }) => format.number(row),
        text: ({ row }) => String(row),
      },
      { id: "name", name: t("transfer.field.name"), width: 160, flexible: true, cell: ({ name }) => name, text: ({ name }) => name },
      ...(outcome === "skipped"
        ? []
        : [{ id: "no", name: t("transfer.field.no"), width: 110, cell: ({ no }: ImportedRow) => no, text: ({ no }: ImportedRow) => no }]),
      { id: "reason", name: t("transfer.why"), width: 420, flexible: true, cell: reason, text: reason },
    ],
    [t, reason, outcome],
  );
}

/** What became, or would become, of each row; the ones passed over first. */
export function ReportList({ report }: { report: ImportReport }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const notify = useNotify();
  const [outcome, setOutcome] = useState<RowOutcome>(() => OUTCOMES.find((one) => report[one] > 0) ?? "created");
  const columns = useColumns(outcome);
  const list = useList("import", { column: "row", descending: false });
  const rows = useMemo(() => report.report.filter((row) => row.outcome === outcome), [report, outcome]);
  const data = allRows({ data: rows, isPending: false, error: null, dataUpdatedAt: 0, refetch: () => undefined });
  const all = report[outcome];
  const count = rows.length < all
    ? t("transfer.firstOf", { first: format.number(rows.length), all: format.number(all) })
    : t("transfer.rowsCount", { count: all });
  return (
    <div className={styles.root}>
      <TabList
        className={styles.tabs}
        selectedValue={outcome}
        onTabSelect={(_, { value }) => setOutcome(value as RowOutcome)}
        aria-label={t("transfer.outcome")}
      >
        {OUTCOMES.map((one) => (
          <Tab key={one} value={one}>
            {t(`transfer.tab.${one}`, { count: report[one] })}
          </Tab>
        ))}
      </TabList>
      <List
        id="import"
        label={t("transfer.report")}
        columns={columns}
        data={data}
        rowId={rowId}
        selection={list.selection}
        onSelection={list.setSelection}
        onCopied={(copied) => notify.success(t("common.copiedRows", { count: copied }))}
        count={count}
        testId="import-row"
        empty={
          <EmptyState icon={<CheckmarkCircleRegular />} title={t("transfer.none")} text={t(`transfer.noneText.${outcome}`)} />
        }
      />
    </div>
  );
}
