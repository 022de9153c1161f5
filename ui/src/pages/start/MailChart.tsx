import { makeStyles, tokens } from "@fluentui/react-components";
import { VerticalStackedBarChart, type VerticalStackedChartProps } from "@fluentui/react-charts";
import { useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MailDay } from "../../api";
import { dayOf } from "../../format/moment";
import { useFormat } from "../../format/useFormat";

const OUTBOUND = "var(--colorBrandBackground2)";

const useStyles = makeStyles({
  root: {
    height: "100%",
    // The two differ without colour: one is filled, the other drawn.
    [`& [fill="${OUTBOUND}"]`]: { stroke: tokens.colorBrandStroke1, strokeWidth: "1px" },
  },
});

interface Size {
  width: number;
  height: number;
}

/** The top of the axis: four steps of a round number hold the highest bar. */
function topOf(highest: number): number {
  const steps = [1, 2, 3, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150, 200, 300, 400, 500];
  const step = steps.find((one) => one * 4 >= highest) ?? Math.ceil(highest / 4000) * 1000;
  return step * 4;
}

/** Room around the bars, in CSS pixels. */
const MARGINS = { left: 36, right: 8, top: 8, bottom: 28 };

/** Bars of mail per day; each tells its day and its numbers when it is pointed at or reached with the keyboard. */
export function MailChart({ days }: { days: readonly MailDay[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const root = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
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
  const data = useMemo<VerticalStackedChartProps[]>(() => {
    const axis = new Intl.DateTimeFormat(format.locale, { day: "2-digit", month: "2-digit" });
    const long = new Intl.DateTimeFormat(format.locale, { weekday: "long", day: "numeric", month: "long" });
    const part = (legend: string, count: number, color: string) => ({
      legend,
      data: count,
      color,
      yAxisCalloutData: format.number(count),
    });
    return days.map(({ day, inbound, outbound }) => {
      const at = dayOf(day) ?? 0;
      return {
        xAxisPoint: axis.format(at),
        xAxisCalloutData: long.format(at),
        chartData: [
          part(t("common.inbound"), inbound, "var(--colorCompoundBrandBackground)"),
          part(t("common.outbound"), outbound, OUTBOUND),
        ],
        stackCallOutAccessibilityData: {
          ariaLabel: `${long.format(at)}: ${t("common.inbound")} ${format.number(inbound)}, ${t("common.outbound")} ${format.number(outbound)}`,
        },
      };
    });
  }, [days, format, t]);
  const highest = topOf(Math.max(...days.map(({ inbound, outbound }) => inbound + outbound)));
  const room = (size.width - MARGINS.left - MARGINS.right) / Math.max(1, days.length);
  const barWidth = Math.min(18, Math.max(2, Math.floor(room * 0.7)));
  return (
    <div ref={root} className={styles.root}>
      {size.width > 0 && (
        <VerticalStackedBarChart
          data={data}
          width={size.width}
          height={Math.max(200, size.height)}
          chartTitle={t("home.mail")}
          hideLegend
          hideLabels
          isCalloutForStack
          barWidth={barWidth}
          maxBarWidth={24}
          barCornerRadius={2}
          yMaxValue={highest}
          yAxisTickCount={4}
          margins={MARGINS}
          culture={format.locale}
        />
      )}
    </div>
  );
}
