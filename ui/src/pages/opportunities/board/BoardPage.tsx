import { Button, makeStyles, tokens, ToolbarDivider } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { ArrowRightRegular } from "@fluentui/react-icons/svg/arrow-right";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { OpenRegular } from "@fluentui/react-icons/svg/open";
import { BoardRegular } from "@fluentui/react-icons/svg/board";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, type Board, type BoardColumn, type SalesCycle } from "../../../api";
import { EmptyState } from "../../../components/EmptyState";
import { ErrorState } from "../../../components/ErrorState";
import { useCrumbs } from "../../../components/frame/crumbs";
import { Kbd } from "../../../components/Kbd";
import { ListPage, RowActions, SearchField, type RowAction } from "../../../components/list";
import { Waiting } from "../../audit/Waiting";
import { NewOpportunityDialog } from "../NewOpportunityDialog";
import { PipelineFilters } from "../pipeline/PipelineFilters";
import type { PipelineSearch } from "../pipeline/search";
import { useOpportunityWords } from "../words";
import { found } from "./find";
import { Stages } from "./Stages";
import { useBoard } from "./useBoard";
import { useMoves } from "./useMoves";
import { ViewToggle } from "./ViewToggle";

const useStyles = makeStyles({
  sums: {
    marginLeft: "auto",
    display: "flex",
    flexWrap: "wrap",
    gap: "4px 16px",
    color: tokens.colorNeutralForeground2,
    "& strong": { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  },
  whole: { display: "flex", flexDirection: "column", flex: "1 1 0", minWidth: 0, minHeight: 0 },
  foot: {
    flexShrink: 0,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "4px 16px",
    padding: "6px 16px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  keys: { marginLeft: "auto", display: "flex", flexWrap: "wrap", gap: "4px 16px" },
  key: { display: "inline-flex", alignItems: "center", gap: "6px" },
});

interface Props {
  search: PipelineSearch;
  onSearch: (search: PipelineSearch) => void;
}

/** Opportunities → Board: the open ones of a sales cycle, a column for each stage (R97, R101). */
export function BoardPage({ search, onSearch }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { board, cycle, error, refetch } = useBoard(search);
  useCrumbs({ text: t("board.opportunities"), to: "/opportunities" }, { text: t("board.title") });
  if (error !== null && board === undefined) {
    return <ErrorState error={asEngineError(error)} onRetry={refetch} />;
  }
  if (cycle === null) {
    return (
      <EmptyState
        icon={<BoardRegular />}
        title={t("board.noCycleTitle")}
        text={t("board.noCycleText")}
        action={
          <Button appearance="primary" onClick={() => void navigate({ to: "/setup/cycles" })}>
            {t("board.toCycles")}
          </Button>
        }
      />
    );
  }
  if (cycle === undefined || board === undefined) {
    return <Waiting />;
  }
  return <Loaded key={cycle.code} board={board} cycle={cycle} search={search} onSearch={onSearch} />;
}

function Sums({ columns }: { columns: readonly BoardColumn[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useOpportunityWords();
  const sum = (of: "count" | "estimated_value" | "calcd_current_value"): number =>
    columns.reduce((all, column) => all + (column[of] ?? 0), 0);
  return (
    <span className={styles.sums} data-testid="board-sums">
      <span>{t("board.count", { count: sum("count") })}</span>
      <span>
        {t("board.value")} <strong>{words.money(sum("estimated_value"))}</strong>
      </span>
      <span>
        {t("board.weightedValue")} <strong>{words.money(sum("calcd_current_value"))}</strong>
      </span>
    </span>
  );
}

function Foot({ cycle }: { cycle: SalesCycle }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.foot}>
      <span>{t("board.method", { method: t(`cycles.methods.${cycle.probability_calculation}`), cycle: cycle.code })}</span>
      <span className={styles.keys}>
        <span className={styles.key}>
          <Kbd>Alt</Kbd>
          <Kbd>←</Kbd>
          <Kbd>→</Kbd>
          {t("board.keyMove")}
        </span>
        <span className={styles.key}>
          <Kbd>{t("board.space")}</Kbd>
          {t("board.keyCarry")}
        </span>
        <span className={styles.key}>
          <Kbd>{t("list.keyEnter")}</Kbd>
          {t("board.keyOpen")}
        </span>
      </span>
    </div>
  );
}

function Loaded({ board, cycle, search, onSearch }: Props & { board: Board; cycle: SalesCycle }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState("");
  const [typed, setTyped] = useState("");
  const [adding, setAdding] = useState<"new" | "first stage" | null>(null);
  const box = useRef<HTMLInputElement>(null);
  // Those not started have a column as long as there are any.
  const columns = found(board.columns, typed).filter(({ stage, count }) => stage > 0 || count > 0);
  const moves = useMoves(cycle, columns);
  const shown = columns.flatMap(({ opportunities }) => opportunities);
  const one = shown.find(({ no }) => no === chosen);
  const actions: RowAction[] = [];
  if (one !== undefined) {
    const { no } = one;
    const open = (): void => void navigate({ to: "/opportunities/$no", params: { no } });
    actions.push(
      { id: "open", name: t("board.open"), icon: <OpenRegular />, run: open },
      { id: "update", name: t("board.update"), icon: <ArrowRightRegular />, run: () => moves.update(no) },
      { id: "close", name: t("board.close"), icon: <CheckmarkCircleRegular />, run: () => moves.close(no) },
    );
  }
  const add = (): void => setAdding("new");
  const clear = (): void => {
    setTyped("");
    onSearch({ cycle: search.cycle });
  };
  const addButton = (
    <Button appearance="primary" icon={<AddRegular />} onClick={add}>
      {t("board.new")}
    </Button>
  );
  const begin = {
    ...(cycle.blocked ? {} : { sales_cycle_code: cycle.code }),
    ...(search.salesperson === undefined ? {} : { salesperson_code: search.salesperson }),
  };
  const isFiltered = search.salesperson !== undefined || typed !== "";
  const toStages = (
    <Button appearance="primary" onClick={() => void navigate({ to: "/setup/cycles" })}>
      {t("board.toCycles")}
    </Button>
  );
  const body =
    cycle.stages.length === 0 && shown.length === 0 ? (
      <EmptyState icon={<BoardRegular />} title={t("board.noStagesTitle", { cycle: cycle.code })} text={t("board.noStagesText")} action={toStages} />
    ) : shown.length === 0 && isFiltered ? (
      <EmptyState
        icon={<BoardRegular />}
        title={t("board.emptyFilterTitle")}
        text={t("board.emptyFilterText")}
        action={<Button onClick={clear}>{t("list.clearFilters")}</Button>}
      />
    ) : shown.length === 0 ? (
      <EmptyState icon={<BoardRegular />} title={t("board.emptyTitle")} text={t("board.emptyText")} action={addButton} />
    ) : (
      <Stages cycle={cycle} columns={columns} search={search} moves={moves} chosen={chosen} onChoose={setChosen} onAdd={() => setAdding("first stage")} />
    );
  return (
    <ListPage
      onSearch={() => box.current?.focus()}
      keys={{ add, resetFilters: clear }}
      actions={
        <>
          {addButton}
          {actions.length > 0 && <ToolbarDivider />}
          <RowActions actions={actions} />
        </>
      }
      tools={
        <>
          <ViewToggle view="board" search={search} />
          <SearchField value={typed} label={t("board.search")} input={box} onChange={setTyped} />
        </>
      }
      filters={
        <>
          <PipelineFilters search={search} onSearch={onSearch} cycle={cycle.code} />
          <Sums columns={columns} />
        </>
      }
    >
      <div className={styles.whole}>
        {body}
        <Foot cycle={cycle} />
      </div>
      {moves.dialog}
      {adding !== null && (
        <NewOpportunityDialog from={begin} started={adding === "first stage"} onClose={() => setAdding(null)} />
      )}
    </ListPage>
  );
}
