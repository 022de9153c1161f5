import { Checkbox, Dropdown, Field, Input, makeStyles, Option, Textarea } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { DateField } from "../../components/fields/DateField";
import { asEngineError, commands, type Contact } from "../../api";
import { ContactPicker } from "../../components/contact/ContactPicker";
import { ErrorBar } from "../../components/ErrorState";
import { useFormat } from "../../format/useFormat";
import { GradePicker } from "../log/GradePicker";
import { SalespersonPicker } from "../salespeople/SalespersonPicker";
import { minorOf, minutesOf } from "../templates/fields";
import { useTemplates } from "../templates/queries";
import { DESCRIPTION_LENGTH, withTemplate, type Draft, type FieldName } from "./draft";
import { TemplatePicker } from "./TemplatePicker";

const useStyles = makeStyles({
  fields: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) minmax(0, 1fr)",
    gap: "12px 16px",
    alignItems: "start",
    "@media (max-width: 559px)": { gridTemplateColumns: "minmax(0, 1fr)" },
  },
  whole: { gridColumn: "1 / -1" },
  pair: { display: "grid", gridTemplateColumns: "1fr 1fr", gap: "16px" },
  choice: { minWidth: 0 },
});

interface Props {
  draft: Draft;
  /** The field that was refused. */
  wrong: FieldName | null;
  onChange: (make: (was: Draft) => Draft) => void;
}

/** The fields of an interaction made by hand. */
export function InteractionFields({ draft, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { locale } = useFormat();
  const templates = useTemplates().data ?? [];
  const put = (part: Partial<Draft>): void => onChange((was) => ({ ...was, ...part }));
  const missing = (field: FieldName): string | undefined =>
    wrong === field ? t(`errors.what.${field}_required`) : undefined;
  // Whom the contact belongs to, and whether anything may be logged for them, the engine knows.
  const allowed = useQuery({
    queryKey: ["interaction", "contact", draft.contact_no],
    queryFn: () => commands.proposeInteraction({ contact: draft.contact_no }),
    enabled: draft.contact_no !== "",
    retry: false,
  });
  const chooseContact = (contact: Contact | null): void =>
    onChange((was) => ({
      ...was,
      contact_no: contact?.no ?? "",
      contact_name: contact?.name ?? "",
      salesperson: was.salesperson || (contact?.salesperson_code ?? ""),
    }));
  return (
    <div className={styles.fields}>
      {allowed.error !== null && (
        <div className={styles.whole}>
          <ErrorBar error={asEngineError(allowed.error)} />
        </div>
      )}
      <ContactPicker
        label={t("interactions.contact")}
        hint={missing("contact")}
        value={draft.contact_name || draft.contact_no}
        onChoose={chooseContact}
      />
      <SalespersonPicker
        label={t("interactions.salesperson")}
        hint={missing("salesperson")}
        required
        value={draft.salesperson}
        onChoose={(salesperson) => put({ salesperson })}
      />
      <TemplatePicker
        required
        value={draft.template}
        wrong={missing("template")}
        onChoose={(template) =>
          onChange((was) => {
            const before = templates.find(({ code }) => code === was.template)?.description;
            return withTemplate(was, template, before, locale);
          })
        }
      />
      <DateField
        label={t("interactions.date")}
        required
        value={draft.date}
        error={missing("date")}
        onChange={(date) => put({ date })}
      />
      <Field
        label={t("interactions.description")}
        required
        className={styles.whole}
        validationMessage={missing("description")}
      >
        <Input
          value={draft.description}
          maxLength={DESCRIPTION_LENGTH}
          onChange={(_, { value }) => put({ description: value })}
        />
      </Field>
      <Field label={t("interactions.flow")}>
        <Dropdown
          className={styles.choice}
          value={{ Inbound: t("common.inbound"), Outbound: t("common.outbound") }[draft.information_flow] ?? ""}
          selectedOptions={[draft.information_flow]}
          onOptionSelect={(_, { optionValue = "" }) => put({ information_flow: optionValue })}
        >
          <Option value="">{t("common.none")}</Option>
          <Option value="Inbound">{t("common.inbound")}</Option>
          <Option value="Outbound">{t("common.outbound")}</Option>
        </Dropdown>
      </Field>
      <Field label={t("interactions.initiated")}>
        <Dropdown
          className={styles.choice}
          value={{ Us: t("interactions.us"), Them: t("interactions.them") }[draft.initiated_by] ?? ""}
          selectedOptions={[draft.initiated_by]}
          onOptionSelect={(_, { optionValue = "" }) => put({ initiated_by: optionValue })}
        >
          <Option value="">{t("common.none")}</Option>
          <Option value="Us">{t("interactions.us")}</Option>
          <Option value="Them">{t("interactions.them")}</Option>
        </Dropdown>
      </Field>
      <div className={styles.pair}>
        <Field
          label={t("interactions.cost")}
          validationMessage={minorOf(draft.cost) === null ? t("interactions.costWrong") : undefined}
        >
          <Input
            className={styles.choice}
            inputMode="decimal"
            value={draft.cost}
            onChange={(_, { value }) => put({ cost: value })}
          />
        </Field>
        <Field
          label={t("interactions.duration")}
          validationMessage={minutesOf(draft.duration) === null ? t("interactions.durationWrong") : undefined}
        >
          <Input
            className={styles.choice}
            inputMode="numeric"
            value={draft.duration}
            onChange={(_, { value }) => put({ duration: value })}
          />
        </Field>
      </div>
      <Field label={t("interactions.evaluation")}>
        <GradePicker value={draft.evaluation} onChoose={({ number }) => put({ evaluation: number })} />
      </Field>
      <Field label={t("interactions.comment")} className={styles.whole}>
        <Textarea
          rows={2}
          resize="vertical"
          maxLength={4_000}
          value={draft.comment}
          onChange={(_, { value }) => put({ comment: value })}
        />
      </Field>
      <Checkbox
        className={styles.whole}
        label={t("interactions.attemptFailed")}
        checked={draft.attempt_failed}
        onChange={(_, { checked }) => put({ attempt_failed: checked === true })}
      />
    </div>
  );
}
