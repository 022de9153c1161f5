import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { AgeSum, CloseCodeSum, Pipeline, StageSum, Sum } from "../../../api";
import { useFormat } from "../../../format/useFormat";
import { useOpportunityWords } from "../words";
import type { Figures } from "./ChartCard";
import { ageBars, codeBars, monthBars, stageBars } from "./figures";

/** What stages, months, codes and ages are called beside the bars. */
function useNames(several: boolean) {
  const { t } = useTranslation();
  const { locale, number } = useFormat();
  return useMemo(() => {
    const months = new Intl.DateTimeFormat(locale, { month: "short", year: "numeric" });
    return {
      stage: ({ sales_cycle_code: cycle, stage, description }: StageSum): string => {
        const name = stage === 0 ? t("pipeline.notStarted") : description || String(stage);
        return several ? `${cycle || t("pipeline.noCycle")}: ${name}` : name;
      },
      month: (month: string): string => {
        const [year = "", no = ""] = month.split("-");
        return month === "" ? t("pipeline.noDate") : months.format(new Date(Number(year), Number(no) - 1, 15));
      },
      code: ({ code, description }: CloseCodeSum): string => description || code || t("pipeline.noCode"),
      age: ({ from_days: from, to_days: to }: AgeSum): string =>
        to === null ? t("pipeline.ageFrom", { count: from }) : t("pipeline.ageBetween", { from: number(from), to: number(to) }),
    };
  }, [t, locale, number, several]);
}

/** The four charts of the pipeline with their tables. */
export function useFigures(pipeline: Pipeline): readonly Figures[] {
  const { t } = useTranslation();
  const { locale, number } = useFormat();
  const words = useOpportunityWords();
  const several = new Set(pipeline.stages.map((one) => one.sales_cycle_code)).size > 1;
  const names = useNames(several);
  return useMemo(() => {
    const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
    const money = { full: (value: number) => words.money(Math.round(value * 100)), short: (value: number) => compact.format(value) };
    const plain = { full: number, short: (value: number) => (Number.isInteger(value) ? number(value) : "") };
    const cells = (sum: Sum): string[] => [number(sum.count), words.money(sum.estimated_value), words.money(sum.calcd_current_value)];
    const heads = [t("pipeline.count"), t("pipeline.value"), t("pipeline.weighted")];
    const weighted = { name: t("pipeline.weighted"), color: "full" } as const;
    return [
      {
        id: "funnel",
        title: t("pipeline.funnel"),
        bars: stageBars(pipeline.stages, names.stage),
        series: [weighted, { name: t("pipeline.rest"), color: "pale" }],
        ...money,
        heads: [t("pipeline.stage"), ...heads],
        rows: pipeline.stages.map((one) => [names.stage(one), ...cells(one)]),
        nothing: t("pipeline.nothingOpen"),
      },
      {
        id: "forecast",
        title: t("pipeline.forecast"),
        bars: monthBars(pipeline.months, names.month),
        series: [weighted],
        ...money,
        heads: [t("pipeline.month"), ...heads],
        rows: pipeline.months.map((one) => [names.month(one.month), ...cells(one)]),
        nothing: t("pipeline.nothingStarted"),
      },
      {
        id: "outcome",
        title: t("pipeline.outcome"),
        bars: codeBars(pipeline.close_codes, names.code),
        series: [
          { name: t("pipeline.won"), color: "good" },
          { name: t("pipeline.lost"), color: "bad" },
        ],
        ...plain,
        heads: [t("pipeline.code"), t("pipeline.won"), t("pipeline.lost"), t("pipeline.value")],
        rows: pipeline.close_codes.map((one) => [
          names.code(one),
          one.type === "Won" ? number(one.count) : "",
          one.type === "Lost" ? number(one.count) : "",
          words.money(one.type === "Won" ? one.calcd_current_value : one.estimated_value),
        ]),
        nothing: t("pipeline.nothingClosed"),
      },
      {
        id: "ageing",
        title: t("pipeline.ageing"),
        bars: ageBars(pipeline.ages, names.age),
        series: [{ name: t("pipeline.count"), color: "full" }],
        ...plain,
        heads: [t("pipeline.age"), ...heads],
        rows: pipeline.ages.map((one) => [names.age(one), ...cells(one)]),
        nothing: t("pipeline.nothingOpen"),
      },
    ] satisfies Figures[];
  }, [pipeline, names, words, number, locale, t]);
}
