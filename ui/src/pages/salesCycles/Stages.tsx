import {
  Button,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
  Tooltip,
} from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { StepsRegular } from "@fluentui/react-icons/svg/steps";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type SalesCycle, type Stage } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { useNotify } from "../../components/useNotify";
import { useFormulaWords } from "../activities/useFormulaWords";
import { useOpportunityWords } from "../opportunities/words";
import { useKeepCycle } from "./keep";
import { StageDialog } from "./StageDialog";
import { Statistics } from "./Statistics";

const useStyles = makeStyles({
  root: { height: "100%", overflowY: "auto", padding: "12px 20px 20px", boxSizing: "border-box" },
  head: { display: "flex", alignItems: "center", gap: "8px", flexWrap: "wrap", marginBottom: "4px" },
  title: {
    margin: 0,
    flexGrow: 1,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  method: { margin: "0 0 12px", color: tokens.colorNeutralForeground2 },
  no: { width: "28px" },
  share: { width: "92px", textAlign: "right" },
  buttons: { width: "72px" },
  cell: { paddingTop: "6px", paddingBottom: "6px", overflowWrap: "anywhere" },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
});

interface RowProps {
  stage: Stage;
  busy: boolean;
  onEdit: () => void;
  onDelete: () => void;
}

function StageRow({ stage, busy, onEdit, onDelete }: RowProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useOpportunityWords();
  const explain = useFormulaWords();
  const notes = [
    stage.date_formula === "" ? "" : t("cycles.closing", { formula: stage.date_formula, words: explain(stage.date_formula) ?? stage.date_formula }),
    stage.activity_code === "" ? "" : t("cycles.activityOf", { code: stage.activity_code }),
    stage.quote_required ? t("cycles.quoteRequired") : "",
    stage.allow_skip ? t("cycles.allowSkip") : "",
  ].filter((note) => note !== "");
  const no = stage.stage;
  return (
    <TableRow data-testid="cycle-stage">
      <TableCell className={styles.no}>{no}</TableCell>
      <TableCell className={styles.cell}>
        <div>
          {stage.description}
          {notes.length > 0 && <div className={styles.small}>{notes.join(" · ")}</div>}
        </div>
      </TableCell>
      <TableCell className={styles.share}>{words.percent(stage.completed)}</TableCell>
      <TableCell className={styles.share}>{words.percent(stage.chances)}</TableCell>
      <TableCell className={styles.buttons}>
        <Tooltip content={t("cycles.editStage", { no })} relationship="label">
          <Button size="small" appearance="subtle" icon={<EditRegular />} disabled={busy} onClick={onEdit} />
        </Tooltip>
        <Tooltip content={t("cycles.deleteStage", { no })} relationship="label">
          <Button size="small" appearance="subtle" icon={<DeleteRegular />} disabled={busy} onClick={onDelete} />
        </Tooltip>
      </TableCell>
    </TableRow>
  );
}

/** Deletes a stage; for ten seconds it can be brought back as it was. */
function useDeleteStage(cycle: SalesCycle) {
  const { t } = useTranslation();
  const notify = useNotify();
  const keep = useKeepCycle();
  const { mutate, isPending } = useMutation({
    mutationFn: (act: () => Promise<SalesCycle>) => act(),
    onSuccess: keep,
    onError: notify.failure,
  });
  const bringBack = (stage: Stage): void =>
    mutate(() =>
      commands.addSalesCycleStage(cycle.code, {
        stage: String(stage.stage),
        description: stage.description,
        completed: String(stage.completed ?? 0),
        chances: String(stage.chances ?? 0),
        activity: stage.activity_code,
        quote_required: String(stage.quote_required),
        allow_skip: String(stage.allow_skip),
        date_formula: stage.date_formula,
      }),
    );
  const remove = (stage: Stage): void =>
    mutate(async () => {
      const left = await commands.deleteSalesCycleStage(cycle.code, stage.stage);
      notify.undoable(t("cycles.stageDeleted", { name: stage.description }), () => bringBack(stage));
      return left;
    });
  return { remove, busy: isPending };
}

/** The stages of a sales cycle: add, edit, delete, and how its opportunities do. */
export function Stages({ cycle }: { cycle: SalesCycle }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { remove, busy } = useDeleteStage(cycle);
  const [editing, setEditing] = useState<{ stage: Stage | null } | null>(null);
  const isEmpty = cycle.stages.length === 0;
  const addButton = (
    <Button icon={<AddRegular />} onClick={() => setEditing({ stage: null })}>
      {t("cycles.newStage")}
    </Button>
  );
  const name = cycle.description || cycle.code;
  return (
    <section className={styles.root} aria-label={t("cycles.stagesOf", { name })}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t("cycles.stagesOf", { name })}</h2>
        {!isEmpty && addButton}
      </header>
      <p className={styles.method}>
        {t(`cycles.methods.${cycle.probability_calculation}`)}: {t(`cycles.methodTexts.${cycle.probability_calculation}`)}
      </p>
      {isEmpty ? (
        <EmptyState icon={<StepsRegular />} title={t("cycles.noStages")} text={t("cycles.noStagesText")} action={addButton} />
      ) : (
        <>
          <Table size="small" aria-label={t("cycles.stagesOf", { name })}>
            <TableHeader>
              <TableRow>
                <TableHeaderCell className={styles.no}>{t("cycles.no")}</TableHeaderCell>
                <TableHeaderCell>{t("cycles.stage")}</TableHeaderCell>
                <TableHeaderCell className={styles.share}>{t("cycles.completedShort")}</TableHeaderCell>
                <TableHeaderCell className={styles.share}>{t("cycles.chancesShort")}</TableHeaderCell>
                <TableHeaderCell className={styles.buttons} aria-label={t("cycles.edit")} />
              </TableRow>
            </TableHeader>
            <TableBody>
              {cycle.stages.map((stage) => (
                <StageRow key={stage.stage} stage={stage} busy={busy} onEdit={() => setEditing({ stage })} onDelete={() => remove(stage)} />
              ))}
            </TableBody>
          </Table>
          <Statistics code={cycle.code} />
        </>
      )}
      {editing !== null && <StageDialog cycle={cycle} stage={editing.stage} onClose={() => setEditing(null)} />}
    </section>
  );
}
