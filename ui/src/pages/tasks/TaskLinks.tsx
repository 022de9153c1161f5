import { Link as FluentLink } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { commands, type Task } from "../../api";
import { Fact, FactBox } from "../../components/fields/FactBox";
import { useFormat } from "../../format/useFormat";
import { OpportunityName } from "../opportunities/OpportunityName";

/** What a task belongs to: contact, company, salesperson, opportunity, the interaction it came from. */
export function TaskLinks({ task }: { task: Task }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { contact_no, contact_company_no, salesperson_code, opportunity_no, entry_no } = task;
  const entry = useQuery({
    queryKey: ["entry", entry_no],
    queryFn: () => commands.getEntry(entry_no),
    enabled: entry_no !== 0,
  });
  const toContact = (no: string): void => void navigate({ to: "/contacts/$no", params: { no } });
  const found = entry.data;
  const isLinked = contact_no !== "" || salesperson_code !== "" || opportunity_no !== "" || entry_no !== 0;
  return (
    <FactBox title={t("tasks.links")}>
      {!isLinked && t("tasks.noLinks")}
      {contact_no !== "" && (
        <Fact label={t("tasks.contact")}>
          <FluentLink as="button" onClick={() => toContact(contact_no)}>
            {task.contact_name || contact_no}
          </FluentLink>
        </Fact>
      )}
      {contact_company_no !== "" && contact_company_no !== contact_no && (
        <Fact label={t("tasks.company")}>
          <FluentLink as="button" onClick={() => toContact(contact_company_no)}>
            {task.contact_company_name || contact_company_no}
          </FluentLink>
        </Fact>
      )}
      {salesperson_code !== "" && (
        <Fact label={t("tasks.salesperson")}>
          <FluentLink
            as="button"
            onClick={() => void navigate({ to: "/salespeople/$code", params: { code: salesperson_code } })}
          >
            {salesperson_code}
          </FluentLink>
        </Fact>
      )}
      {opportunity_no !== "" && (
        <Fact label={t("tasks.opportunity")}>
          <OpportunityName no={opportunity_no} />
        </Fact>
      )}
      {contact_no !== "" && (
        <Fact label={t("card.openLog")}>
          <FluentLink as="button" onClick={() => void navigate({ to: "/log", search: { contact: contact_no } })}>
            {t("tasks.showEntries")}
          </FluentLink>
        </Fact>
      )}
      {entry_no !== 0 && (
        <Fact label={t("tasks.entry")}>
          {found === undefined ? (
            t("tasks.entryNo", { no: entry_no })
          ) : (
            <FluentLink
              as="button"
              title={format.exact(found.time)}
              onClick={() =>
                void navigate({
                  to: "/log",
                  search: { contact: found.contact_no || undefined, q: found.subject || found.description || undefined },
                })
              }
            >
              {found.subject || found.description || t("tasks.entryNo", { no: entry_no })}
            </FluentLink>
          )}
        </Fact>
      )}
    </FactBox>
  );
}
