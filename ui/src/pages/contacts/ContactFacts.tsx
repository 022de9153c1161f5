import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Contact, ContactStatistics } from "../../api";
import { Fact, FactBox } from "../../components/fields/FactBox";
import { useFormat } from "../../format/useFormat";
import { amountText } from "../templates/fields";

const useStyles = makeStyles({
  row: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: "8px",
    marginBottom: "6px",
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
    userSelect: "text",
  },
  none: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Every address by which mail meets the contact, with what it is called. */
export function addressesOf(contact: Contact): { email: string; kind: "main" | "second" | "alternative"; code: string }[] {
  const main = contact.email.split(";").map((email) => ({ email: email.trim(), kind: "main" as const, code: "" }));
  const second = { email: contact.email_2, kind: "second" as const, code: "" };
  const others = contact.alternative_addresses.map(({ email, code }) => ({
    email,
    kind: "alternative" as const,
    code,
  }));
  return [...main, second, ...others].filter(({ email }) => email !== "");
}

/** Fact boxes of a contact. */
export function ContactFacts({ contact, statistics }: { contact: Contact; statistics: ContactStatistics | undefined }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const addresses = addressesOf(contact);
  return (
    <>
      <FactBox title={t("card.statistics")}>
        <Fact label={t("card.interactions")}>{format.number(contact.no_of_interactions)}</Fact>
        <Fact label={t("card.lastInteraction")}>
          {format.day(contact.date_of_last_interaction) || t("card.never")}
        </Fact>
        <Fact label={t("contacts.lastAttempt")}>{format.day(contact.last_date_attempted) || t("card.never")}</Fact>
        {statistics !== undefined && (
          <>
            <Fact label={t("contacts.inbound")}>{format.number(statistics.inbound)}</Fact>
            <Fact label={t("contacts.outbound")}>{format.number(statistics.outbound)}</Fact>
            <Fact label={t("contacts.cost")}>{amountText(statistics.cost, format.locale)}</Fact>
            <Fact label={t("contacts.duration")}>{format.duration(statistics.duration * 60)}</Fact>
            {contact.type === "Company" && (
              <Fact label={t("contacts.people")}>{format.number(statistics.no_of_people)}</Fact>
            )}
            <Fact label={t("contacts.openTasks")}>{format.number(statistics.no_of_open_tasks)}</Fact>
          </>
        )}
      </FactBox>
      <FactBox title={t("card.matches")}>
        {addresses.map(({ email, kind, code }) => (
          <div key={`${kind}-${email}`} className={styles.row}>
            {email}
            <Badge appearance="tint" color="informative" shape="rounded">
              {kind === "main" ? t("card.main") : kind === "second" ? t("card.second") : code}
            </Badge>
          </div>
        ))}
        {addresses.length === 0 && <p className={styles.none}>{t("card.noAddress")}</p>}
      </FactBox>
    </>
  );
}
