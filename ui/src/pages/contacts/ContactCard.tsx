import {
  Badge,
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tab,
  TabList,
  Tooltip,
} from "@fluentui/react-components";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { ChatAddRegular } from "@fluentui/react-icons/svg/chat-add";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { MailRegular } from "@fluentui/react-icons/svg/mail";
import { MergeRegular } from "@fluentui/react-icons/svg/merge";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { TaskListSquareAddRegular } from "@fluentui/react-icons/svg/task-list-square-add";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Contact } from "../../api";
import { ErrorState } from "../../components/ErrorState";
import { Card } from "../../components/fields/CardContext";
import { CardPage, KeyFact } from "../../components/fields/CardPage";
import { useCrumbs } from "../../components/frame/crumbs";
import { useKeys } from "../../components/keys/useKeys";
import { useKeyText } from "../../components/keys/words";
import { Timeline } from "../../components/timeline/Timeline";
import { useNotify } from "../../components/useNotify";
import { useContact } from "../../data/queries";
import { useFormat } from "../../format/useFormat";
import { CardEntries } from "../log/CardEntries";
import { CreateInteractionDialog } from "../interactions/CreateInteractionDialog";
import { CardOpportunities } from "../opportunities/CardOpportunities";
import { CardTasks } from "../tasks/CardTasks";
import { NewTaskDialog } from "../tasks/NewTaskDialog";
import { Addresses } from "./Addresses";
import { ContactComments } from "./ContactComments";
import { addressesOf, ContactFacts } from "./ContactFacts";
import { ContactGeneral } from "./ContactGeneral";
import { DeleteContacts } from "./DeleteContacts";
import { fieldNames, fieldsOf } from "./fields";
import { MergeDialog } from "./MergeDialog";

