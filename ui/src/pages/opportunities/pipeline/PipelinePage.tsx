import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DataFunnelRegular } from "@fluentui/react-icons/svg/data-funnel";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Pipeline } from "../../../api";
import { EmptyState } from "../../../components/EmptyState";
import { ErrorState } from "../../../components/ErrorState";
import { useCrumbs } from "../../../components/frame/crumbs";
import { ListPage } from "../../../components/list";
import { Waiting } from "../../audit/Waiting";
import { ViewToggle } from "../board/ViewToggle";
import { useOpportunityWords } from "../words";
import { ChartCard } from "./ChartCard";
import { PipelineFilters } from "./PipelineFilters";
import { toPipelineQuery, type PipelineSearch } from "./search";
import { useFigures } from "./useFigures";

const useStyles = makeStyles({
  grid: {
    flex: "1 1 0",
    minWidth: 0,
    overflowY: "auto",
    padding: "16px",
    display: "grid",
    gap: "16px",
    gridTemplateColumns: "repeat(2, minmax(0, 1fr))",
    gridAutoRows: "minmax(320px, 1fr)",
    "@media (max-width: 899px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  sums: {
    marginLeft: "auto",
    display: "flex",
    flexWrap: "wrap",
    gap: "4px 16px",
    color: tokens.colorNeutralForeground2,
    "& strong": { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  },
});

/** The figures of the charts. */
export function usePipeline(search: PipelineSearch) {
  const query = toPipelineQuery(search);
  return useQuery({
    queryKey: ["opportunities", "pipeline", query],
    queryFn: () => commands.getPipeline(query),
    placeholderData: (before) => before,
  });
}

function Charts({ pipeline }: { pipeline: Pipeline }) {
  const styles = useStyles();
  const figures = useFigures(pipeline);
  return (
    <div className={styles.grid}>
      {figures.map((one) => (
        <ChartCard key={one.id} {...one} />
      ))}
    </div>
  );
}

interface Props {
  search: PipelineSearch;
  onSearch: (search: PipelineSearch) => void;
}

/** Opportunities → Figures: by stage, by month, by close code, by age (R107). */
export function PipelinePage({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useOpportunityWords();
  const navigate = useNavigate();
  const { data, error, refetch } = usePipeline(search);
  useCrumbs({ text: t("pipeline.opportunities"), to: "/opportunities" }, { text: t("pipeline.title") });
  const isFiltered = search.cycle !== undefined || search.salesperson !== undefined;
  if (data === undefined) {
    return error === null ? <Waiting /> : <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />;
  }
  const isEmpty = data.open.count === 0 && data.close_codes.every(({ count }) => count === 0);
  const clear = (): void => onSearch({});
  return (
    <ListPage
      onSearch={() => undefined}
      keys={{ resetFilters: clear }}
      actions={null}
      tools={<ViewToggle view="pipeline" search={search} />}
      filters={
        <>
          <PipelineFilters search={search} onSearch={onSearch} />
          <span className={styles.sums} data-testid="pipeline-sums">
            <span>{t("pipeline.openCount", { count: data.open.count })}</span>
            <span>
              {t("pipeline.value")} <strong>{words.money(data.open.estimated_value)}</strong>
            </span>
            <span>
              {t("pipeline.weighted")} <strong>{words.money(data.open.calcd_current_value)}</strong>
            </span>
          </span>
        </>
      }
    >
      {isEmpty ? (
        <EmptyState
          icon={<DataFunnelRegular />}
          title={isFiltered ? t("pipeline.emptyFilterTitle") : t("pipeline.emptyTitle")}
          text={isFiltered ? t("pipeline.emptyFilterText") : t("pipeline.emptyText")}
          action={
            isFiltered ? (
              <Button onClick={clear}>{t("list.clearFilters")}</Button>
            ) : (
              <Button appearance="primary" onClick={() => void navigate({ to: "/opportunities", search: { do: "new" } })}>
                {t("pipeline.new")}
              </Button>
            )
          }
        />
      ) : (
        <Charts pipeline={data} />
      )}
    </ListPage>
  );
}
