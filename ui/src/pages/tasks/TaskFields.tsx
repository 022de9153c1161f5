import { useTranslation } from "react-i18next";
import type { Task } from "../../api";
import { ContactPicker } from "../../components/contact/ContactPicker";
import { useCard } from "../../components/fields/CardContext";
import { CardDate } from "../../components/fields/CardDate";
import { ChoiceField } from "../../components/fields/ChoiceField";
import { FieldGroup, FieldGroups } from "../../components/fields/FieldGroup";
import { TextField, useFieldMessage } from "../../components/fields/TextField";
import { useAllSalespeople } from "../../data/queries";
import { isTime } from "./fields";
import { CardReminder } from "./ReminderFields";
import { kinds, priorities, statuses, useTaskWords } from "./words";

function ContactField({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { saver } = useCard();
  const { message } = useFieldMessage()(saver.stateOf("contact_no"), null);
  return (
    <ContactPicker
      label={t("tasks.contact")}
      hint={message}
      value={task.contact_name || task.contact_no}
      onChoose={(contact) => {
        const no = contact?.no ?? "";
        if (no !== task.contact_no) {
          void saver.save("contact_no", no, task.contact_no);
        }
      }}
    />
  );
}

/** The fields of a task. */
export function TaskFields({ task }: { task: Task }) {
  const { t } = useTranslation();
  const words = useTaskWords();
  const { data: salespeople = [] } = useAllSalespeople();
  const time = (value: string): string | null => (isTime(value) ? null : t("tasks.timeWrong"));
  return (
    <FieldGroups>
      <FieldGroup title={t("tasks.cardWhat")}>
        <TextField name="description" label={t("tasks.description")} required maxLength={100} />
        <ChoiceField
          name="type"
          label={t("tasks.kind")}
          choices={kinds.map((kind) => ({ value: kind, text: words.kind(kind) }))}
        />
        <ChoiceField
          name="status"
          label={t("tasks.status")}
          hint={t("tasks.statusHint")}
          choices={statuses.map((status) => ({ value: status, text: words.status(status) }))}
        />
        <ChoiceField
          name="priority"
          label={t("tasks.priority")}
          choices={priorities.map((priority) => ({ value: priority, text: words.priority(priority) }))}
        />
      </FieldGroup>
      <FieldGroup title={t("tasks.cardWhen")}>
        <CardDate name="date" label={t("tasks.date")} required />
        <CardDate name="start_date" label={t("tasks.start")} />
        <TextField name="start_time" label={t("tasks.startTime")} hint={t("tasks.timeHint")} check={time} />
        <CardDate name="end_date" label={t("tasks.end")} />
        <TextField name="end_time" label={t("tasks.endTime")} hint={t("tasks.timeHint")} check={time} />
        <CardReminder />
      </FieldGroup>
      <FieldGroup title={t("tasks.cardWho")}>
        <ContactField task={task} />
        <ChoiceField
          name="salesperson_code"
          label={t("tasks.salesperson")}
          choices={salespeople.map(({ code, name }) => ({ value: code, text: `${name} (${code})` }))}
        />
      </FieldGroup>
    </FieldGroups>
  );
}
