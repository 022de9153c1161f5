import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type InteractionGroup } from "../../api";
import { useNotify } from "../../components/useNotify";
import { EditDialog } from "./EditDialog";
import { CODE_LENGTH, DESCRIPTION_LENGTH } from "./fields";
import { useRenew } from "./useRenew";

const useStyles = makeStyles({ whole: { gridColumn: "1 / -1" } });

interface Props {
  /** The one to edit; `null` for a new one. */
  group: InteractionGroup | null;
  onClose: () => void;
}

/** Adds or edits an interaction group (R48). */
export function GroupDialog({ group, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const renew = useRenew();
  const [code, setCode] = useState(group?.code ?? "");
  const [description, setDescription] = useState(group?.description ?? "");
  const saving = useMutation({
    mutationFn: () =>
      group === null
        ? commands.addGroup({ code: code.trim(), description: description.trim() })
        : commands.setGroup(group.code, { description: description.trim() }),
    onSuccess: (saved) => {
      renew();
      notify.success(t("admin.templates.saved", { code: saved.code }));
      onClose();
    },
  });
  return (
    <EditDialog
      title={
        group === null ? t("admin.templates.groupNewTitle") : t("admin.templates.groupEditTitle", { code: group.code })
      }
      error={saving.error === null ? null : asEngineError(saving.error)}
      ready={code.trim() !== "" && description.trim() !== "" && !saving.isPending}
      onSave={() => saving.mutate()}
      onClose={onClose}
    >
      <Field label={t("admin.templates.code")} required={group === null} className={styles.whole}>
        <Input
          value={code}
          maxLength={CODE_LENGTH}
          readOnly={group !== null}
          onChange={(_, data) => setCode(data.value.toUpperCase())}
        />
      </Field>
      <Field label={t("admin.templates.description")} required className={styles.whole}>
        <Input value={description} maxLength={DESCRIPTION_LENGTH} onChange={(_, data) => setDescription(data.value)} />
      </Field>
    </EditDialog>
  );
}
