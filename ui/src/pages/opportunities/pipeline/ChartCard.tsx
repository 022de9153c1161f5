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
import { useRemembered } from "../../../app/preferences";
import { HomeCard } from "../../start/HomeCard";
import { useRowStyles } from "../../start/rows";
import { colorOf, type Bar, type Series } from "./figures";

/** The library of charts is large and read only where one is shown. */
const Bars = lazy(() => import("./Bars").then(({ Bars }) => ({ default: Bars })));

const useStyles = makeStyles({
  legend: {
    display: "inline-flex",
    alignItems: "center",
    gap: "6px",
    padding: "0 6px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  mark: {
    width: "10px",
    height: "10px",
    borderRadius: "2px",
    border: `1px solid ${tokens.colorBrandStroke1}`,
    boxSizing: "border-box",
    forcedColorAdjust: "none",
  },
  chart: { height: "100%", minHeight: "240px", padding: "0 8px", boxSizing: "border-box" },
  number: { textAlign: "right", justifyContent: "flex-end" },
});

export interface Figures {
  /** Under this it is remembered whether the table is shown. */
  id: string;
  title: string;
  bars: readonly Bar[];
  series: readonly Series[];
  full: (value: number) => string;
  short: (value: number) => string;
  /** The same and more as a table: heads, and rows of texts; the first column names the row. */
  heads: readonly string[];
  rows: readonly (readonly string[])[];
  /** What is said when there is nothing to draw. */
  nothing: string;
}

function FiguresTable({ title, heads, rows }: Figures) {
  const styles = useStyles();
  return (
    <Table size="small" aria-label={title}>
      <TableHeader>
        <TableRow>
          {heads.map((head, column) => (
            <TableHeaderCell key={head} className={mergeClasses(column > 0 && styles.number)}>
              {head}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((cells, row) => (
          <TableRow key={row}>
            {cells.map((cell, column) => (
              <TableCell key={heads[column]} className={mergeClasses(column > 0 && styles.number)}>
                {cell}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** Figures as bars, or the same as a table, also where the bars cannot be drawn. */
export function ChartCard(figures: Figures) {
  const { id, title, bars, series, full, short, nothing } = figures;
  const { t } = useTranslation();
  const styles = useStyles();
  const rowStyles = useRowStyles();
  const [asTable, setAsTable] = useRemembered(`pipeline.${id}`, false);
  const other = t(asTable ? "pipeline.asChart" : "pipeline.asTable");
  const isEmpty = bars.every(({ values }) => values.every((value) => value === 0));
  return (
    <HomeCard
      title={title}
      plain={!asTable}
      aside={
        <>
          {!asTable &&
            series.map(({ name, color }) => (
              <span key={name} className={styles.legend}>
                <span aria-hidden className={styles.mark} style={{ backgroundColor: colorOf(color) }} />
                {name}
              </span>
            ))}
          <Tooltip content={`${other}: ${title}`} relationship="label">
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
      {isEmpty && <p className={rowStyles.nothing}>{nothing}</p>}
      {!isEmpty && asTable && <FiguresTable {...figures} />}
      {!isEmpty && !asTable && (
        <div className={styles.chart}>
          <CatchBoundary getResetKey={() => id} errorComponent={() => <FiguresTable {...figures} />}>
            <Suspense fallback={<Spinner size="small" aria-label={title} />}>
              <Bars title={title} bars={bars} series={series} full={full} short={short} />
            </Suspense>
          </CatchBoundary>
        </div>
      )}
    </HomeCard>
  );
}
