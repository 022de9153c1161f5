import { useTranslation } from "react-i18next";
import type { Salesperson, SalespersonStatistics } from "../../api";
import { Fact, FactBox } from "../../components/fields/FactBox";
import { useFormat } from "../../format/useFormat";
import { amountText } from "../templates/fields";

interface Props {
  salesperson: Salesperson;
  statistics: SalespersonStatistics | undefined;
}

/** Fact boxes of a salesperson: the addresses that match, and what their interactions come to (C.3). */
export function SalespersonFacts({ salesperson, statistics }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const addresses = [
    { email: salesperson.email, kind: t("card.main") },
    { email: salesperson.email_2, kind: t("card.second") },
  ].filter(({ email }) => email !== "");
  return (
    <>
      <FactBox title={t("card.matches")}>
        {addresses.map(({ email, kind }) => (
          <Fact key={kind} label={kind}>
            {email}
          </Fact>
        ))}
        {addresses.length === 0 && t("card.noAddress")}
      </FactBox>
      {statistics !== undefined && (
        <FactBox title={t("salespeople.statistics")}>
          <Fact label={t("salespeople.interactions")}>{format.number(statistics.no_of_interactions)}</Fact>
          <Fact label={t("salespeople.inbound")}>{format.number(statistics.inbound)}</Fact>
          <Fact label={t("salespeople.outbound")}>{format.number(statistics.outbound)}</Fact>
          <Fact label={t("salespeople.cost")}>{amountText(statistics.cost, format.locale)}</Fact>
          <Fact label={t("salespeople.duration")}>{format.duration(statistics.duration * 60)}</Fact>
          <Fact label={t("salespeople.lastInteraction")}>
            {format.day(statistics.date_of_last_interaction) || t("card.never")}
          </Fact>
          <Fact label={t("salespeople.lastAttempt")}>
            {format.day(statistics.last_date_attempted) || t("card.never")}
          </Fact>
          <Fact label={t("salespeople.openTasks")}>{format.number(statistics.no_of_open_tasks)}</Fact>
          <Fact label={t("salespeople.ofContacts")}>{format.number(statistics.no_of_contacts)}</Fact>
        </FactBox>
      )}
    </>
  );
}
