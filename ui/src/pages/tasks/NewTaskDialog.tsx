import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands } from "../../api";
import { ContactPicker } from "../../components/contact/ContactPicker";
import { DateField, isDay } from "../../components/fields/DateField";
import { useNotify } from "../../components/useNotify";
import { useContact, useSetup } from "../../data/queries";
import { isoDay } from "../../format/moment";
import { SalespersonPicker } from "../salespeople/SalespersonPicker";
import { EditDialog } from "../templates/EditDialog";
import { Choice } from "./Choice";
import { isReminder, ReminderFields } from "./ReminderFields";
import { useRenewTasks } from "./useRenewTasks";
import { kinds, priorities, useTaskWords } from "./words";

const useStyles = makeStyles({ whole: { gridColumn: "1 / -1" } });

interface Props {
  /** Fields of the new task to begin with, under the names the engine knows them by; those that are not shown are
   *  written all the same, like `entry_no`. */
  from: Record<string, string>;
  onClose: () => void;
}

/** Adds a task (R83, R103). */
export function NewTaskDialog({ from, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useTaskWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const renew = useRenewTasks();
  const { data: setup } = useSetup();
  const [values, setValues] = useState<Record<string, string>>({ date: isoDay(new Date()), priority: "Normal", ...from });
  const contact = useContact(values["contact_no"] ?? "");
  const put = (field: string, value: string): void => setValues((was) => ({ ...was, [field]: value }));
  const { description = "", date = "", type = "", priority = "Normal", reminder = "" } = values;
  // Nobody was named: the contact's own salesperson, else the one who uses this computer.
  const proposed = contact.data?.salesperson_code || setup?.user_salesperson || "";
  const salesperson = values["salesperson_code"] || proposed;
  const adding = useMutation({
    mutationFn: () => commands.addTask({ ...values, salesperson_code: salesperson }),
    onSuccess: (task) => {
      renew();
      notify.success(t("tasks.added", { name: task.description }), undefined, {
        label: t("tasks.open"),
        run: () => void navigate({ to: "/tasks/$no", params: { no: task.no } }),
      });
      onClose();
    },
  });
  const complete = description.trim() !== "" && date !== "" && isDay(date) && salesperson !== "" && isReminder(reminder);
  return (
    <EditDialog
      title={t("tasks.newTitle")}
      error={adding.error === null ? null : asEngineError(adding.error)}
      ready={complete && !adding.isPending}
      confirm={t("tasks.newAdd")}
      onSave={() => adding.mutate()}
      onClose={onClose}
    >
      <Field label={t("tasks.description")} required className={styles.whole}>
        <Input value={description} maxLength={100} onChange={(_, data) => put("description", data.value)} />
      </Field>
      <Choice
        label={t("tasks.kind")}
        value={type}
        choices={kinds.map((kind) => ({ value: kind, text: words.kind(kind) }))}
        onChoose={(kind) => put("type", kind)}
      />
      <DateField label={t("tasks.date")} required value={date} onChange={(day) => put("date", day)} />
      <ContactPicker
        label={t("tasks.contact")}
        value={contact.data?.name ?? ""}
        onChoose={(chosen) => put("contact_no", chosen?.no ?? "")}
      />
      <SalespersonPicker
        label={t("tasks.salesperson")}
        required
        value={salesperson}
        onChoose={(code) => put("salesperson_code", code)}
      />
      <Choice
        label={t("tasks.priority")}
        value={priority}
        choices={priorities.map((one) => ({ value: one, text: words.priority(one) }))}
        onChoose={(one) => put("priority", one)}
      />
      <ReminderFields value={reminder} onChange={(moment) => put("reminder", moment)} />
    </EditDialog>
  );
}
