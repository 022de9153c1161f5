import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Fact, FactBox } from "../../components/fields/FactBox";
import { HiddenText } from "../../components/HiddenText";
import { useRuns } from "../../data/queries";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { weekOf } from "./week";

/** Runs of a week at the shortest usual interval of five minutes, and some. */
const RUNS = 2500;
const HEIGHT = 46;

const useStyles = makeStyles({
  table: { width: "100%", tableLayout: "fixed", borderCollapse: "separate", borderSpacing: "6px 0", margin: "0 -6px 10px" },
  cell: { padding: 0, verticalAlign: "bottom", textAlign: "center", fontSize: tokens.fontSizeBase100 },
  bar: {
    marginTop: "2px",
    minHeight: "2px",
    borderRadius: "2px",
    backgroundColor: tokens.colorCompoundBrandBackground,
    forcedColorAdjust: "none",
  },
  day: {
    padding: "2px 0 0",
    textAlign: "center",
    fontSize: tokens.fontSizeBase100,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
});

/** What the job did in the last seven days, a bar for each; to a screen reader it is a table. */
export function WeekBox() {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const { data: runs = [] } = useRuns(RUNS);
  const week = weekOf(runs, now);
  const most = Math.max(1, ...week.days.map(({ logged }) => logged));
  const short = new Intl.DateTimeFormat(format.locale, { weekday: "narrow" });
  const long = new Intl.DateTimeFormat(format.locale, { weekday: "long", day: "numeric", month: "long" });
  return (
    <FactBox title={t("setup.week")}>
      <table className={styles.table}>
        <caption>
          <HiddenText>{t("setup.weekCaption")}</HiddenText>
        </caption>
        <tbody>
          <tr>
            {week.days.map(({ at, logged }) => (
              <td key={at} className={styles.cell}>
                {format.number(logged)}
                <div className={styles.bar} style={{ height: `${(logged / most) * HEIGHT}px` }} />
              </td>
            ))}
          </tr>
          <tr>
            {week.days.map(({ at }) => (
              <th key={at} scope="col" className={styles.day} abbr={long.format(at)} title={long.format(at)}>
                {short.format(at)}
              </th>
            ))}
          </tr>
        </tbody>
      </table>
      <Fact label={t("setup.weekRuns")}>
        {t("mailbox.runsCount", { count: week.runs })}
        {week.failed > 0 && `, ${t("setup.weekFailed", { count: week.failed })}`}
      </Fact>
      <Fact label={t("setup.weekLogged")}>
        {t("mailbox.progressFound", { count: week.logged })}, {t("mailbox.progressEntries", { count: week.entries })}
      </Fact>
      <Fact label={t("setup.weekAside")}>{format.number(week.setAside)}</Fact>
    </FactBox>
  );
}
