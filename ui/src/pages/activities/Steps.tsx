import { Badge, Button, makeStyles, tokens, Tooltip } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { ArrowDownRegular } from "@fluentui/react-icons/svg/arrow-down";
import { ArrowUpRegular } from "@fluentui/react-icons/svg/arrow-up";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { EditRegular } from "@fluentui/react-icons/svg/edit";
import { TaskListSquareLtrRegular } from "@fluentui/react-icons/svg/task-list-square-ltr";
import { useMutation } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { commands, type ActivityPlan, type ActivityStep } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { useNotify } from "../../components/useNotify";
import { KindIcon } from "../tasks/columns";
import { useTaskWords } from "../tasks/words";
import { useKeepActivity } from "./queries";
import { StepDialog } from "./StepDialog";
import { useFormulaWords } from "./useFormulaWords";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", minHeight: 0, height: "100%", overflowY: "auto", padding: "12px 20px 20px" },
  head: { display: "flex", alignItems: "center", gap: "8px", flexWrap: "wrap", marginBottom: "12px" },
  title: {
    margin: 0,
    flexGrow: 1,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "8px" },
  step: {
    display: "flex",
    alignItems: "center",
    gap: "12px",
    padding: "10px 12px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  no: { width: "20px", textAlign: "right", flexShrink: 0, color: tokens.colorNeutralForeground3 },
  icon: { display: "inline-flex", fontSize: "20px", color: tokens.colorNeutralForeground2 },
  words: { flexGrow: 1, minWidth: 0 },
  name: { overflowWrap: "anywhere" },
  when: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, color: tokens.colorNeutralForeground2 },
  buttons: { display: "flex", flexShrink: 0 },
});

interface StepProps {
  step: ActivityStep;
  place: number;
  last: boolean;
  busy: boolean;
  onMove: (by: number) => void;
  onEdit: () => void;
  onDelete: () => void;
}

function IconButton({ name, icon, disabled, onClick }: { name: string; icon: ReactElement; disabled: boolean; onClick: () => void }) {
  return (
    <Tooltip content={name} relationship="label">
      <Button
        size="small"
        appearance="subtle"
        icon={icon}
        disabledFocusable={disabled}
        onClick={() => {
          if (!disabled) {
            onClick();
          }
        }}
      />
    </Tooltip>
  );
}

function Step({ step, place, last, busy, onMove, onEdit, onDelete }: StepProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useTaskWords();
  const formula = useFormulaWords()(step.date_formula) ?? step.date_formula;
  const no = place + 1;
  const when = step.date_formula === "" ? formula : t("activities.explained", { formula: step.date_formula, words: formula });
  return (
    <li className={styles.step} data-testid="activity-step">
      <span className={styles.no}>{no}</span>
      <span className={styles.icon}>
        <KindIcon kind={step.type} />
      </span>
      <div className={styles.words}>
        <div className={styles.name}>
          {step.description}{" "}
          {step.priority !== "Normal" && (
            <Badge appearance="tint" shape="rounded" color={step.priority === "High" ? "warning" : "informative"}>
              {words.priority(step.priority)}
            </Badge>
          )}
        </div>
        <div className={styles.when}>
          {words.kind(step.type)} · {when}
        </div>
      </div>
      <div className={styles.buttons}>
        <IconButton name={t("activities.moveUp", { no })} icon={<ArrowUpRegular />} disabled={busy || place === 0} onClick={() => onMove(-1)} />
        <IconButton name={t("activities.moveDown", { no })} icon={<ArrowDownRegular />} disabled={busy || last} onClick={() => onMove(1)} />
        <IconButton name={t("activities.editStep", { no })} icon={<EditRegular />} disabled={busy} onClick={onEdit} />
        <IconButton name={t("activities.deleteStep", { no })} icon={<DeleteRegular />} disabled={busy} onClick={onDelete} />
      </div>
    </li>
  );
}

/** What is done with steps; a step that was deleted can be brought back for ten seconds. */
function useStepActs(plan: ActivityPlan) {
  const { t } = useTranslation();
  const notify = useNotify();
  const keep = useKeepActivity();
  const { mutate, isPending } = useMutation({
    mutationFn: (act: () => Promise<ActivityPlan>) => act(),
    onSuccess: keep,
    onError: notify.failure,
  });
  const move = (place: number, by: number): void => {
    const order = plan.steps.map(({ step }) => step);
    const [moved] = order.splice(place, 1);
    if (moved !== undefined) {
      order.splice(place + by, 0, moved);
      mutate(() => commands.orderActivitySteps(plan.code, order));
    }
  };
  const remove = ({ step, ...fields }: ActivityStep): void =>
    mutate(async () => {
      const left = await commands.deleteActivityStep(plan.code, step);
      notify.undoable(t("activities.stepDeleted", { name: fields.description }), () =>
        mutate(() => commands.addActivityStep(plan.code, { ...fields, step: String(step) })),
      );
      return left;
    });
  return { move, remove, busy: isPending };
}

/** The steps of an activity: add, edit, delete, put into another order. */
export function Steps({ plan }: { plan: ActivityPlan }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const acts = useStepActs(plan);
  const [editing, setEditing] = useState<{ step: ActivityStep | null } | null>(null);
  const addButton = (
    <Button icon={<AddRegular />} onClick={() => setEditing({ step: null })}>
      {t("activities.newStep")}
    </Button>
  );
  const isEmpty = plan.steps.length === 0;
  return (
    <section className={styles.root} aria-label={t("activities.stepsOf", { name: plan.code })}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t("activities.stepsOf", { name: plan.description || plan.code })}</h2>
        {!isEmpty && addButton}
      </header>
      {isEmpty && (
        <EmptyState
          icon={<TaskListSquareLtrRegular />}
          title={t("activities.noSteps")}
          text={t("activities.noStepsText")}
          action={addButton}
        />
      )}
      <ol className={styles.list}>
        {plan.steps.map((step, place) => (
          <Step
            key={step.step}
            step={step}
            place={place}
            last={place === plan.steps.length - 1}
            busy={acts.busy}
            onMove={(by) => acts.move(place, by)}
            onEdit={() => setEditing({ step })}
            onDelete={() => acts.remove(step)}
          />
        ))}
      </ol>
      {editing !== null && <StepDialog plan={plan} step={editing.step} onClose={() => setEditing(null)} />}
    </section>
  );
}
