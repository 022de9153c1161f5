import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type ActivityPlan, type ActivityStep } from "../../api";
import { useNotify } from "../../components/useNotify";
import { isoDay } from "../../format/moment";
import { useFormat } from "../../format/useFormat";
import { Choice } from "../tasks/Choice";
import { kinds, priorities, useTaskWords } from "../tasks/words";
import { EditDialog } from "../templates/EditDialog";
import { DESCRIPTION_LENGTH } from "../templates/fields";
import { FORMULA_LENGTH, formulaDay, readFormula } from "./formula";
import { useKeepActivity } from "./queries";
import { useFormulaWords } from "./useFormulaWords";

const useStyles = makeStyles({ whole: { gridColumn: "1 / -1" } });

/** What a formula means, with an example from today on, or what is wrong with it. */
function useFormulaHint(formula: string): { wrong: string | undefined; meaning: string } {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useFormulaWords()(formula);
  const terms = readFormula(formula);
  if (terms === null || words === null) {
    return { wrong: t("activities.formulaWrong"), meaning: "" };
  }
  const today = isoDay(new Date());
  const day = formulaDay(terms, today);
  if (day === null) {
    return { wrong: t("activities.formulaFar"), meaning: "" };
  }
  const said = formula.trim() === "" ? words : t("activities.explained", { formula: formula.trim().toUpperCase(), words });
  return { wrong: undefined, meaning: `${said}. ${t("activities.example", { from: format.day(today), day: format.day(day) })}.` };
}

interface Props {
  plan: ActivityPlan;
  /** The one to edit; `null` for a new one, which comes last. */
  step: ActivityStep | null;
  onClose: () => void;
}

/** Adds or edits a step of an activity (R103). */
export function StepDialog({ plan, step, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useTaskWords();
  const notify = useNotify();
  const keep = useKeepActivity();
  const [values, setValues] = useState({
    type: step?.type ?? "",
    description: step?.description ?? "",
    priority: step?.priority ?? "Normal",
    date_formula: step?.date_formula ?? "",
  });
  const put = (part: Partial<typeof values>): void => setValues((was) => ({ ...was, ...part }));
  const { wrong, meaning } = useFormulaHint(values.date_formula);
  const saving = useMutation({
    mutationFn: () =>
      step === null
        ? commands.addActivityStep(plan.code, values)
        : commands.setActivityStep(plan.code, step.step, values),
    onSuccess: (saved) => {
      keep(saved);
      notify.success(t("activities.stepSaved", { name: values.description }));
      onClose();
    },
  });
  return (
    <EditDialog
      title={step === null ? t("activities.newStepTitle") : t("activities.editStepTitle", { no: step.step })}
      error={saving.error === null ? null : asEngineError(saving.error)}
      ready={values.description.trim() !== "" && wrong === undefined && !saving.isPending}
      onSave={() => saving.mutate()}
      onClose={onClose}
    >
      <Field label={t("activities.description")} required className={styles.whole}>
        <Input
          value={values.description}
          maxLength={DESCRIPTION_LENGTH}
          onChange={(_, data) => put({ description: data.value })}
        />
      </Field>
      <Choice
        label={t("activities.kind")}
        value={values.type}
        choices={kinds.map((kind) => ({ value: kind, text: words.kind(kind) }))}
        onChoose={(type) => put({ type })}
      />
      <Choice
        label={t("activities.priority")}
        value={values.priority}
        choices={priorities.map((one) => ({ value: one, text: words.priority(one) }))}
        onChoose={(priority) => put({ priority })}
      />
      <Field
        label={t("activities.formula")}
        className={styles.whole}
        hint={t("activities.formulaHint")}
        validationMessage={wrong ?? meaning}
        validationState={wrong === undefined ? "none" : "error"}
      >
        <Input
          value={values.date_formula}
          maxLength={FORMULA_LENGTH}
          placeholder="1W+1D"
          onChange={(_, data) => put({ date_formula: data.value.toUpperCase() })}
        />
      </Field>
    </EditDialog>
  );
}
