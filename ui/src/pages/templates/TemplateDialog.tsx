import { Dropdown, Field, Input, makeStyles, Option } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type InteractionTemplate } from "../../api";
import { useNotify } from "../../components/useNotify";
import { useFormat } from "../../format/useFormat";
import { useWayWords } from "./columns";
import { EditDialog } from "./EditDialog";
import { CODE_LENGTH, DESCRIPTION_LENGTH, draftOf, isLanguage, minorOf, minutesOf, toEngine, type Draft } from "./fields";
import { useGroups } from "./queries";
import { useRenew } from "./useRenew";

const useStyles = makeStyles({ whole: { gridColumn: "1 / -1" }, choice: { minWidth: 0 } });

interface ChoiceProps {
  label: string;
  hint?: string;
  value: string;
  choices: readonly { value: string; text: string }[];
  onChange: (value: string) => void;
}

function Choice({ label, hint, value, choices, onChange }: ChoiceProps) {
  const styles = useStyles();
  return (
    <Field label={label} hint={hint}>
      <Dropdown
        className={styles.choice}
        value={choices.find((choice) => choice.value === value)?.text ?? value}
        selectedOptions={[value]}
        onOptionSelect={(_, data) => onChange(data.optionValue ?? "")}
      >
        {choices.map((choice) => (
          <Option key={choice.value} value={choice.value} text={choice.text}>
            {choice.text}
          </Option>
        ))}
      </Dropdown>
    </Field>
  );
}

interface Props {
  /** The one to edit; `null` for a new one. */
  template: InteractionTemplate | null;
  onClose: () => void;
}

/** Adds or edits an interaction template (R48). */
export function TemplateDialog({ template, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const { locale } = useFormat();
  const renew = useRenew();
  const words = useWayWords();
  const groups = useGroups();
  const [draft, setDraft] = useState<Draft>(() => draftOf(template, locale));
  const put = (part: Partial<Draft>): void => setDraft((was) => ({ ...was, ...part }));
  const typed = (field: keyof Draft) => (_: unknown, data: { value: string }) => put({ [field]: data.value });
  const saving = useMutation({
    mutationFn: () =>
      template === null
        ? commands.addTemplate({ code: draft.code.trim(), ...toEngine(draft) })
        : commands.setTemplate(template.code, toEngine(draft)),
    onSuccess: ({ code }) => {
      renew();
      notify.success(t("admin.templates.saved", { code }));
      onClose();
    },
  });
  const wrong = {
    cost: minorOf(draft.cost) === null ? t("admin.templates.costWrong") : undefined,
    duration: minutesOf(draft.duration) === null ? t("admin.templates.durationWrong") : undefined,
    language: isLanguage(draft.language) ? undefined : t("admin.templates.languageWrong"),
  };
  const fine = Object.values(wrong).every((message) => message === undefined);
  const ready = draft.code.trim() !== "" && draft.description.trim() !== "" && fine && !saving.isPending;
  const none = { value: "", text: t("common.none") };
  return (
    <EditDialog
      title={
        template === null ? t("admin.templates.newTitle") : t("admin.templates.editTitle", { code: template.code })
      }
      error={saving.error === null ? null : asEngineError(saving.error)}
      ready={ready}
      onSave={() => saving.mutate()}
      onClose={onClose}
    >
      <Field label={t("admin.templates.code")} required={template === null}>
        <Input
          value={draft.code}
          maxLength={CODE_LENGTH}
          readOnly={template !== null}
          onChange={(_, data) => put({ code: data.value.toUpperCase() })}
        />
      </Field>
      <Choice
        label={t("admin.templates.group")}
        value={draft.group_code}
        choices={[
          none,
          ...(groups.data ?? []).map(({ code, description }) => ({ value: code, text: `${code} – ${description}` })),
        ]}
        onChange={(group_code) => put({ group_code })}
      />
      <Field label={t("admin.templates.description")} required className={styles.whole}>
        <Input value={draft.description} maxLength={DESCRIPTION_LENGTH} onChange={typed("description")} />
      </Field>
      <Field label={t("admin.templates.cost")} hint={t("admin.templates.costHint")} validationMessage={wrong.cost}>
        <Input inputMode="decimal" value={draft.cost} onChange={typed("cost")} />
      </Field>
      <Field
        label={t("admin.templates.duration")}
        hint={t("admin.templates.durationHint")}
        validationMessage={wrong.duration}
      >
        <Input inputMode="numeric" value={draft.duration} onChange={typed("duration")} />
      </Field>
      <Choice
        label={t("admin.templates.flow")}
        hint={t("admin.templates.flowHint")}
        value={draft.information_flow}
        choices={[none, ...["Inbound", "Outbound"].map((value) => ({ value, text: words.flow(value) }))]}
        onChange={(information_flow) => put({ information_flow })}
      />
      <Choice
        label={t("admin.templates.initiatedBy")}
        value={draft.initiated_by}
        choices={[none, ...["Us", "Them"].map((value) => ({ value, text: words.by(value) }))]}
        onChange={(initiated_by) => put({ initiated_by })}
      />
      <Field
        label={t("admin.templates.language")}
        hint={t("admin.templates.languageHint")}
        validationMessage={wrong.language}
      >
        <Input value={draft.language} maxLength={10} onChange={typed("language")} />
      </Field>
    </EditDialog>
  );
}
