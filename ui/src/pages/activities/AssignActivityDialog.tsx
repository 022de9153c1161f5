import { Link, makeStyles, MessageBar, MessageBarBody, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type ActivityPlan } from "../../api";
import { DateField, isDay } from "../../components/fields/DateField";
import { useNotify } from "../../components/useNotify";
import { useContact, useSetup } from "../../data/queries";
import { isoDay } from "../../format/moment";
import { useFormat } from "../../format/useFormat";
import { SalespersonPicker } from "../salespeople/SalespersonPicker";
import { Choice } from "../tasks/Choice";
import { KindIcon } from "../tasks/columns";
import { useRenewTasks } from "../tasks/useRenewTasks";
import { EditDialog } from "../templates/EditDialog";
import { formulaDay, readFormula } from "./formula";
import { useActivities } from "./queries";

const useStyles = makeStyles({
  whole: { gridColumn: "1 / -1" },
  title: { margin: "4px 0", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: "none", margin: 0, padding: 0, maxHeight: "240px", overflowY: "auto" },
  step: { display: "flex", gap: "8px", alignItems: "center", padding: "4px 0" },
  day: { width: "104px", flexShrink: 0, color: tokens.colorNeutralForeground2 },
});

/** The tasks that would be made, with their days. */
function Planned({ plan, from }: { plan: ActivityPlan; from: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  if (plan.steps.length === 0) {
    return <p className={styles.whole}>{t("activities.noStepsText")}</p>;
  }
  return (
    <section className={styles.whole}>
      <h3 className={styles.title}>{t("activities.willMake")}</h3>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, so the keyboard must reach it. */}
      <ul className={styles.list} tabIndex={0} aria-label={t("activities.willMake")}>
        {plan.steps.map(({ step, type, description, date_formula }) => (
          <li key={step} className={styles.step}>
            <span className={styles.day}>{format.day(formulaDay(readFormula(date_formula) ?? [], from) ?? "")}</span>
            <KindIcon kind={type} />
            <span>{description}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Props {
  contactNo: string;
  onClose: () => void;
}

/** Gives a contact the tasks of an activity after showing them with their days (R103). */
export function AssignActivityDialog({ contactNo, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const navigate = useNavigate();
  const renew = useRenewTasks();
  const contact = useContact(contactNo);
  const { data: setup } = useSetup();
  const { data: plans } = useActivities();
  const [code, setCode] = useState<string | null>(null);
  const [date, setDate] = useState(() => isoDay(new Date()));
  const [chosen, setChosen] = useState("");
  const plan = plans?.find((one) => one.code === code) ?? plans?.[0];
  const salesperson = chosen || contact.data?.salesperson_code || setup?.user_salesperson || "";
  const name = contact.data?.name ?? contactNo;
  const assigning = useMutation({
    mutationFn: () => commands.assignActivity(contactNo, { activity: plan?.code ?? "", date, salesperson }),
    onSuccess: ({ tasks }) => {
      renew();
      notify.success(t("activities.assigned", { count: tasks.length, name }), undefined, {
        label: t("activities.showTasks"),
        run: () => void navigate({ to: "/tasks", search: { contact: contactNo } }),
      });
      onClose();
    },
  });
  const count = plan?.steps.length ?? 0;
  return (
    <EditDialog
      title={t("activities.assignTo", { name })}
      error={assigning.error === null ? null : asEngineError(assigning.error)}
      ready={count > 0 && date !== "" && isDay(date) && salesperson !== "" && !assigning.isPending}
      confirm={t("activities.assign", { count })}
      onSave={() => assigning.mutate()}
      onClose={onClose}
    >
      {plans?.length === 0 && (
        <MessageBar className={styles.whole} layout="multiline">
          <MessageBarBody>
            {t("activities.noActivities")}{" "}
            <Link as="button" inline onClick={() => void navigate({ to: "/setup/activities" })}>
              {t("activities.toSetup")}
            </Link>
          </MessageBarBody>
        </MessageBar>
      )}
      <Choice
        label={t("activities.activity")}
        value={plan?.code ?? ""}
        choices={(plans ?? []).map((one) => ({ value: one.code, text: one.description || one.code }))}
        onChoose={setCode}
      />
      <DateField label={t("activities.date")} required value={date} onChange={setDate} />
      <SalespersonPicker label={t("activities.salesperson")} required value={salesperson} onChoose={setChosen} />
      {plan !== undefined && <Planned plan={plan} from={date} />}
    </EditDialog>
  );
}
