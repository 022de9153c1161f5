import { useTranslation } from "react-i18next";
import type { Limits } from "../../api";
import { dayOf } from "../../format/moment";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { useFolderName } from "./Folders";
import { bytesText } from "../../format/bytes";
import { fullest, until } from "./growth";

/** When a limit will be reached, in words: the sentence, and what it is made from. */
export function useForecast({ forecast, ...rest }: Limits): { sentence: string; pace: string } {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const nameOf = useFolderName();
  const at = forecast === null ? null : dayOf(forecast.date);
  if (forecast === null || at === null) {
    return { sentence: t("jobs.limits.forecastNone"), pace: "" };
  }
  const left = until(at, now);
  const words = {
    days: (count: number) => t("jobs.limits.inDays", { count }),
    months: (count: number) => t("jobs.limits.inMonths", { count }),
    years: (count: number) => t("jobs.limits.inYears", { count }),
  };
  const when = left === null ? t("jobs.limits.forecastPassed") : words[left.unit](left.count);
  const month = new Intl.DateTimeFormat(format.locale, { month: "long", year: "numeric" });
  const day = left?.unit === "days" || left === null ? format.day(forecast.date) : month.format(at);
  const perDay = forecast.per_day ?? 0;
  const count = forecast.days_measured;
  if (forecast.limit === "bytes") {
    return {
      sentence: t("jobs.limits.forecastBytes", { limit: bytesText(rest.byte_limit ?? 0, format.locale), when, day }),
      pace: t("jobs.limits.forecastPaceBytes", { pace: bytesText(perDay, format.locale), count }),
    };
  }
  const folder = fullest({ forecast, ...rest });
  return {
    sentence: t("jobs.limits.forecastItems", {
      folder: folder === undefined ? "" : nameOf(folder),
      limit: format.number(folder?.item_limit ?? 0),
      when,
      day,
    }),
    pace: t("jobs.limits.forecastPaceItems", { pace: format.number(perDay), count }),
  };
}
