import {
  Button,
  Checkbox,
  Field,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  Radio,
  RadioGroup,
} from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Action, type Choice, type OpportunityActions } from "../../api";
import { DateField, isDay } from "../../components/fields/DateField";
import { useNotify } from "../../components/useNotify";
import { plainMoney, typedMoney } from "../../format/money";
import { useFormat } from "../../format/useFormat";
import { Choice as Chooser } from "../tasks/Choice";
import { EditDialog } from "../templates/EditDialog";
import { isAboveZero, MoneyInput } from "./MoneyInput";
import { isShare, PercentInput, plainShare } from "./PercentInput";
import { QuoteDialog } from "./QuoteDialog";
import { useFreshOptions, useRenewOpportunities } from "./queries";
import { useOpportunityWords } from "./words";

const useStyles = makeStyles({ whole: { gridColumn: "1 / -1" } });

interface Props {
  no: string;
  /** What to do; what the engine proposes unless told. */
  action?: Action;
  /** Where to, for Skip and Jump. */
  stage?: number;
  onClose: () => void;
}

/** Takes a step with an opportunity: First, Next, Previous, Skip, Update or Jump (R97, D.3). */
export function UpdateDialog({ no, action, stage, onClose }: Props) {
  const { t } = useTranslation();
  const { options, error } = useFreshOptions(no);
  if (options === undefined) {
    return error === null ? null : (
      <EditDialog title={t("opportunities.updateTitle", { no })} error={error} ready={false} onSave={onClose} onClose={onClose}>
        {null}
      </EditDialog>
    );
  }
  return <Loaded options={options} begin={{ action, stage }} onClose={onClose} />;
}

interface Typed {
  date: string;
  value: string;
  chances: string;
  closing: string;
  cancel: boolean;
}

const typedOf = (choice: Choice | undefined): Typed => ({
  date: choice?.date ?? "",
  value: typedMoney(choice?.estimated_value ?? null),
  chances: choice?.chances ? String(choice.chances) : "",
  closing: choice?.closing_date ?? "",
  cancel: choice?.cancel_open_tasks ?? false,
});

const choiceOf = (choices: readonly Choice[], action: Action | null, stage?: number): Choice | undefined =>
  choices.find((one) => one.action === action && (stage === undefined || one.stage === stage)) ??
  choices.find((one) => one.action === action);

interface LoadedProps {
  options: OpportunityActions;
  begin: { action: Action | undefined; stage: number | undefined };
  onClose: () => void;
}

function Loaded({ options, begin, onClose }: LoadedProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useOpportunityWords();
  const notify = useNotify();
  const { locale } = useFormat();
  const renew = useRenewOpportunities();
  const { no, choices, available } = options;
  const [choice, setChoice] = useState(() => choiceOf(choices, begin.action ?? options.default, begin.stage));
  const [typed, setTyped] = useState(() => typedOf(choice));
  const [quoting, setQuoting] = useState(false);
  const put = (part: Partial<Typed>): void => setTyped((was) => ({ ...was, ...part }));
  // Another step proposes its own chances and closing date; what was typed of the value stays.
  const choose = (next: Choice | undefined): void => {
    setChoice(next);
    setTyped((was) => ({ ...typedOf(next), value: was.value, cancel: was.cancel }));
  };
  const current = options.choices.find(({ action, stage }) => action === choice?.action && stage === choice.stage) ?? choice;
  const stages = choices.filter(({ action }) => action === choice?.action);
  const stepping = useMutation({
    mutationFn: (step: Choice) =>
      commands.updateOpportunity(no, {
        action: step.action,
        ...(step.action === "skip" || step.action === "jump" ? { stage: String(step.stage) } : {}),
        date: typed.date,
        estimated_value: plainMoney(typed.value, locale),
        chances: plainShare(typed.chances),
        closing_date: typed.closing,
        cancel_open_tasks: String(typed.cancel),
      }),
    onSuccess: (one) => {
      notify.success(t("opportunities.stepped", { no, stage: one.current_stage_description }));
      onClose();
    },
    onSettled: renew,
  });
  const complete =
    isAboveZero(typed.value, locale) &&
    isShare(typed.chances) &&
    [typed.date, typed.closing].every((day) => day !== "" && isDay(day));
  return (
    <>
      <EditDialog
        title={t("opportunities.updateTitle", { no })}
        error={stepping.error === null ? null : asEngineError(stepping.error)}
        ready={choice !== undefined && current?.quote_missing !== true && complete && !stepping.isPending}
        confirm={t("opportunities.updateConfirm")}
        onSave={() => choice !== undefined && stepping.mutate(choice)}
        onClose={onClose}
      >
        <Field label={t("opportunities.actionType")} className={styles.whole}>
          <RadioGroup
            layout="horizontal"
            value={choice?.action ?? ""}
            onChange={(_, data) => choose(choiceOf(choices, data.value as Action))}
          >
            {available.map((action) => (
              <Radio key={action} value={action} label={words.action(action)} />
            ))}
          </RadioGroup>
        </Field>
        {stages.length > 1 ? (
          <Chooser
            label={t("opportunities.stage")}
            value={String(choice?.stage ?? 0)}
            choices={stages.map(({ stage, stage_description }) => ({ value: String(stage), text: `${stage} · ${stage_description}` }))}
            onChoose={(value) => choose(stages.find(({ stage }) => String(stage) === value))}
          />
        ) : (
          <Field label={t("opportunities.stage")}>
            <div>{choice === undefined ? "–" : `${choice.stage} · ${choice.stage_description}`}</div>
          </Field>
        )}
        <DateField label={t("opportunities.changeDate")} required value={typed.date} onChange={(date) => put({ date })} />
        {current?.quote_missing === true && (
          <MessageBar intent="warning" className={styles.whole} layout="multiline">
            <MessageBarBody>{t("opportunities.quoteNeeded", { stage: current.stage_description })}</MessageBarBody>
            <MessageBarActions>
              <Button size="small" onClick={() => setQuoting(true)}>
                {t("opportunities.assignQuote")}
              </Button>
            </MessageBarActions>
          </MessageBar>
        )}
        <MoneyInput label={t("opportunities.value")} required value={typed.value} onChange={(value) => put({ value })} />
        <PercentInput label={t("opportunities.chances")} required value={typed.chances} onChange={(chances) => put({ chances })} />
        <DateField label={t("opportunities.closing")} required value={typed.closing} onChange={(closing) => put({ closing })} />
        <Checkbox
          className={styles.whole}
          label={t("opportunities.cancelTasks")}
          checked={typed.cancel}
          onChange={(_, data) => put({ cancel: data.checked === true })}
        />
      </EditDialog>
      {quoting && <QuoteDialog no={no} onAssigned={(value) => put({ value })} onClose={() => setQuoting(false)} />}
    </>
  );
}
