import { Badge, Button, makeStyles, Tab, TabList, Tooltip } from "@fluentui/react-components";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useQueryClient } from "@tanstack/react-query";
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
import { useContact } from "../../data/queries";
import { useFormat } from "../../format/useFormat";
import { CardEntries } from "../log/CardEntries";
import { Addresses } from "./Addresses";
import { ContactFacts } from "./ContactFacts";
import { ContactGeneral } from "./ContactGeneral";
import { DeleteContacts } from "./DeleteContacts";
import { fieldNames, fieldsOf } from "./fields";

const useStyles = makeStyles({
  mail: {
    display: "block",
    maxWidth: "min(360px, 70vw)",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
});

type TabName = "general" | "entries" | "addresses";

function Loaded({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [tab, setTab] = useState<TabName>("general");
  const [deleting, setDeleting] = useState(false);
  const keyText = useKeyText();
  const styles = useStyles();
  const { no } = contact;
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
            <Tooltip content={keyText("entries")} relationship="description">
              <Button icon={<BookOpenRegular />} onClick={openLog}>
                {t("card.openLog")}
              </Button>
            </Tooltip>
            <Button icon={<DeleteRegular />} onClick={() => setDeleting(true)}>
              {t("contacts.delete")}
            </Button>
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
          </>
        }
        tabs={
          <TabList style={{ flexWrap: "wrap" }} selectedValue={tab} onTabSelect={(_, data) => setTab(data.value as TabName)}>
            <Tab value="general">{t("card.general")}</Tab>
            <Tab value="entries">{t("card.entries", { count: contact.no_of_interactions })}</Tab>
            <Tab value="addresses">
              {t("card.addresses", { count: contact.alternative_addresses.length })}
            </Tab>
          </TabList>
        }
        side={<ContactFacts contact={contact} />}
      >
        {tab === "general" && <ContactGeneral contact={contact} />}
        {tab === "entries" && <CardEntries filter={{ contact: no }} without="contact" />}
        {tab === "addresses" && <Addresses contact={contact} />}
      </CardPage>
      {deleting && (
        <DeleteContacts
          contacts={[contact]}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate({ to: "/contacts" })}
        />
      )}
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