const useStyles = makeStyles({
  mail: {
    display: "block",
    maxWidth: "min(360px, 70vw)",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
});

type TabName = "general" | "timeline" | "entries" | "opportunities" | "tasks" | "addresses" | "comments";

type Asking = "delete" | "merge" | "task" | "interaction" | null;

/** What a card asks before it acts. */
function Dialogs({ contact, asking, onClose }: { contact: Contact; asking: Asking; onClose: () => void }) {
  const navigate = useNavigate();
  switch (asking) {
    case "delete":
      return (
        <DeleteContacts contacts={[contact]} onClose={onClose} onDeleted={() => void navigate({ to: "/contacts" })} />
      );
    case "merge":
      return <MergeDialog keep={contact} onClose={onClose} onMerged={() => undefined} />;
    case "task":
      return <NewTaskDialog from={{ contact_no: contact.no }} onClose={onClose} />;
    case "interaction":
      return <CreateInteractionDialog from={{ contact: contact.no }} onClose={onClose} />;
    case null:
      return null;
  }
}

function Loaded({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [tab, setTab] = useState<TabName>("general");
  const [asking, setAsking] = useState<Asking>(null);
  const keyText = useKeyText();
  const styles = useStyles();
  const { no } = contact;
  const { data: statistics } = useQuery({
    queryKey: ["contact", no, "statistics"],
    queryFn: () => commands.getContactStatistics(no),
  });
  const notify = useNotify();
  const reachable = addressesOf(contact).length > 0;
  const openLog = (): void => void navigate({ to: "/log", search: { contact: no } });
  useKeys({ entries: openLog });
  const write = async (fields: Record<string, string>): Promise<void> => {
    client.setQueryData(["contact", no], await commands.setContact(no, fields));
    void client.invalidateQueries({ queryKey: ["contacts"] });
  };
  return (
    <Card values={fieldsOf(contact)} names={fieldNames(t)} write={write}>
      <CardPage
        name={contact.name || t("common.noName")}
        badges={
          <>
            <Badge appearance="tint" color="informative" shape="rounded">
              {contact.no}
            </Badge>
            <Badge appearance="tint" color="informative" shape="rounded">
              {contact.type === "Company" ? t("contacts.company") : t("contacts.person")}
            </Badge>
            {contact.privacy_blocked && (
              <Badge appearance="tint" color="warning" shape="rounded">
                {t("contacts.privacyBlocked")}
              </Badge>
            )}
          </>
        }
        second={
          <>
            {contact.job_title}
            {contact.job_title !== "" && contact.type === "Person" && contact.company_no !== "" && " · "}
            {contact.type === "Person" && contact.company_no !== "" && (
              <Link to="/contacts/$no" params={{ no: contact.company_no }} style={{ color: "inherit" }}>
                {contact.company_name}
              </Link>
            )}
          </>
        }
        actions={
          <>
            <Button
              appearance="primary"
              icon={<MailRegular />}
              disabledFocusable={!reachable}
              title={reachable ? undefined : t("contacts.writeMailNone")}
              onClick={() => reachable && void commands.writeMail(no).catch(notify.failure)}
            >
              {t("contacts.writeMail")}
            </Button>
            <Tooltip content={keyText("entries")} relationship="description">
              <Button icon={<BookOpenRegular />} onClick={openLog}>
                {t("card.openLog")}
              </Button>
            </Tooltip>
            <Button icon={<TaskListSquareAddRegular />} onClick={() => setAsking("task")}>
              {t("contacts.createTask")}
            </Button>
            <Menu hasIcons>
              <MenuTrigger disableButtonEnhancement>
                <Tooltip content={t("list.moreActions")} relationship="label">
                  <Button icon={<MoreHorizontalRegular />} />
                </Tooltip>
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  <MenuItem icon={<ChatAddRegular />} onClick={() => setAsking("interaction")}>
                    {t("contacts.createInteraction")}
                  </MenuItem>
                  <MenuItem icon={<MergeRegular />} onClick={() => setAsking("merge")}>
                    {t("contacts.merge")}
                  </MenuItem>
                  <MenuItem icon={<DeleteRegular />} onClick={() => setAsking("delete")}>
                    {t("contacts.delete")}
                  </MenuItem>
                </MenuList>
              </MenuPopover>
            </Menu>
          </>
        }
        facts={
          <>
            <KeyFact label={t("contacts.email")}>
              <span className={styles.mail} title={contact.email}>
                {contact.email || "–"}
              </span>
            </KeyFact>
            <KeyFact label={t("contacts.phone")}>{contact.phone || contact.mobile || "–"}</KeyFact>
            <KeyFact label={t("contacts.salesperson")}>
              {contact.salesperson_code === "" ? (
                "–"
              ) : (
                <Link
                  to="/salespeople/$code"
                  params={{ code: contact.salesperson_code }}
                  style={{ color: "inherit" }}
                >
                  {contact.salesperson_code}
                </Link>
              )}
            </KeyFact>
            <KeyFact label={t("card.lastInteraction")}>
              {format.day(contact.date_of_last_interaction) || t("card.never")}
            </KeyFact>
            <KeyFact label={t("contacts.nextTask")}>
              {format.day(contact.next_task_date) || t("contacts.nextTaskNone")}
            </KeyFact>
          </>
        }
        tabs={
          <TabList style={{ flexWrap: "wrap" }} selectedValue={tab} onTabSelect={(_, data) => setTab(data.value as TabName)}>
            <Tab value="general">{t("card.general")}</Tab>
            <Tab value="timeline">{t("timeline.tab")}</Tab>
            <Tab value="entries">{t("card.entries", { count: contact.no_of_interactions })}</Tab>
            <Tab value="opportunities">{t("opportunities.tabCount", { count: statistics?.no_of_opportunities ?? 0 })}</Tab>
            <Tab value="tasks">{t("contacts.tasks", { count: statistics?.no_of_open_tasks ?? 0 })}</Tab>
            <Tab value="addresses">
              {t("card.addresses", { count: contact.alternative_addresses.length })}
            </Tab>
            <Tab value="comments">{t("contacts.comments", { count: statistics?.no_of_comments ?? 0 })}</Tab>
          </TabList>
        }
        side={<ContactFacts contact={contact} statistics={statistics} />}
      >
        {tab === "general" && <ContactGeneral contact={contact} />}
        {tab === "timeline" && <Timeline whose={{ contact: no }} />}
        {tab === "opportunities" && <CardOpportunities filter={{ contact: no }} without="contact" />}
        {tab === "tasks" && <CardTasks filter={{ contact: no }} without="contact" />}
        {tab === "comments" && <ContactComments no={no} />}
        {tab === "entries" && <CardEntries filter={{ contact: no }} without="contact" />}
        {tab === "addresses" && <Addresses contact={contact} />}
      </CardPage>
      <Dialogs contact={contact} asking={asking} onClose={() => setAsking(null)} />
    </Card>
  );
}

/** Card of a contact, edited in place. */
export function ContactCard({ no }: { no: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useContact(no);
  useCrumbs({ text: t("frame.contacts"), to: "/contacts" }, { text: data?.name || no });
  if (error !== null) {
    return <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />;
  }
  return data === undefined ? null : <Loaded contact={data} />;
}
