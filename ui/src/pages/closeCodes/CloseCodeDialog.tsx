import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type CloseCode, type CloseType } from "../../api";
import { useNotify } from "../../components/useNotify";
import { Choice } from "../tasks/Choice";
import { EditDialog } from "../templates/EditDialog";
import { CODE_LENGTH, DESCRIPTION_LENGTH } from "../templates/fields";
import { useOpportunityWords } from "../opportunities/words";

const useStyles = makeStyles({ whole: { gridColumn: "1 / -1" } });

interface Props {
  /** The one to edit; `null` for a new one. */
  row: CloseCode | null;
  onSaved: (row: CloseCode) => void;
  onClose: () => void;
}

/** Adds or edits a close opportunity code (R100). What was won with it does not become lost. */
export function CloseCodeDialog({ row, onSaved, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useOpportunityWords();
  const notify = useNotify();
  const client = useQueryClient();
  const [code, setCode] = useState(row?.code ?? "");
  const [type, setType] = useState<CloseType>(row?.type ?? "Won");
  const [description, setDescription] = useState(row?.description ?? "");
  const isUsed = row !== null && row.no_of_opportunities > 0;
  const saving = useMutation({
    mutationFn: () =>
      row === null
        ? commands.addCloseCode({ code: code.trim(), type, description: description.trim() })
        : commands.setCloseCode(row.code, { type, description: description.trim() }),
    onSuccess: (saved) => {
      void client.invalidateQueries({ queryKey: ["closeCodes"] });
      notify.success(t("cycles.saved", { code: saved.code }));
      onSaved(saved);
      onClose();
    },
  });
  return (
    <EditDialog
      title={row === null ? t("cycles.close.newTitle") : t("cycles.close.editTitle", { code: row.code })}
      error={saving.error === null ? null : asEngineError(saving.error)}
      ready={code.trim() !== "" && !saving.isPending}
      onSave={() => saving.mutate()}
      onClose={onClose}
    >
      <Field label={t("cycles.code")} required={row === null} hint={t("cycles.close.codeHint")}>
        <Input
          value={code}
          maxLength={CODE_LENGTH}
          readOnly={row !== null}
          onChange={(_, data) => setCode(data.value.toUpperCase())}
        />
      </Field>
      {isUsed ? (
        <Field label={t("cycles.close.type")} hint={t("cycles.close.typeFixed", { count: row.no_of_opportunities })}>
          <Input value={words.status(type)} readOnly />
        </Field>
      ) : (
        <Choice
          label={t("cycles.close.type")}
          value={type}
          choices={(["Won", "Lost"] as const).map((value) => ({ value, text: words.status(value) }))}
          onChoose={setType}
        />
      )}
      <Field label={t("cycles.description")} className={styles.whole}>
        <Input value={description} maxLength={DESCRIPTION_LENGTH} onChange={(_, data) => setDescription(data.value)} />
      </Field>
    </EditDialog>
  );
}
