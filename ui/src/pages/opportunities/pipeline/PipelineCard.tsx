import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { asEngineError, type StageSum } from "../../../api";
import { ErrorBar } from "../../../components/ErrorState";
import { useSetup } from "../../../data/queries";
import { HomeCard } from "../../start/HomeCard";
import { PageLink } from "../../start/PageLink";
import { useRowStyles } from "../../start/rows";
import { useOpportunityWords } from "../words";
import { total } from "./figures";
import { usePipeline } from "./PipelinePage";

const useStyles = makeStyles({
  sums: { display: "flex", flexWrap: "wrap", gap: "8px 24px", padding: "4px 16px 8px" },
  large: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  under: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  list: { listStyleType: "none", margin: 0, padding: "0 16px 12px" },
  stage: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 3fr) 32px minmax(0, 5fr) minmax(72px, auto)",
    gap: "8px",
    alignItems: "center",
    minHeight: "32px",
  },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  number: { textAlign: "right" },
  bar: {
    height: "16px",
    minWidth: "2px",
    display: "flex",
    boxSizing: "border-box",
    overflow: "hidden",
    border: `1px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    forcedColorAdjust: "none",
  },
  part: { backgroundColor: tokens.colorCompoundBrandBackground },
});

function StageLine({ name, sum, highest }: { name: string; sum: StageSum; highest: number }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useOpportunityWords();
  const value = sum.estimated_value ?? 0;
  const weighted = sum.calcd_current_value ?? 0;
  const told = t("pipeline.stageLine", {
    stage: name,
    count: sum.count,
    value: words.money(value),
    weighted: words.money(weighted),
  });
  return (
    <li className={styles.stage} title={told} data-testid="home-stage">
      <span className={styles.name}>{name}</span>
      <span className={styles.number}>{sum.count}</span>
      <span aria-hidden className={styles.bar} style={{ width: `${highest === 0 ? 0 : (value / highest) * 100}%` }}>
        <span className={styles.part} style={{ width: `${value === 0 ? 0 : (weighted / value) * 100}%` }} />
      </span>
      <span className={styles.number}>{words.money(value)}</span>
    </li>
  );
}

/** The pipeline on the start page: what it comes to, and by stage of the sales cycle of new opportunities (R107). */
export function PipelineCard({ className }: { className?: string }) {
  const { t } = useTranslation();
  const rows = useRowStyles();
  const styles = useStyles();
  const words = useOpportunityWords();
  const setup = useSetup();
  const salesperson = setup.data?.user_salesperson ?? "";
  const { data, error, refetch } = usePipeline(salesperson === "" ? {} : { salesperson });
  const stages = data?.stages ?? [];
  const several = new Set(stages.map((one) => one.sales_cycle_code)).size > 1;
  const { count, value, weighted } = total(stages);
  const highest = Math.max(0, ...stages.map((one) => one.estimated_value ?? 0));
  const nameOf = ({ sales_cycle_code: cycle, stage, description }: StageSum): string => {
    const name = stage === 0 ? t("pipeline.notStarted") : description || String(stage);
    return several ? `${name} (${cycle || t("pipeline.noCycle")})` : name;
  };
  return (
    <HomeCard
      {...(className === undefined ? {} : { className })}
      title={t("pipeline.title")}
      plain
      aside={<PageLink to="/opportunities/board">{t("pipeline.openBoard")}</PageLink>}
      foot={<PageLink to="/opportunities/pipeline">{t("pipeline.figures")}</PageLink>}
    >
      {error !== null && data === undefined && <ErrorBar error={asEngineError(error)} onRetry={() => void refetch()} />}
      {data !== undefined && count === 0 && <p className={rows.nothing}>{t("pipeline.nothingOpen")}</p>}
      {count > 0 && (
        <>
          <div className={styles.sums}>
            <div>
              <div className={`${styles.large} ${styles.strong}`}>{words.money(weighted)}</div>
              <div className={styles.under}>{t("pipeline.cardWeighted")}</div>
            </div>
            <div>
              <div className={styles.large}>{words.money(value)}</div>
              <div className={styles.under}>{t("pipeline.openCount", { count })}</div>
            </div>
          </div>
          <ul className={styles.list}>
            {stages
              .filter((one) => one.count > 0)
              .map((one) => (
                <StageLine key={`${one.sales_cycle_code}/${one.stage}`} name={nameOf(one)} sum={one} highest={highest} />
              ))}
          </ul>
        </>
      )}
    </HomeCard>
  );
}
