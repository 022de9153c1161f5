import { makeStyles, tokens } from "@fluentui/react-components";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { ContactPicker } from "../../components/contact/ContactPicker";
import { DateField, isDay } from "../../components/fields/DateField";
import { useNotify } from "../../components/useNotify";
import { useContact } from "../../data/queries";
import { SalespersonPicker } from "../salespeople/SalespersonPicker";
import { Choice } from "../tasks/Choice";
import { EditDialog } from "../templates/EditDialog";
import { useRenewOpportunities, useSalesCycles } from "./queries";
import type { OpportunitySearch } from "./search";
import { useOpportunityWords } from "./words";

const useStyles = makeStyles({
  count: { gridColumn: "1 / -1", margin: 0, fontWeight: tokens.fontWeightSemibold },
  text: { gridColumn: "1 / -1", margin: 0, color: tokens.colorNeutralForeground2 },
});

interface Props {
  /** Filters of the page, to begin with. */
  search: OpportunitySearch;
  onClose: () => void;
}

type Filters = Record<"contact" | "salesperson" | "sales_cycle" | "status" | "from" | "to", string>;

/** Deletes won and lost opportunities by filters, after their count was seen and confirmed (R105). */
export function DeleteClosed({ search, onClose }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const renew = useRenewOpportunities();
  const [filters, setFilters] = useState<Filters>({
    contact: search.contact ?? "",
    salesperson: search.salesperson ?? "",
    sales_cycle: search.cycle ?? "",
    status: search.show === "Won" || search.show === "Lost" ? search.show : "",
    from: "",
    to: "",
  });
  const [sure, setSure] = useState(false);
  const { from, to } = filters;
  const backwards = isDay(from) && isDay(to) && from !== "" && to !== "" && from > to;
  const wrong = !isDay(from) || !isDay(to) || backwards;
  const counting = useQuery({
    queryKey: ["opportunities", "closed", filters],
    queryFn: () => commands.countClosedOpportunities(filters),
    placeholderData: keepPreviousData,
    enabled: !wrong,
  });
  // The count has to be that of the filters that are shown, not of those before.
  const count = wrong || counting.isPlaceholderData || counting.isFetching ? null : (counting.data ?? null);
  const deleting = useMutation({
    mutationFn: () => commands.deleteClosedOpportunities(filters),
    onSuccess: (deleted) => {
      notify.success(t("opportunities.deleteClosedDone", { count: deleted }));
      onClose();
    },
    onError: (error) => {
      setSure(false);
      notify.failure(error);
    },
    onSettled: renew,
  });
  if (sure && count !== null) {
    return (
      <ConfirmDialog
        title={t("opportunities.deleteClosedSure", { count })}
        confirm={t("common.delete")}
        busy={deleting.isPending}
        onConfirm={() => deleting.mutate()}
        onClose={() => setSure(false)}
      >
        <p>{t("opportunities.deleteText")}</p>
      </ConfirmDialog>
    );
  }
  return (
    <EditDialog
      title={t("opportunities.deleteClosedTitle")}
      error={counting.error === null ? null : asEngineError(counting.error)}
      ready={count !== null && count > 0}
      confirm={t("opportunities.deleteClosedNext")}
      onSave={() => setSure(true)}
      onClose={onClose}
    >
      <ClosedFields
        filters={filters}
        count={wrong ? 0 : count}
        error={backwards ? t("opportunities.periodWrong") : undefined}
        put={(part) => setFilters((was) => ({ ...was, ...part }))}
      />
    </EditDialog>
  );
}

interface FieldsProps {
  filters: Filters;
  /** How many fit; `null` while they are counted. */
  count: number | null;
  error: string | undefined;
  put: (part: Partial<Filters>) => void;
}

function ClosedFields({ filters, count, error, put }: FieldsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useOpportunityWords();
  const contact = useContact(filters.contact);
  const { data: cycles = [] } = useSalesCycles();
  return (
    <>
      <ContactPicker
        label={t("opportunities.contact")}
        value={filters.contact === "" ? "" : (contact.data?.name ?? filters.contact)}
        onChoose={(chosen) => put({ contact: chosen?.no ?? "" })}
      />
      <SalespersonPicker
        label={t("opportunities.salesperson")}
        value={filters.salesperson}
        onChoose={(salesperson) => put({ salesperson })}
      />
      <Choice
        label={t("opportunities.result")}
        value={filters.status}
        choices={[
          { value: "", text: t("opportunities.wonOrLost") },
          { value: "Won", text: words.status("Won") },
          { value: "Lost", text: words.status("Lost") },
        ]}
        onChoose={(status) => put({ status })}
      />
      <Choice
        label={t("opportunities.cycle")}
        value={filters.sales_cycle}
        choices={[
          { value: "", text: t("opportunities.showAll") },
          ...cycles.map(({ code, description }) => ({ value: code, text: `${description} (${code})` })),
        ]}
        onChoose={(sales_cycle) => put({ sales_cycle })}
      />
      <DateField label={t("opportunities.closedFrom")} value={filters.from} onChange={(from) => put({ from })} />
      <DateField label={t("opportunities.closedTo")} value={filters.to} error={error} onChange={(to) => put({ to })} />
      <p role="status" className={styles.count}>
        {count === null
          ? t("opportunities.deleteClosedCounting")
          : t("opportunities.deleteClosedCount", { count })}
      </p>
      <p className={styles.text}>{t("opportunities.deleteText")}</p>
    </>
  );
}
