import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { MailRegular } from "@fluentui/react-icons/svg/mail";
import { useTranslation } from "react-i18next";
import { commands, type OpportunityActions, type OpportunityCard, type TimelineKind } from "../../api";
import { FactBox } from "../../components/fields/FactBox";
import type { RowAction } from "../../components/list";
import { useTimeline } from "../../components/timeline/useTimeline";
import { useNotify } from "../../components/useNotify";
import { useContact } from "../../data/queries";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { useAge } from "../start/age";
import { useSalesCycles } from "./queries";
import { daysUntil } from "./stages";

const mail: readonly TimelineKind[] = ["mail_in", "mail_out"];

/** Days without an answer after which a mail is said to be old instead of waited for. */
const LOOK_BACK = 30;

const useStyles = makeStyles({
  list: { margin: "0 0 10px", paddingLeft: "18px", fontSize: tokens.fontSizeBase200, lineHeight: "18px" },
  warn: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

/** What the last mail says about whose turn it is. */
function useLastMail(card: OpportunityCard): string | null {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const ageOf = useAge();
  const { rows, loading } = useTimeline({ opportunity: card.no }, mail);
  const last = rows.find((item) => item.kind === "conversation");
  const message = last?.messages[0];
  if (last === undefined || message === undefined) {
    return loading ? null : t("opportunities.nextNoMail");
  }
  const { time, information_flow, contact_name } = message.entry;
  const age = ageOf(time, now);
  if (last.waits_for === null || age.days >= LOOK_BACK) {
    return t("opportunities.nextQuiet", { day: format.date(Date.parse(time)) });
  }
  const name = information_flow === "Inbound" ? contact_name : card.contact_name;
  return t(last.waits_for === "us" ? "opportunities.nextUs" : "opportunities.nextThem", { name, age: age.short });
}

/** What the next stage is and what it asks for; nothing while that is read. */
function useDemands(card: OpportunityCard, options: OpportunityActions | undefined): string[] {
  const { t } = useTranslation();
  const { data: cycles } = useSalesCycles();
  const stages = cycles?.find(({ code }) => code === card.sales_cycle_code)?.stages ?? [];
  if (options === undefined || cycles === undefined) {
    return [];
  }
  if (card.status === "Not Started") {
    const [first] = stages;
    return [first === undefined ? t("opportunities.nextActivateNone") : t("opportunities.nextActivate", { stage: first.description })];
  }
  const next = options.choices.find(({ action }) => action === "next" || action === "first");
  if (next === undefined) {
    return [t("opportunities.nextUpdate")];
  }
  const code = stages.find(({ stage }) => stage === next.stage)?.activity_code ?? "";
  return [
    t("opportunities.nextStage", { stage: `${next.stage} ${next.stage_description}` }),
    ...(next.quote_missing ? [t("opportunities.nextQuote")] : []),
    ...(code === "" ? [] : [t("opportunities.nextActivity", { code })]),
  ];
}

interface Props {
  card: OpportunityCard;
  options: OpportunityActions | undefined;
  /** What can be done with it; the first is what is proposed. */
  actions: readonly RowAction[];
}

/** What leads an open opportunity on: the next stage and what it asks for, when it is due, whose turn it is. */
export function NextStep({ card, options, actions }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const notify = useNotify();
  const demands = useDemands(card, options);
  const lastMail = useLastMail(card);
  const reachable = (useContact(card.contact_no).data?.email ?? "") !== "";
  if (card.closed) {
    return null;
  }
  const { estimated_closing_date: closing } = card;
  const count = daysUntil(closing, now);
  const day = format.day(closing);
  const quoteMissing = options?.choices.some(({ action, quote_missing }) => action === "next" && quote_missing) ?? false;
  const wanted = card.status === "Not Started" ? ["activate"] : quoteMissing ? ["quote", "update"] : ["update"];
  const steps = wanted.flatMap((id) => actions.filter((action) => action.id === id));
  const due = count === 0 ? t("opportunities.nextToday") : t("opportunities.nextDue", { count, day });
  return (
    <FactBox title={t("opportunities.nextStep")}>
      <ul className={styles.list} data-testid="next-step">
        {demands.map((text) => (
          <li key={text}>{text}</li>
        ))}
        {closing !== "" && count < 0 && <li className={styles.warn}>{t("opportunities.nextOverdue", { day })}</li>}
        {closing !== "" && count >= 0 && <li>{due}</li>}
        {lastMail !== null && <li>{lastMail}</li>}
      </ul>
      <div className={styles.buttons}>
        {steps.map(({ id, name, icon, run }, at) => (
          <Button key={id} size="small" appearance={at === 0 ? "primary" : "secondary"} icon={icon} onClick={run}>
            {name}
          </Button>
        ))}
        {reachable && (
          <Button size="small" icon={<MailRegular />} onClick={() => void commands.writeMail(card.contact_no).catch(notify.failure)}>
            {t("opportunities.writeTo", { name: card.contact_name.split(" ")[0] ?? "" })}
          </Button>
        )}
      </div>
    </FactBox>
  );
}
