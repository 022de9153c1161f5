import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  tokens,
} from "@fluentui/react-components";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DateField, isDay } from "../../components/fields/DateField";
import { asEngineError, commands } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { ContactPicker } from "../../components/contact/ContactPicker";
import { ErrorBar } from "../../components/ErrorState";
import { useNotify } from "../../components/useNotify";
import { useContact } from "../../data/queries";
import { TemplatePicker } from "../interactions/TemplatePicker";
import { SalespersonPicker } from "../salespeople/SalespersonPicker";
import { firstDay, type LogSearch } from "./search";
import { useRenewEntries } from "./useEntryActs";

const useStyles = makeStyles({
  surface: { maxWidth: "520px" },
  fields: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "12px 16px" },
  count: { margin: "16px 0 0", fontWeight: tokens.fontWeightSemibold },
  text: { margin: "4px 0 0", color: tokens.colorNeutralForeground2 },
});

interface Props {
  /** Filters of the page, to begin with. */
  search: LogSearch;
  onClose: () => void;
}

type Filters = Record<"contact" | "salesperson" | "template" | "from" | "to" | "entry", string>;

/** Deletes canceled entries for good, by filters, after their count was seen and confirmed (R86, W31). */
export function DeleteCanceled({ search, onClose }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const renew = useRenewEntries();
  const [filters, setFilters] = useState<Filters>({
    contact: search.contact ?? "",
    salesperson: search.salesperson ?? "",
    template: search.template ?? "",
    from: search.period === undefined ? (search.from ?? "") : firstDay(search.period, new Date()),
    to: search.period === undefined ? (search.to ?? "") : "",
    entry: "",
  });
  const [sure, setSure] = useState(false);
  const contact = useContact(filters.contact);
  const put = (name: keyof Filters, value: string): void => setFilters((was) => ({ ...was, [name]: value }));
  const readable = isDay(filters.from) && isDay(filters.to);
  const crossed = readable && filters.from !== "" && filters.to !== "" && filters.from > filters.to;
  const counting = useQuery({
    queryKey: ["entries", "canceled", filters],
    queryFn: () => commands.countCanceledEntries(filters),
    enabled: readable,
    placeholderData: keepPreviousData,
  });
  // The count has to be that of the filters that are shown, not of those before.
  const count = !readable || counting.isPlaceholderData || counting.isFetching ? null : (counting.data ?? null);
  const deleting = useMutation({
    mutationFn: () => commands.deleteCanceledEntries(filters),
    onSuccess: (deleted) => {
      notify.success(t("log.deletedCanceled", { count: deleted }));
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
        title={t("log.deleteCanceledSure", { count })}
        confirm={t("common.delete")}
        busy={deleting.isPending}
        onConfirm={() => deleting.mutate()}
        onClose={() => setSure(false)}
      >
        <p>{t("log.deleteCanceledText")}</p>
      </ConfirmDialog>
    );
  }
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setSure(count !== null && count > 0 && !crossed);
          }}
        >
          <DialogBody>
            <DialogTitle>{t("log.deleteCanceledTitle")}</DialogTitle>
            <DialogContent>
              {counting.error !== null && <ErrorBar error={asEngineError(counting.error)} />}
              <div className={styles.fields}>
                <ContactPicker
                  label={t("log.filterContact")}
                  value={filters.contact === "" ? "" : (contact.data?.name ?? filters.contact)}
                  onChoose={(chosen) => put("contact", chosen?.no ?? "")}
                />
                <SalespersonPicker
                  label={t("log.filterSalesperson")}
                  value={filters.salesperson}
                  onChoose={(code) => put("salesperson", code)}
                />
                <TemplatePicker value={filters.template} onChoose={({ code }) => put("template", code)} />
                <Field label={t("log.entryNo")}>
                  <Input
                    inputMode="numeric"
                    value={filters.entry}
                    onChange={(_, { value }) => put("entry", value.replace(/\D/g, ""))}
                  />
                </Field>
                <DateField label={t("log.periodFrom")} value={filters.from} onChange={(day) => put("from", day)} />
                <DateField
                  label={t("log.periodTo")}
                  value={filters.to}
                  error={crossed ? t("log.periodWrong") : undefined}
                  onChange={(day) => put("to", day)}
                />
              </div>
              <p role="status" className={styles.count}>
                {count === null ? t("log.deleteCanceledCounting") : t("log.deleteCanceledCount", { count })}
              </p>
              <p className={styles.text}>{t("log.deleteCanceledText")}</p>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t("common.cancel")}</Button>
              <Button appearance="primary" type="submit" disabled={count === null || count === 0 || crossed}>
                {t("log.deleteCanceledNext")}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
