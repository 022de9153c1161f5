import { Badge, Button, makeStyles, Menu, MenuButton, MenuList, MenuPopover, MenuTrigger, Tab, TabList } from "@fluentui/react-components";
import { ArrowUpRegular } from "@fluentui/react-icons/svg/arrow-up";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { TargetArrowRegular } from "@fluentui/react-icons/svg/target-arrow";
import { useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type OpportunityActions, type OpportunityCard as Everything } from "../../api";
import { useWidth } from "../../app/media";
import { ErrorState } from "../../components/ErrorState";
import { Card } from "../../components/fields/CardContext";
import { CardPage, KeyFact } from "../../components/fields/CardPage";
import { useCrumbs } from "../../components/frame/crumbs";
import { useKeys } from "../../components/keys/useKeys";
import { ActionItems } from "../../components/list/RowActions";
import type { RowAction } from "../../components/list";
import { Timeline } from "../../components/timeline/Timeline";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { ClosingText, isOverdue, StatusBadge } from "./columns";
import { Comments } from "./Comments";
import { fieldNames, fieldsOf, tasksFollow } from "./fields";
import { General } from "./General";
import { LateEntries } from "./LateEntries";
import { NextStep } from "./NextStep";
import { OpenTasks } from "./OpenTasks";
import { OpportunityEntries } from "./OpportunityEntries";
import { OpportunityFacts } from "./OpportunityFacts";
import { OpportunityTasks } from "./OpportunityTasks";
import { Overview } from "./Overview";
import { useOpportunity, useOpportunityOptions, useRenewOpportunities, useSalesCycles } from "./queries";
import type { CardTab } from "./search";
import { StageBar } from "./StageBar";
import { daysUntil, spansOf } from "./stages";
import { useOpportunityActions } from "./useOpportunityActions";
import { useTasksQuestion } from "./useTasksQuestion";
import { useOpportunityWords } from "./words";

const useStyles = makeStyles({
  /** The boxes side by side where they do not fit beside the card. */
  above: { flexShrink: 0, display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(300px, 1fr))" },
});

/** So many actions stand as buttons; the rest are in the menu. */
const BUTTONS = 3;

