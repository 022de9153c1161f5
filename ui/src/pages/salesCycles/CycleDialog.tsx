import { Field, Input, makeStyles, Radio, RadioGroup, Switch } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type ProbabilityCalculation, type SalesCycle } from "../../api";
import { useNotify } from "../../components/useNotify";
import { EditDialog } from "../templates/EditDialog";
import { CODE_LENGTH, DESCRIPTION_LENGTH } from "../templates/fields";
import { methods, useKeepCycle } from "./keep";

const useStyles = makeStyles({ whole: { gridColumn: "1 / -1" } });

interface Props {
  /** The one to edit; `null` for a new one. */
  row: SalesCycle | null;
  onSaved: (row: SalesCycle) => void;
  onClose: () => void;
}

/** Adds or edits a sales cycle (R95). Another method counts from the next step of an opportunity on. */
export function CycleDialog({ row, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const keep = useKeepCycle();
  const [code, setCode] = useState(row?.code ?? "");
  const [description, setDescription] = useState(row?.description ?? "");
  const [method, setMethod] = useState<ProbabilityCalculation>(row?.probability_calculation ?? "Multiply");
  const [blocked, setBlocked] = useState(row?.blocked ?? false);
  const saving = useMutation({
    mutationFn: () => {
      const fields = { description: description.trim(), probability_calculation: method, blocked: String(blocked) };
      return row === null ? commands.addSalesCycle({ code: code.trim(), ...fields }) : commands.setSalesCycle(row.code, fields);
    },
    onSuccess: (saved) => {
      keep(saved);
      notify.success(t("cycles.saved", { code: saved.code }));
      onSaved(saved);
      onClose();
    },
  });
  return (
    <EditDialog
      title={row === null ? t("cycles.newTitle") : t("cycles.editTitle", { code: row.code })}
      error={saving.error === null ? null : asEngineError(saving.error)}
      ready={code.trim() !== "" && !saving.isPending}
      onSave={() => saving.mutate()}
      onClose={onClose}
    >
      <Field label={t("cycles.code")} required={row === null} hint={t("cycles.codeHint")}>
        <Input
          value={code}
          maxLength={CODE_LENGTH}
          readOnly={row !== null}
          onChange={(_, data) => setCode(data.value.toUpperCase())}
        />
      </Field>
      <Field label={t("cycles.blocked")} hint={t("cycles.blockedHint")}>
        <Switch checked={blocked} onChange={(_, data) => setBlocked(data.checked)} />
      </Field>
      <Field label={t("cycles.description")} className={styles.whole}>
        <Input value={description} maxLength={DESCRIPTION_LENGTH} onChange={(_, data) => setDescription(data.value)} />
      </Field>
      <Field label={t("cycles.method")} hint={row === null ? undefined : t("cycles.methodHint")} className={styles.whole}>
        <RadioGroup value={method} onChange={(_, data) => setMethod(data.value as ProbabilityCalculation)}>
          {methods.map((one) => (
            <Radio
              key={one}
              value={one}
              label={
                <>
                  {t(`cycles.methods.${one}`)}
                  <br />
                  <small>{t(`cycles.methodTexts.${one}`)}</small>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
    </EditDialog>
  );
}
