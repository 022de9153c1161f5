import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Task } from "../../api";
import { DateField, isDay } from "../../components/fields/DateField";
import { useNow } from "../../format/now";
import { EditDialog } from "../templates/EditDialog";
import { dayAfter } from "./due";

interface Props {
  tasks: readonly Task[];
  onChoose: (day: string) => void;
  onClose: () => void;
}

/** Chooses the day tasks are put off to. */
export function PostponeDialog({ tasks, onChoose, onClose }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const [day, setDay] = useState(() => dayAfter(now, 1));
  return (
    <EditDialog
      title={t("tasks.postponeTitle", { count: tasks.length })}
      error={null}
      ready={day !== "" && isDay(day)}
      confirm={t("tasks.postpone")}
      onSave={() => {
        onChoose(day);
        onClose();
      }}
      onClose={onClose}
    >
      <DateField label={t("tasks.postponeTo")} required value={day} onChange={setDay} />
    </EditDialog>
  );
}
