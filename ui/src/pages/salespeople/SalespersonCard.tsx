import { Badge, Button, makeStyles, Tab, TabList, Tooltip } from "@fluentui/react-components";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { DeleteRegular } from "@fluentui/react-icons/svg/delete";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type Salesperson } from "../../api";
import { ErrorState } from "../../components/ErrorState";
import { Card } from "../../components/fields/CardContext";
import { CardPage, KeyFact } from "../../components/fields/CardPage";
import { Fact, FactBox } from "../../components/fields/FactBox";
import { FieldGroup, FieldGroups } from "../../components/fields/FieldGroup";
import { SwitchField } from "../../components/fields/SwitchField";
import { TextField } from "../../components/fields/TextField";
import { useEmailCheck } from "../../components/fields/useEmailCheck";
import { useCrumbs } from "../../components/frame/crumbs";
import { useKeys } from "../../components/keys/useKeys";
import { useKeyText } from "../../components/keys/words";
import { useSalesperson } from "../../data/queries";
import { useFormat } from "../../format/useFormat";
import { CardEntries } from "../log/CardEntries";
import { DeleteSalespeople } from "./DeleteSalespeople";
import { fieldNames, fieldsOf, isPercentage } from "./fields";

const useStyles = makeStyles({
  mail: {
    display: "block",
    maxWidth: "min(360px, 70vw)",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
});

type TabName = "general" | "entries";

function General() {
  const { t } = useTranslation();
  const check = useEmailCheck();
  return (
    <FieldGroups>
      <FieldGroup title={t("card.general")}>
        <TextField name="name" label={t("salespeople.name")} required maxLength={50} />
        <TextField name="job_title" label={t("salespeople.jobTitle")} />
        <TextField
          name="commission"
          label={t("salespeople.commission")}
          check={(value) => (isPercentage(value) ? null : t("salespeople.commissionWrong"))}
        />
      </FieldGroup>
      <FieldGroup title={t("card.communication")}>
        <TextField name="email" label={t("salespeople.email")} check={check.one} />
        <TextField name="email_2" label={t("salespeople.email2")} check={check.one} />
        <TextField name="phone" label={t("salespeople.phone")} type="tel" />
      </FieldGroup>
      <FieldGroup title={t("salespeople.state")}>
        <SwitchField name="blocked" label={t("salespeople.blocked")} hint={t("salespeople.blockedHint")} />
        <SwitchField name="privacy_blocked" label={t("salespeople.privacyBlocked")} />
      </FieldGroup>
    </FieldGroups>
  );
}

function Loaded({ salesperson }: { salesperson: Salesperson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [tab, setTab] = useState<TabName>("general");
  const [deleting, setDeleting] = useState(false);
  const keyText = useKeyText();
  const styles = useStyles();
  const { code } = salesperson;
  const openLog = (): void => void navigate({ to: "/log", search: { salesperson: code } });
  useKeys({ entries: openLog });
  const write = async (fields: Record<string, string>): Promise<void> => {
    client.setQueryData(["salesperson", code], await commands.setSalesperson(code, fields));
    void client.invalidateQueries({ queryKey: ["salespeople"] });
  };
  const addresses = [
    { email: salesperson.email, kind: t("card.main") },
    { email: salesperson.email_2, kind: t("card.second") },
  ].filter(({ email }) => email !== "");
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
            <Button icon={<DeleteRegular />} onClick={() => setDeleting(true)}>
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
          </>
        }
        tabs={
          <TabList style={{ flexWrap: "wrap" }} selectedValue={tab} onTabSelect={(_, data) => setTab(data.value as TabName)}>
            <Tab value="general">{t("card.general")}</Tab>
            <Tab value="entries">{t("card.entries", { count: salesperson.no_of_interactions })}</Tab>
          </TabList>
        }
        side={
          <FactBox title={t("card.matches")}>
            {addresses.map(({ email, kind }) => (
              <Fact key={kind} label={kind}>
                {email}
              </Fact>
            ))}
            {addresses.length === 0 && t("card.noAddress")}
          </FactBox>
        }
      >
        {tab === "general" && <General />}
        {tab === "entries" && <CardEntries filter={{ salesperson: code }} without="salesperson" />}
      </CardPage>
      {deleting && (
        <DeleteSalespeople
          salespeople={[salesperson]}
          onClose={() => setDeleting(false)}
          onDeleted={() => void navigate({ to: "/salespeople" })}
        />
      )}
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
