import { makeStyles, tokens } from "@fluentui/react-components";
import { VerticalStackedBarChart, type VerticalStackedChartProps } from "@fluentui/react-charts";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { colorOf, type Bar, type Series } from "./figures";

const PALE = colorOf("pale");

const useStyles = makeStyles({
  root: {
    height: "100%",
    // What is beyond the weighted value is drawn, not filled: the two differ without colour.
    [`& [fill="${PALE}"]`]: { stroke: tokens.colorBrandStroke1, strokeWidth: "1px" },
  },
});

interface Props {
  title: string;
  bars: readonly Bar[];
  series: readonly Series[];
  /** A number of a series in full, for what is told when it is pointed at or reached with the keyboard. */
  full: (value: number) => string;
  /** A number beside the axis, short. */
  short: (value: number) => string;
}

/** The top of the axis: four steps of a round number hold the highest bar. */
function topOf(highest: number): number {
  const least = Math.max(highest / 4, 1);
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= least && (one >= 10 || Number.isInteger(one))) ?? power * 10;
  return step * 4;
}

/** Bars with one or two parts each. */
export function Bars({ title, bars, series, full, short }: Props) {
  const styles = useStyles();
  const { locale } = useFormat();
  const root = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = root.current;
    if (element === null) {
      return;
    }
    const measure = (): void => setSize({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const data = useMemo<VerticalStackedChartProps[]>(
    () =>
      bars.map(({ name, values }) => ({
        xAxisPoint: name,
        xAxisCalloutData: name,
        chartData: series.map((one, index) => ({
          legend: one.name,
          data: values[index] ?? 0,
          color: colorOf(one.color),
          yAxisCalloutData: full(values[index] ?? 0),
        })),
        stackCallOutAccessibilityData: {
          ariaLabel: `${name}: ${series.map((one, index) => `${one.name} ${full(values[index] ?? 0)}`).join(", ")}`,
        },
      })),
    [bars, series, full],
  );
  const highest = Math.max(...bars.map(({ values }) => values.reduce((sum, value) => sum + value, 0)));
  return (
    <div ref={root} className={styles.root}>
      {size.width > 0 && (
        <VerticalStackedBarChart
          data={data}
          width={size.width}
          height={Math.max(200, size.height)}
          chartTitle={title}
          hideLegend
          hideLabels
          isCalloutForStack
          barWidth={28}
          maxBarWidth={40}
          barCornerRadius={2}
          yMaxValue={topOf(highest)}
          yAxisTickCount={4}
          yAxisTickFormat={short}
          wrapXAxisLables
          margins={{ left: 64, right: 8, top: 8, bottom: 44 }}
          culture={locale}
        />
      )}
    </div>
  );
}
