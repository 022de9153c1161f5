import { makeStyles, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { asEngineError } from "../../api";
import { ErrorBar } from "../../components/ErrorState";
import { useFormat } from "../../format/useFormat";
import { useOpportunityWords } from "../opportunities/words";
import { useCycleStatistics } from "./keep";

const useStyles = makeStyles({
  title: { margin: "20px 0 4px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: "0 0 8px", color: tokens.colorNeutralForeground2 },
  number: { textAlign: "right", justifyContent: "flex-end" },
});

/** What the opportunities under way in a sales cycle come to, stage by stage; closed ones do not count (I). */
export function Statistics({ code }: { code: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useOpportunityWords();
  const { number } = useFormat();
  const { data, error, refetch } = useCycleStatistics(code);
  if (error !== null) {
    return <ErrorBar error={asEngineError(error)} onRetry={() => void refetch()} />;
  }
  if (data === undefined) {
    return null;
  }
  const heads = [t("cycles.opportunities"), t("cycles.value"), t("cycles.weighted"), t("cycles.days")];
  return (
    <>
      <h3 className={styles.title}>{t("cycles.statistics")}</h3>
      <p className={styles.text}>
        {t("cycles.underWay", {
          count: data.no_of_opportunities,
          value: words.money(data.estimated_value),
          weighted: words.money(data.calcd_current_value),
        })}
      </p>
      <Table size="small" aria-label={t("cycles.statistics")}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{t("cycles.stage")}</TableHeaderCell>
            {heads.map((head) => (
              <TableHeaderCell key={head} className={styles.number}>
                {head}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {data.stages.map((one) => (
            <TableRow key={one.stage}>
              <TableCell>{one.description}</TableCell>
              <TableCell className={styles.number}>{number(one.no_of_opportunities)}</TableCell>
              <TableCell className={styles.number}>{words.money(one.estimated_value)}</TableCell>
              <TableCell className={styles.number}>{words.money(one.calcd_current_value)}</TableCell>
              <TableCell className={styles.number}>
                {one.average_no_of_days === null ? t("cycles.noDays") : number(one.average_no_of_days)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
