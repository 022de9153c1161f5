import { DndContext, DragOverlay, MeasuringStrategy, type DragEndEvent } from "@dnd-kit/core";
import { makeStyles } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BoardColumn, Opportunity, SalesCycle } from "../../../api";
import type { PipelineSearch } from "../pipeline/search";
import { Card, LiftedCard } from "./Card";
import { Column } from "./Column";
import { useAnnouncements, useBoardSensors, whereItIs } from "./dragging";
import { Outcomes } from "./Outcomes";
import { placeOf, type Place } from "./steps";
import type { Moves } from "./useMoves";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", flex: "1 1 0", minHeight: 0, minWidth: 0 },
  columns: { display: "flex", gap: "10px", flex: "1 1 0", minHeight: 0, padding: "16px", overflowX: "auto" },
});

interface Props {
  cycle: SalesCycle;
  columns: readonly BoardColumn[];
  search: PipelineSearch;
  moves: Moves;
  chosen: string;
  onChoose: (no: string) => void;
  /** Begins an opportunity, which it can only in the first stage. */
  onAdd: () => void;
}

/** The columns of the board and what carrying a card between them does. */
export function Stages({ cycle, columns, search, moves, chosen, onChoose, onAdd }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const [carried, setCarried] = useState<Opportunity | null>(null);
  const places = useMemo<readonly Place[]>(() => [...columns.map(({ stage }) => stage), "Won", "Lost"], [columns]);
  const find = (no: string): Opportunity | undefined =>
    columns.flatMap(({ opportunities }) => opportunities).find((one) => one.no === no);
  const sensors = useBoardSensors(places);
  const announcements = useAnnouncements(columns, find);
  // A card that has moved is another element: what was in focus stays in focus.
  useEffect(() => {
    if (chosen !== "" && document.activeElement === document.body) {
      document.querySelector<HTMLElement>(`[data-opportunity="${CSS.escape(chosen)}"]`)?.focus();
    }
  }, [columns, chosen]);
  const drop = ({ active, over }: DragEndEvent): void => {
    setCarried(null);
    const opportunity = find(String(active.id));
    const place = placeOf(over?.id);
    if (opportunity !== undefined && place !== null && place !== opportunity.current_stage) {
      moves.put(opportunity, place);
    }
  };
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={whereItIs}
      measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t("board.instructions") } }}
      onDragStart={({ active }) => {
        onChoose(String(active.id));
        setCarried(find(String(active.id)) ?? null);
      }}
      onDragEnd={drop}
      onDragCancel={() => setCarried(null)}
    >
      <div className={styles.root}>
        <div className={styles.columns} role="group" aria-label={t("board.title")}>
          {columns.map((column) => (
            <Column
              key={column.stage}
              onAdd={column.stage === cycle.stages[0]?.stage && !cycle.blocked ? onAdd : undefined}
              column={column}
              chances={cycle.stages.find(({ stage }) => stage === column.stage)?.chances ?? null}
              all={{
                cycle: cycle.code,
                stage: column.stage,
                ...(search.salesperson === undefined ? {} : { salesperson: search.salesperson }),
              }}
            >
              {column.opportunities.map((opportunity) => (
                <li key={opportunity.no}>
                  <Card
                    opportunity={opportunity}
                    chosen={opportunity.no === chosen}
                    onChoose={() => onChoose(opportunity.no)}
                    onOpen={() => void navigate({ to: "/opportunities/$no", params: { no: opportunity.no } })}
                    onMove={(by) => moves.move(opportunity, by)}
                  />
                </li>
              ))}
            </Column>
          ))}
        </div>
        {carried !== null && <Outcomes />}
      </div>
      <DragOverlay dropAnimation={null}>{carried === null ? null : <LiftedCard opportunity={carried} />}</DragOverlay>
    </DndContext>
  );
}
