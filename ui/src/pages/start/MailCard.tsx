import {
  Button,
  makeStyles,
  mergeClasses,
  Spinner,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
  Tooltip,
} from "@fluentui/react-components";
import { DataBarVerticalRegular } from "@fluentui/react-icons/svg/data-bar-vertical";
import { TableRegular } from "@fluentui/react-icons/svg/table";
import { CatchBoundary } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { MailDay } from "../../api";
import { useRemembered } from "../../app/preferences";
import { useFormat } from "../../format/useFormat";
import { HomeCard } from "./HomeCard";
import { useRowStyles } from "./rows";

/** The library of charts is large and read only where one is shown. */
const MailChart = lazy(() => import("./MailChart").then(({ MailChart }) => ({ default: MailChart })));

const useStyles = makeStyles({
  legend: {
    display: "inline-flex",
    alignItems: "center",
    gap: "6px",
    padding: "0 6px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  mark: { width: "10px", height: "10px", borderRadius: "2px" },
  inbound: { backgroundColor: tokens.colorCompoundBrandBackground, forcedColorAdjust: "none" },
  outbound: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    boxSizing: "border-box",
    forcedColorAdjust: "none",
  },
  chart: { height: "100%", minHeight: "240px", padding: "0 8px", boxSizing: "border-box" },
  number: { textAlign: "right", justifyContent: "flex-end" },
});

function DaysTable({ days }: { days: readonly MailDay[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  return (
    <Table size="small" aria-label={t("home.mailTable")}>
      <TableHeader>
        <TableRow>
          <TableHeaderCell>{t("home.day")}</TableHeaderCell>
          <TableHeaderCell className={styles.number}>{t("common.inbound")}</TableHeaderCell>
          <TableHeaderCell className={styles.number}>{t("common.outbound")}</TableHeaderCell>
        </TableRow>
      </TableHeader>
      <TableBody>
        {[...days].reverse().map(({ day, inbound, outbound }) => (
          <TableRow key={day}>
            <TableCell>{format.day(day)}</TableCell>
            <TableCell className={styles.number}>{format.number(inbound)}</TableCell>
            <TableCell className={styles.number}>{format.number(outbound)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Mail per day and direction: as bars, or the same as a table, also where the bars cannot be drawn. */
export function MailCard({ days }: { days: readonly MailDay[] }) {
  const { t } = useTranslation();
  const rows = useRowStyles();
  const styles = useStyles();
  const format = useFormat();
  const [asTable, setAsTable] = useRemembered("home.mailTable", false);
  const inbound = days.reduce((sum, day) => sum + day.inbound, 0);
  const outbound = days.reduce((sum, day) => sum + day.outbound, 0);
  const other = t(asTable ? "home.asChart" : "home.asTable");
  return (
    <HomeCard
      className={undefined}
      title={t("home.mail")}
      plain={!asTable}
      aside={
        <>
          <span className={styles.legend}>
            <span aria-hidden className={mergeClasses(styles.mark, styles.inbound)} />
            {t("common.inbound")} {format.number(inbound)}
          </span>
          <span className={styles.legend}>
            <span aria-hidden className={mergeClasses(styles.mark, styles.outbound)} />
            {t("common.outbound")} {format.number(outbound)}
          </span>
          <span className={styles.legend}>{t("home.lastDays", { count: days.length })}</span>
          <Tooltip content={other} relationship="label">
            <Button
              size="small"
              appearance="subtle"
              icon={asTable ? <DataBarVerticalRegular /> : <TableRegular />}
              onClick={() => setAsTable(!asTable)}
            />
          </Tooltip>
        </>
      }
    >
      {asTable && <DaysTable days={days} />}
      {!asTable && inbound + outbound === 0 && <p className={rows.nothing}>{t("home.noMailDays")}</p>}
      {!asTable && inbound + outbound > 0 && (
        <div className={styles.chart}>
          <CatchBoundary getResetKey={() => "mail"} errorComponent={() => <DaysTable days={days} />}>
            <Suspense fallback={<Spinner size="small" aria-label={t("home.mail")} />}>
              <MailChart days={days} />
            </Suspense>
          </CatchBoundary>
        </div>
      )}
    </HomeCard>
  );
}
