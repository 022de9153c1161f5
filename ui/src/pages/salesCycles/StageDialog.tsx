import { Checkbox, Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type SalesCycle, type Stage } from "../../api";
import { useNotify } from "../../components/useNotify";
import { FORMULA_LENGTH } from "../activities/formula";
import { useActivities } from "../activities/queries";
import { useFormulaWords } from "../activities/useFormulaWords";
import { isShare, PercentInput } from "../opportunities/PercentInput";
import { Choice } from "../tasks/Choice";
import { EditDialog } from "../templates/EditDialog";
import { DESCRIPTION_LENGTH } from "../templates/fields";
import { useKeepCycle } from "./keep";

const useStyles = makeStyles({ whole: { gridColumn: "1 / -1" } });

/** The number after the last stage. */
function lastPlus(stages: readonly Stage[]): number {
  return Math.max(0, ...stages.map(({ stage }) => stage)) + 1;
}

const draftOf = (stage: Stage | null, stages: readonly Stage[]) => ({
  stage: String(stage?.stage ?? lastPlus(stages)),
  description: stage?.description ?? "",
  completed: String(stage?.completed ?? ""),
  chances: String(stage?.chances ?? ""),
  activity: stage?.activity_code ?? "",
  quote_required: stage?.quote_required ?? false,
  allow_skip: stage?.allow_skip ?? false,
  date_formula: stage?.date_formula ?? "",
});

/** A share as the engine takes it: blank is none. */
const share = (typed: string): string => typed.trim().replace(",", ".");

interface Props {
  cycle: SalesCycle;
  /** The one to edit; `null` for a new one. */
  stage: Stage | null;
  onClose: () => void;
}

/** Adds or edits a stage of a sales cycle (R95). */
export function StageDialog({ cycle, stage, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const keep = useKeepCycle();
  const explain = useFormulaWords();
  const { data: activities = [] } = useActivities();
  const [draft, setDraft] = useState(() => draftOf(stage, cycle.stages));
  const put = (part: Partial<typeof draft>): void => setDraft((was) => ({ ...was, ...part }));
  const no = Number(draft.stage);
  const taken = stage === null && cycle.stages.some((one) => one.stage === no);
  const wrongNo = !Number.isInteger(no) || no < 1 || no > 100_000 ? t("cycles.stageWrong") : taken ? t("cycles.stageTaken") : undefined;
  const meaning = explain(draft.date_formula);
  const fine = [draft.completed, draft.chances].every((typed) => typed === "" || isShare(typed)) && wrongNo === undefined;
  const saving = useMutation({
    mutationFn: () => {
      const fields = {
        ...draft,
        completed: share(draft.completed),
        chances: share(draft.chances),
        quote_required: String(draft.quote_required),
        allow_skip: String(draft.allow_skip),
      };
      return stage === null ? commands.addSalesCycleStage(cycle.code, fields) : commands.setSalesCycleStage(cycle.code, fields);
    },
    onSuccess: (saved) => {
      keep(saved);
      notify.success(t("cycles.stageSaved", { name: draft.description }));
      onClose();
    },
  });
  return (
    <EditDialog
      title={stage === null ? t("cycles.newStageTitle", { code: cycle.code }) : t("cycles.editStageTitle", { no: stage.stage, code: cycle.code })}
      error={saving.error === null ? null : asEngineError(saving.error)}
      ready={draft.description.trim() !== "" && fine && meaning !== null && !saving.isPending}
      onSave={() => saving.mutate()}
      onClose={onClose}
    >
      <Field label={t("cycles.stage")} required={stage === null} validationMessage={wrongNo}>
        <Input
          value={draft.stage}
          inputMode="numeric"
          readOnly={stage !== null}
          onChange={(_, data) => put({ stage: data.value.trim() })}
        />
      </Field>
      <Field label={t("cycles.description")} required>
        <Input value={draft.description} maxLength={DESCRIPTION_LENGTH} onChange={(_, data) => put({ description: data.value })} />
      </Field>
      <PercentInput label={t("cycles.completed")} value={draft.completed} onChange={(completed) => put({ completed })} />
      <PercentInput label={t("cycles.chances")} value={draft.chances} onChange={(chances) => put({ chances })} />
      <Choice
        label={t("cycles.activity")}
        value={draft.activity}
        choices={[
          { value: "", text: t("common.none") },
          ...activities.map(({ code, description }) => ({ value: code, text: `${description || code} (${code})` })),
        ]}
        onChoose={(activity) => put({ activity })}
      />
      <Field
        label={t("cycles.formula")}
        hint={t("cycles.formulaHint")}
        validationMessage={meaning === null ? t("activities.formulaWrong") : t("cycles.formulaMeans", { words: meaning })}
        validationState={meaning === null ? "error" : "none"}
      >
        <Input
          value={draft.date_formula}
          maxLength={FORMULA_LENGTH}
          placeholder="1M"
          onChange={(_, data) => put({ date_formula: data.value.toUpperCase() })}
        />
      </Field>
      <Checkbox
        className={styles.whole}
        label={t("cycles.quoteRequiredText")}
        checked={draft.quote_required}
        onChange={(_, data) => put({ quote_required: data.checked === true })}
      />
      <Checkbox
        className={styles.whole}
        label={t("cycles.allowSkipText")}
        checked={draft.allow_skip}
        onChange={(_, data) => put({ allow_skip: data.checked === true })}
      />
    </EditDialog>
  );
}
