import { Badge, Button, makeStyles, Tab, TabList, Tooltip } from "@fluentui/react-components";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { ChatAddRegular } from "@fluentui/react-icons/svg/chat-add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { TaskListSquareAddRegular } from "@fluentui/react-icons/svg/task-list-square-add";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Salesperson } from "../../api";
import { ErrorState } from "../../components/ErrorState";
import { Card } from "../../components/fields/CardContext";
import { CardPage, KeyFact } from "../../components/fields/CardPage";
import { useCrumbs } from "../../components/frame/crumbs";
import { useKeys } from "../../components/keys/useKeys";
import { useKeyText } from "../../components/keys/words";
import { useSalesperson } from "../../data/queries";
import { useFormat } from "../../format/useFormat";
import { CreateInteractionDialog } from "../interactions/CreateInteractionDialog";
import { CardEntries } from "../log/CardEntries";
import { CardOpportunities } from "../opportunities/CardOpportunities";
import { CardTasks } from "../tasks/CardTasks";
import { NewTaskDialog } from "../tasks/NewTaskDialog";
import { CardContacts } from "./CardContacts";
import { DeleteSalespeople } from "./DeleteSalespeople";
import { fieldNames, fieldsOf } from "./fields";
import { SalespersonFacts } from "./SalespersonFacts";
import { SalespersonGeneral } from "./SalespersonGeneral";

const useStyles = makeStyles({
  mail: {
    display: "block",
    maxWidth: "min(360px, 70vw)",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
});

type TabName = "general" | "entries" | "opportunities" | "tasks" | "contacts";
type Asking = "delete" | "task" | "interaction";

function Loaded({ salesperson }: { salesperson: Salesperson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [tab, setTab] = useState<TabName>("general");
  const [asking, setAsking] = useState<Asking | null>(null);
  const keyText = useKeyText();
  const styles = useStyles();
  const { code } = salesperson;
  const openLog = (): void => void navigate({ to: "/log", search: { salesperson: code } });
  useKeys({ entries: openLog });
  const write = async (fields: Record<string, string>): Promise<void> => {
    client.setQueryData(["salesperson", code], await commands.setSalesperson(code, fields));
    void client.invalidateQueries({ queryKey: ["salespeople"] });
  };
  const { data: statistics } = useQuery({
    queryKey: ["salesperson", code, "statistics"],
    queryFn: () => commands.getSalespersonStatistics(code),
  });
  const close = (): void => setAsking(null);
  return (
    <Card values={fieldsOf(salesperson)} names={fieldNames(t)} write={write}>
      <CardPage
        name={salesperson.name || code}
        badges={
          <>
            <Badge appearance="tint" color="informative" shape="rounded">
              {code}
            </Badge>
            {(salesperson.blocked || salesperson.privacy_blocked) && (
              <Badge appearance="tint" color="warning" shape="rounded">
                {salesperson.blocked ? t("salespeople.blocked") : t("salespeople.privacyBlocked")}
              </Badge>
            )}
          </>
        }
        second={salesperson.job_title}
        actions={
          <>
            <Tooltip content={keyText("entries")} relationship="description">
              <Button icon={<BookOpenRegular />} onClick={openLog}>
                {t("card.openLog")}
              </Button>
            </Tooltip>
            <Button icon={<TaskListSquareAddRegular />} onClick={() => setAsking("task")}>
              {t("salespeople.newTask")}
            </Button>
            <Button icon={<ChatAddRegular />} onClick={() => setAsking("interaction")}>
              {t("salespeople.createInteraction")}
            </Button>
            <Button icon={<DeleteRegular />} onClick={() => setAsking("delete")}>
              {t("salespeople.delete")}
            </Button>
          </>
        }
        facts={
          <>
            <KeyFact label={t("salespeople.email")}>
              <span className={styles.mail} title={salesperson.email}>
                {salesperson.email || "–"}
              </span>
            </KeyFact>
            <KeyFact label={t("salespeople.phone")}>{salesperson.phone || "–"}</KeyFact>
            <KeyFact label={t("salespeople.interactions")}>
              {format.number(salesperson.no_of_interactions)}
            </KeyFact>
            <KeyFact label={t("salespeople.nextTask")}>
              {format.day(salesperson.next_task_date) || t("salespeople.noTask")}
            </KeyFact>
          </>
        }
        tabs={
          <TabList style={{ flexWrap: "wrap" }} selectedValue={tab} onTabSelect={(_, data) => setTab(data.value as TabName)}>
            <Tab value="general">{t("card.general")}</Tab>
            <Tab value="entries">{t("card.entries", { count: salesperson.no_of_interactions })}</Tab>
            <Tab value="opportunities">{t("opportunities.tabCount", { count: statistics?.no_of_opportunities ?? 0 })}</Tab>
            <Tab value="tasks">{t("salespeople.tasksCount", { count: statistics?.no_of_open_tasks ?? 0 })}</Tab>
            <Tab value="contacts">{t("salespeople.contactsCount", { count: statistics?.no_of_contacts ?? 0 })}</Tab>
          </TabList>
        }
        side={<SalespersonFacts salesperson={salesperson} statistics={statistics} />}
      >
        {tab === "general" && <SalespersonGeneral />}
        {tab === "entries" && <CardEntries filter={{ salesperson: code }} without="salesperson" />}
        {tab === "opportunities" && <CardOpportunities filter={{ salesperson: code }} without="salesperson" />}
        {tab === "tasks" && <CardTasks filter={{ salesperson: code }} without="salesperson" />}
        {tab === "contacts" && <CardContacts salesperson={salesperson} />}
      </CardPage>
      {asking === "delete" && (
        <DeleteSalespeople
          salespeople={[salesperson]}
          onClose={close}
          onDeleted={() => void navigate({ to: "/salespeople" })}
        />
      )}
      {asking === "task" && <NewTaskDialog from={{ salesperson_code: code }} onClose={close} />}
      {asking === "interaction" && <CreateInteractionDialog from={{ salesperson: code }} onClose={close} />}
    </Card>
  );
}

/** Card of a salesperson, edited in place. */
export function SalespersonCard({ code }: { code: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useSalesperson(code);
  useCrumbs({ text: t("frame.salespeople"), to: "/salespeople" }, { text: data?.name || code });
  if (error !== null) {
    return <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />;
  }
  return data === undefined ? null : <Loaded salesperson={data} />;
}
