import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type ActivityPlan } from "../../api";
import { useNotify } from "../../components/useNotify";
import { EditDialog } from "../templates/EditDialog";
import { CODE_LENGTH, DESCRIPTION_LENGTH } from "../templates/fields";

const useStyles = makeStyles({ whole: { gridColumn: "1 / -1" } });

interface Props {
  /** The one to edit; `null` for a new one. */
  plan: ActivityPlan | null;
  onSaved: (plan: ActivityPlan) => void;
  onClose: () => void;
}

/** Adds or edits an activity (R103). */
export function PlanDialog({ plan, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const client = useQueryClient();
  const [code, setCode] = useState(plan?.code ?? "");
  const [description, setDescription] = useState(plan?.description ?? "");
  const saving = useMutation({
    mutationFn: () =>
      plan === null
        ? commands.addActivityPlan({ code: code.trim(), description: description.trim() })
        : commands.setActivityPlan(plan.code, { description: description.trim() }),
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: ["activities"] });
      notify.success(t("activities.saved", { code: saved.code }));
      onSaved(saved);
      onClose();
    },
  });
  return (
    <EditDialog
      title={plan === null ? t("activities.newTitle") : t("activities.editTitle", { code: plan.code })}
      error={saving.error === null ? null : asEngineError(saving.error)}
      ready={code.trim() !== "" && !saving.isPending}
      onSave={() => saving.mutate()}
      onClose={onClose}
    >
      <Field label={t("activities.code")} required={plan === null} hint={t("activities.codeHint")} className={styles.whole}>
        <Input
          value={code}
          maxLength={CODE_LENGTH}
          readOnly={plan !== null}
          onChange={(_, data) => setCode(data.value.toUpperCase())}
        />
      </Field>
      <Field label={t("activities.description")} className={styles.whole}>
        <Input value={description} maxLength={DESCRIPTION_LENGTH} onChange={(_, data) => setDescription(data.value)} />
      </Field>
    </EditDialog>
  );
}