/** What leads on as the main button, then the next ones, the rest in a menu. */
function CardActions({ actions }: { actions: readonly RowAction[] }) {
  const { t } = useTranslation();
  const shown = actions.filter(({ more }) => more !== true).slice(0, BUTTONS);
  const rest = actions.filter((action) => !shown.includes(action));
  return (
    <>
      {shown.map(({ id, name, icon, run }) => (
        <Button key={id} appearance={id === "update" || id === "activate" ? "primary" : "secondary"} icon={icon} onClick={run}>
          {name}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu hasIcons>
          <MenuTrigger disableButtonEnhancement>
            <MenuButton icon={<MoreHorizontalRegular />} menuIcon={null} aria-label={t("opportunities.moreActions")} />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <ActionItems actions={rest} />
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </>
  );
}

function Badges({ card }: { card: Everything }) {
  const words = useOpportunityWords();
  return (
    <>
      <Badge appearance="tint" color="informative" shape="rounded">
        {card.no}
      </Badge>
      <StatusBadge opportunity={card} />
      {card.priority === "High" && (
        <Badge appearance="tint" color="warning" shape="rounded" icon={<ArrowUpRegular />}>
          {words.priority("High")}
        </Badge>
      )}
    </>
  );
}

function Facts({ card }: { card: Everything }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  const words = useOpportunityWords();
  const { estimated_closing_date: closing, closed, sales_document_no: quote } = card;
  const until = daysUntil(closing, now);
  const soon = !closed && closing !== "" && !isOverdue(card, now);
  return (
    <>
      <KeyFact label={t("opportunities.value")}>
        <strong>{words.money(card.estimated_value)}</strong>
      </KeyFact>
      <KeyFact label={t("opportunities.weighted")}>
        <strong title={t("opportunities.weightedHint")}>{words.money(card.calcd_current_value)}</strong>
      </KeyFact>
      <KeyFact label={t("opportunities.chances")}>{words.percent(card.chances)}</KeyFact>
      <KeyFact label={t("opportunities.completed")}>{words.percent(card.completed)}</KeyFact>
      <KeyFact label={closed ? t("opportunities.closedOn") : t("opportunities.closing")}>
        {soon ? (
          t("opportunities.inDays", { day: format.day(closing), count: until })
        ) : (
          <ClosingText opportunity={card} now={now} />
        )}
        {!closed && closing === "" && "–"}
      </KeyFact>
      <KeyFact label={t("opportunities.salesperson")}>{card.salesperson_name || card.salesperson_code || "–"}</KeyFact>
      {quote !== "" && (
        <KeyFact label={t("opportunities.quote")}>
          {quote} · {words.money(card.quote_amount)}
        </KeyFact>
      )}
    </>
  );
}

interface LoadedProps {
  card: Everything;
  options: OpportunityActions | undefined;
  begin: CardTab;
}

function Loaded({ card, options, begin }: LoadedProps) {
  const { t } = useTranslation();
  const now = useNow();
  const client = useQueryClient();
  const navigate = useNavigate();
  const renew = useRenewOpportunities();
  const { data: cycles = [] } = useSalesCycles();
  const styles = useStyles();
  const beside = useWidth() !== "narrow";
  const [tab, setTab] = useState<CardTab>(begin);
  const { no } = card;
  const { actions, keys, dialogs, step } = useOpportunityActions([card], {
    card: { proposed: options?.default ?? null, showEntries: () => setTab("entries") },
    onDeleted: () => void navigate({ to: "/opportunities" }),
  });
  useKeys(keys);
  const { ask, dialog } = useTasksQuestion();
  const write = async (fields: Record<string, string>): Promise<void> => {
    const follows = Object.keys(fields).some((field) => tasksFollow.includes(field));
    const move = follows && (await ask(card.no_of_open_tasks));
    const saved = await commands.setOpportunity(no, { ...fields, ...(move ? { move_open_tasks: "true" } : {}) });
    client.setQueryData(["opportunity", no], (was: Everything | undefined) => was && { ...was, ...saved });
    renew();
  };
  const stages = cycles.find(({ code }) => code === card.sales_cycle_code)?.stages ?? [];
  const stepTo = (stage: number): (() => void) | undefined => {
    const choice = options?.choices.find((one) => one.stage === stage && one.action !== "update");
    return choice === undefined || card.status === "Not Started" ? undefined : () => step(no, choice.action, stage);
  };
  const ahead = card.closed ? null : (
    <>
      <NextStep card={card} options={options} actions={actions} />
      <OpenTasks no={no} onAll={() => setTab("tasks")} />
    </>
  );
  return (
    <Card values={fieldsOf(card)} names={fieldNames(t)} write={write}>
      <CardPage
        name={card.description || no}
        icon={<TargetArrowRegular />}
        badges={<Badges card={card} />}
        second={
          <Link to="/contacts/$no" params={{ no: card.contact_no }} style={{ color: "inherit" }}>
            {[card.contact_name || card.contact_no, card.contact_company_name]
              .filter((part, at, all) => part !== "" && all.indexOf(part) === at)
              .join(" · ")}
          </Link>
        }
        actions={<CardActions actions={actions} />}
        facts={
          <>
            {stages.length > 0 && (
              <StageBar spans={spansOf(stages, card.history, card.current_stage, now)} stepTo={stepTo} />
            )}
            <Facts card={card} />
          </>
        }
        tabs={
          <TabList style={{ flexWrap: "wrap" }} selectedValue={tab} onTabSelect={(_, data) => setTab(data.value as CardTab)}>
            <Tab value="history">{t("opportunities.overview")}</Tab>
            <Tab value="timeline">{t("timeline.tab")}</Tab>
            <Tab value="general">{t("opportunities.general")}</Tab>
            <Tab value="entries">{t("opportunities.tabEntries", { count: card.no_of_interactions })}</Tab>
            <Tab value="tasks">{t("opportunities.tabTasks", { count: card.no_of_open_tasks })}</Tab>
            <Tab value="comments">{t("opportunities.tabComments", { count: card.comments.length })}</Tab>
          </TabList>
        }
        side={
          <>
            {ahead}
            <OpportunityFacts opportunity={card} />
          </>
        }
      >
        {tab === "history" && (
          <Overview card={card} above={beside ? null : <div className={styles.above}>{ahead}</div>} onTimeline={() => setTab("timeline")} />
        )}
        {tab === "timeline" && (
          <>
            <LateEntries no={no} />
            <Timeline whose={{ opportunity: no }} />
          </>
        )}
        {tab === "general" && <General opportunity={card} editable={options?.editable_fields ?? []} />}
        {tab === "entries" && <OpportunityEntries no={no} />}
        {tab === "tasks" && <OpportunityTasks opportunity={card} />}
        {tab === "comments" && <Comments no={no} comments={card.comments} />}
      </CardPage>
      {dialogs}
      {dialog}
    </Card>
  );
}

interface Props {
  no: string;
  /** The tab to begin with. */
  tab?: CardTab | undefined;
}

/** Card of an opportunity: where it stands, what happened, edited in place (R94). */
export function OpportunityCard({ no, tab = "history" }: Props) {
  const { t } = useTranslation();
  const { data, error, refetch } = useOpportunity(no);
  const options = useOpportunityOptions(no);
  useCrumbs({ text: t("opportunities.title"), to: "/opportunities" }, { text: data?.description || no });
  if (error !== null && data === undefined) {
    return <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />;
  }
  return data === undefined ? null : <Loaded card={data} options={options.data} begin={tab} />;
}
