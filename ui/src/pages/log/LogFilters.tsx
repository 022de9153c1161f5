import { Link, MenuItem } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ContactDialog } from "../../components/contact/ContactDialog";
import { FilterChip, FilterChoices, FilterMenu } from "../../components/list";
import { useAllSalespeople, useContact } from "../../data/queries";
import { useFormat } from "../../format/useFormat";
import { useTemplates } from "../templates/queries";
import { grades, ungraded, useGradeWords } from "./evaluation";
import { PeriodDialog } from "./PeriodDialog";
import { isFiltered, type LogSearch, type Period } from "./search";

interface Props {
  search: LogSearch;
  /** Changes some filters; `undefined` takes one away. */
  onChange: (change: Partial<LogSearch>) => void;
  onClear: () => void;
  /** Without the filter for the contact or salesperson whose card this is. */
  without?: "contact" | "salesperson";
}

const PERIODS: readonly Period[] = ["today", "7", "30", "year"];

/** Chips of the filters in force, and a menu to add one. */
export function LogFilters({ search, onChange, onClear, without }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useGradeWords();
  const salespeople = useAllSalespeople();
  const templates = useTemplates();
  const contact = useContact(without === "contact" ? "" : (search.contact ?? ""));
  const [dialog, setDialog] = useState<"period" | "contact" | null>(null);

  const periodNames: Record<Period, string> = {
    today: t("log.periodToday"),
    "7": t("log.period7"),
    "30": t("log.period30"),
    year: t("log.periodYear"),
  };
  const days = [
    search.from === undefined ? "" : t("log.periodSince", { day: format.day(search.from) }),
    search.to === undefined ? "" : t("log.periodUntil", { day: format.day(search.to) }),
  ].filter((part) => part !== "");
  const periodText = search.period === undefined ? days.join(" ") : periodNames[search.period];
  const salesperson = salespeople.data?.find(({ code }) => code === search.salesperson);
  const template = templates.data?.find(({ code }) => code === search.template);
  const flowName = search.flow === "Inbound" ? t("common.inbound") : t("common.outbound");
  const chip = (name: string, value: string): string => t("log.chip", { name, value });

  const checkedValues = {
    flow: search.flow === undefined ? [] : [search.flow],
    salesperson: search.salesperson === undefined ? [] : [search.salesperson],
    period: search.period === undefined ? [] : [search.period],
    template: search.template === undefined ? [] : [search.template],
    evaluation: search.evaluation === undefined ? [] : [String(search.evaluation)],
    canceled: [search.canceled === undefined ? "hidden" : search.canceled === true ? "included" : "only"],
  };
  const onChecked = (_: unknown, { name, checkedItems }: { name: string; checkedItems: string[] }): void => {
    const value = checkedItems[0];
    if (name === "canceled") {
      onChange({ canceled: value === "only" ? "only" : value === "included" ? true : undefined });
    } else if (name === "evaluation") {
      onChange({ evaluation: value === undefined ? undefined : Number(value) });
    } else if (name === "period") {
      onChange({ period: value as Period | undefined, from: undefined, to: undefined });
    } else {
      onChange({ [name]: value });
    }
  };
  const checked = { checkedValues, onCheckedValueChange: onChecked };

  return (
    <>
      {search.flow !== undefined && (
        <FilterChip
          text={chip(t("log.filterDirection"), flowName)}
          onRemove={() => onChange({ flow: undefined })}
        />
      )}
      {search.salesperson !== undefined && without !== "salesperson" && (
        <FilterChip
          text={chip(t("log.filterSalesperson"), salesperson?.name ?? search.salesperson)}
          onRemove={() => onChange({ salesperson: undefined })}
        />
      )}
      {search.contact !== undefined && without !== "contact" && (
        <FilterChip
          text={chip(t("log.filterContact"), contact.data?.name ?? search.contact)}
          onRemove={() => onChange({ contact: undefined })}
        />
      )}
      {periodText !== "" && (
        <FilterChip
          text={chip(t("log.filterPeriod"), periodText)}
          onRemove={() => onChange({ period: undefined, from: undefined, to: undefined })}
        />
      )}
      {search.template !== undefined && (
        <FilterChip
          text={chip(t("log.filterTemplate"), template?.description || search.template)}
          onRemove={() => onChange({ template: undefined })}
        />
      )}
      {search.evaluation !== undefined && (
        <FilterChip
          text={chip(t("log.evaluation"), words(search.evaluation))}
          onRemove={() => onChange({ evaluation: undefined })}
        />
      )}
      {search.opportunity === true && (
        <FilterChip text={t("log.filterOpportunity")} onRemove={() => onChange({ opportunity: undefined })} />
      )}
      {search.conversation !== undefined && (
        <FilterChip text={t("log.chipConversation")} onRemove={() => onChange({ conversation: undefined })} />
      )}
      {search.postponed === true && (
        <FilterChip text={t("log.chipPostponed")} onRemove={() => onChange({ postponed: undefined })} />
      )}
      {search.canceled !== undefined && (
        <FilterChip
          text={search.canceled === true ? t("log.chipCanceled") : t("log.chipOnlyCanceled")}
          onRemove={() => onChange({ canceled: undefined })}
        />
      )}
      <FilterMenu {...checked}>
        <FilterChoices
          name="flow"
          text={t("log.filterDirection")}
          choices={[
            { value: "Inbound", text: t("common.inbound") },
            { value: "Outbound", text: t("common.outbound") },
          ]}
          {...checked}
        />
        {without !== "salesperson" && (salespeople.data?.length ?? 0) > 0 && (
          <FilterChoices
            name="salesperson"
            text={t("log.filterSalesperson")}
            choices={(salespeople.data ?? []).map(({ code, name }) => ({ value: code, text: name, second: code }))}
            {...checked}
          />
        )}
        {without !== "contact" && (
          <MenuItem onClick={() => setDialog("contact")}>{t("log.chooseContact")}</MenuItem>
        )}
        <FilterChoices
          name="period"
          text={t("log.filterPeriod")}
          choices={PERIODS.map((period) => ({ value: period, text: periodNames[period] }))}
          {...checked}
        >
          <MenuItem onClick={() => setDialog("period")}>{t("log.periodChoose")}</MenuItem>
        </FilterChoices>
        <FilterChoices
          name="template"
          text={t("log.filterTemplate")}
          choices={(templates.data ?? []).map(({ code, description }) => ({
            value: code,
            text: description || code,
            second: code,
          }))}
          {...checked}
        />
        <FilterChoices
          name="evaluation"
          text={t("log.evaluation")}
          choices={[...grades, ungraded].map(({ number }) => ({ value: String(number), text: words(number) }))}
          {...checked}
        />
        <FilterChoices
          name="canceled"
          text={t("log.filterCanceled")}
          choices={[
            { value: "hidden", text: t("log.canceledHidden") },
            { value: "included", text: t("log.canceledIncluded") },
            { value: "only", text: t("log.canceledOnly") },
          ]}
          {...checked}
        />
        <MenuItem onClick={() => onChange({ opportunity: true })}>{t("log.filterOpportunity")}</MenuItem>
      </FilterMenu>
      {isFiltered(search) && (
        <Link as="button" onClick={onClear}>
          {t("list.clearFilters")}
        </Link>
      )}
      {dialog === "period" && (
        <PeriodDialog
          from={search.from ?? ""}
          to={search.to ?? ""}
          onClose={() => setDialog(null)}
          onApply={(from, to) => onChange({ period: undefined, from, to })}
        />
      )}
      {dialog === "contact" && (
        <ContactDialog
          title={t("log.filterContact")}
          onClose={() => setDialog(null)}
          onChoose={({ no }) => onChange({ contact: no })}
        />
      )}
    </>
  );
}
