import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Task } from "../../api";
import { SalespersonPicker } from "../salespeople/SalespersonPicker";
import { EditDialog } from "../templates/EditDialog";

interface Props {
  tasks: readonly Task[];
  onChoose: (code: string) => void;
  onClose: () => void;
}

/** Gives tasks to another salesperson. */
export function AssignDialog({ tasks, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState("");
  return (
    <EditDialog
      title={t("tasks.assignTitle", { count: tasks.length })}
      error={null}
      ready={code !== ""}
      confirm={t("tasks.assignConfirm")}
      onSave={() => {
        onChoose(code);
        onClose();
      }}
      onClose={onClose}
    >
      <SalespersonPicker label={t("tasks.salesperson")} required value={code} onChoose={setCode} />
    </EditDialog>
  );
}
