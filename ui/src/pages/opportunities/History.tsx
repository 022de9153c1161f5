import {
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { OpportunityEntry } from "../../api";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { daysOf } from "./stages";
import { useOpportunityWords } from "./words";

const useStyles = makeStyles({
  root: { overflowX: "auto", padding: "0 8px" },
  none: { padding: "12px 16px", color: tokens.colorNeutralForeground3 },
  table: { minWidth: "640px" },
  end: { textAlign: "right" },
  headEnd: { justifyContent: "flex-end", textAlign: "right" },
  active: { backgroundColor: tokens.colorBrandBackground2, fontWeight: tokens.fontWeightSemibold },
  second: { color: tokens.colorNeutralForeground2 },
});

/** What happened to an opportunity, newest first: one row for each step. */
export function History({ history }: { history: readonly OpportunityEntry[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (history.length === 0) {
    return <div className={styles.none}>{t("opportunities.historyNone")}</div>;
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, so the keyboard must reach it.
    <div className={styles.root} tabIndex={0} role="region" aria-label={t("opportunities.history")}>
      <Table size="small" className={styles.table} aria-label={t("opportunities.history")}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{t("opportunities.action")}</TableHeaderCell>
            <TableHeaderCell>{t("opportunities.stage")}</TableHeaderCell>
            <TableHeaderCell>{t("opportunities.date")}</TableHeaderCell>
            <TableHeaderCell>{t("opportunities.salesperson")}</TableHeaderCell>
            <TableHeaderCell button={{ className: styles.headEnd }}>{t("opportunities.value")}</TableHeaderCell>
            <TableHeaderCell button={{ className: styles.headEnd }}>{t("opportunities.chances")}</TableHeaderCell>
            <TableHeaderCell button={{ className: styles.headEnd }} title={t("opportunities.weightedHint")}>
              {t("opportunities.weighted")}
            </TableHeaderCell>
            <TableHeaderCell button={{ className: styles.headEnd }}>{t("opportunities.daysOpen")}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {[...history].reverse().map((entry) => (
            <Line key={entry.entry_no} entry={entry} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Line({ entry }: { entry: OpportunityEntry }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const words = useOpportunityWords();
  const count = daysOf(entry, now);
  const counting = entry.active && entry.date_closed === "";
  const stage = entry.stage === 0 ? entry.close_opportunity_code : `${entry.stage} ${entry.stage_description}`;
  return (
    <TableRow className={mergeClasses(entry.active && styles.active)} data-testid="history-row">
      <TableCell className={styles.second}>{words.taken(entry.action_taken)}</TableCell>
      <TableCell>{stage}</TableCell>
      <TableCell>{format.day(entry.date_of_change)}</TableCell>
      <TableCell className={styles.second}>{entry.salesperson_code}</TableCell>
      <TableCell className={styles.end}>{words.money(entry.estimated_value)}</TableCell>
      <TableCell className={styles.end}>{words.percent(entry.chances)}</TableCell>
      <TableCell className={styles.end}>{words.money(entry.calcd_current_value)}</TableCell>
      <TableCell className={styles.end}>
        {counting ? t("opportunities.daysActive", { count }) : t("opportunities.days", { count })}
      </TableCell>
    </TableRow>
  );
}
