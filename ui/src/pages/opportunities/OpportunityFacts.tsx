import { Link as FluentLink } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Opportunity } from "../../api";
import { Fact, FactBox } from "../../components/fields/FactBox";
import { useFormat } from "../../format/useFormat";
import { useSalesCycles } from "./queries";
import { useOpportunityWords } from "./words";

/** Beside the card: whom it belongs to, and what is known of it. */
export function OpportunityFacts({ opportunity }: { opportunity: Opportunity }) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOpportunityWords();
  const navigate = useNavigate();
  const { data: cycles = [] } = useSalesCycles();
  const { contact_no, contact_company_no, salesperson_code, sales_cycle_code: cycle } = opportunity;
  const toContact = (no: string): void => void navigate({ to: "/contacts/$no", params: { no } });
  const toSalesperson = (): void => void navigate({ to: "/salespeople/$code", params: { code: salesperson_code } });
  return (
    <>
      <FactBox title={t("opportunities.belongsTo")}>
        <Fact label={t("opportunities.contact")}>
          <FluentLink as="button" onClick={() => toContact(contact_no)}>
            {opportunity.contact_name || contact_no}
          </FluentLink>
        </Fact>
        {contact_company_no !== "" && contact_company_no !== contact_no && (
          <Fact label={t("opportunities.company")}>
            <FluentLink as="button" onClick={() => toContact(contact_company_no)}>
              {opportunity.contact_company_name || contact_company_no}
            </FluentLink>
          </Fact>
        )}
        {salesperson_code !== "" && (
          <Fact label={t("opportunities.salesperson")}>
            <FluentLink as="button" onClick={toSalesperson}>
              {opportunity.salesperson_name || salesperson_code}
            </FluentLink>
          </Fact>
        )}
      </FactBox>
      <FactBox title={t("opportunities.general")}>
        <Fact label={t("opportunities.cycle")}>
          {cycles.find(({ code }) => code === cycle)?.description || cycle || t("opportunities.cycleNone")}
        </Fact>
        <Fact label={t("opportunities.probability")}>{words.percent(opportunity.probability)}</Fact>
        <Fact label={t("opportunities.created")}>{format.day(opportunity.creation_date)}</Fact>
        {opportunity.closed && <Fact label={t("opportunities.closedOn")}>{format.day(opportunity.date_closed)}</Fact>}
        {opportunity.closed && <Fact label={t("opportunities.closeCode")}>{opportunity.close_opportunity_code}</Fact>}
        {opportunity.campaign_no !== "" && <Fact label={t("opportunities.campaign")}>{opportunity.campaign_no}</Fact>}
      </FactBox>
    </>
  );
}
