import { Button } from "@fluentui/react-components";
import { ArrowUndoRegular } from "@fluentui/react-icons/svg/arrow-undo";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { PeopleCheckmarkRegular } from "@fluentui/react-icons/svg/people-checkmark";
import { PersonLinkRegular } from "@fluentui/react-icons/svg/person-link";
import { ProhibitedRegular } from "@fluentui/react-icons/svg/prohibited";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { commands, type Explanation, type MailRule } from "../../api";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { sharedAddresses, unknownPeople } from "../../rules/why";
import { ActionCard } from "./ActionCard";
import { useDeskActs } from "./useDeskActs";
import { useMessageActs } from "./useMessageActs";
import { useRuleActs } from "./useRuleActs";

/** Leads to the desk, where an unknown address is assigned or kept out, and its effect is shown before. */
export function DeskCards({ message }: { message: Explanation }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const unknown = unknownPeople(message).map(({ address }) => address.toLowerCase());
  const shared = sharedAddresses(message.decision);
  const address = unknown.join(", ");
  const select = unknown.join(",");
  return (
    <>
      {unknown.length > 0 && (
        <>
          <ActionCard icon={<PersonLinkRegular />} title={t("why.assignTitle")} text={t("why.assignText", { address })}>
            <Button onClick={() => void navigate({ to: "/desk/unknown", search: { select, plan: "assign" } })}>
              {t("why.assign")}
            </Button>
          </ActionCard>
          <ActionCard icon={<ProhibitedRegular />} title={t("why.neverTitle")} text={t("why.neverText", { address })}>
            <Button onClick={() => void navigate({ to: "/desk/unknown", search: { select, plan: "never" } })}>
              {t("why.never")}
            </Button>
          </ActionCard>
        </>
      )}
      {shared.length > 0 && (
        <ActionCard
          suggested
          icon={<PeopleCheckmarkRegular />}
          title={t("why.chooseTitle")}
          text={t("why.chooseText")}
        >
          <Button
            appearance="primary"
            onClick={() => void navigate({ to: "/desk/ambiguous", search: { select: shared.join(","), plan: "choose" } })}
          >
            {t("why.choose")}
          </Button>
        </ActionCard>
      )}
    </>
  );
}

/** The rule that keeps a message out of the log; `undefined` when it was deleted meanwhile. */
function useRuleOf({ decision, reason }: Explanation): MailRule | undefined {
  const byRule = reason === "never_log" || reason === "asks_first";
  const all = useQuery({ queryKey: ["mailRules"], queryFn: () => commands.getMailRules(), enabled: byRule });
  const kind = reason === "never_log" ? "never_log" : "always_ask";
  const step = decision.steps.findLast(
    ({ rule, verdict }) => rule === kind && (verdict === "stopped" || verdict === "no"),
  );
  return byRule ? all.data?.find((rule) => rule.kind === kind && rule.value === step?.detail) : undefined;
}

/** What can be done about a rule that keeps a message out of the log. */
export function RuleCards({ message }: { message: Explanation }) {
  const { t } = useTranslation();
  const { remove, removing } = useRuleActs();
  const { retry, retrying } = useMessageActs();
  const rule = useRuleOf(message);
  return (
    <>
      {message.reason === "asks_first" && (
        <ActionCard suggested icon={<CheckmarkCircleRegular />} title={t("why.askTitle")} text={t("why.askText")}>
          <Button appearance="primary" disabled={retrying} onClick={() => retry(message.key)}>
            {t("why.ask")}
          </Button>
        </ActionCard>
      )}
      {rule !== undefined && (
        <ActionCard
          icon={<DeleteRegular />}
          title={t("why.ruleTitle", { value: rule.value === "own_domains" ? t("why.ownDomains") : rule.value })}
          text={t("why.ruleText")}
        >
          <Button disabled={removing} onClick={() => remove([rule])}>
            {t("why.rule")}
          </Button>
        </ActionCard>
      )}
    </>
  );
}

/** Takes back the decision of the desk that a message followed, where there is one. */
export function UndoCard({ message }: { message: Explanation }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const { undo, busy } = useDeskActs();
  const last = useQuery({
    queryKey: ["desk", "last", message.key],
    queryFn: () => commands.getLastDeskAct(message.key),
    retry: false,
  }).data;
  if (last === null || last === undefined) {
    return null;
  }
  return (
    <ActionCard
      icon={<ArrowUndoRegular />}
      title={message.outcome === "logged" ? t("why.undoTitle") : t("why.undoTitleOther")}
      text={t("why.undoText", { when: format.relative(last.occurred_at, now), count: last.messages })}
    >
      <Button disabled={busy} onClick={() => undo(last.undo_id)}>
        {t("why.undo")}
      </Button>
    </ActionCard>
  );
}
