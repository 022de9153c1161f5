import { Button, Dropdown, Field, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle, Option, tokens } from "@fluentui/react-components";
import { ArrowResetRegular } from "@fluentui/react-icons/svg/arrow-reset";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type InteractionTemplate, type Setup } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { Fact } from "../../components/fields/FactBox";
import { useNotify } from "../../components/useNotify";
import { useFormat } from "../../format/useFormat";
import { amountText } from "./fields";
import { useRenew } from "./useRenew";

const useStyles = makeStyles({
  root: { padding: "24px 32px", overflowY: "auto", flex: "1 1 0", minHeight: 0 },
  inner: { maxWidth: "560px", display: "flex", flexDirection: "column", gap: "20px" },
  text: { margin: 0, color: tokens.colorNeutralForeground2 },
  choice: { minWidth: 0 },
  facts: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge, padding: "12px 16px 6px" },
  title: { margin: "0 0 8px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

/** Interaction Template Setup: which template logged e-mail takes (R47). */
export function EmailsTemplate({ setup, templates }: { setup: Setup; templates: readonly InteractionTemplate[] }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const { locale, number } = useFormat();
  const client = useQueryClient();
  const renew = useRenew();
  const [restoring, setRestoring] = useState(false);
  const chosen = templates.find(({ code }) => code === setup.emails_template);
  const choosing = useMutation({
    mutationFn: (code: string) => commands.setSetup({ emails_template: code }),
    onSuccess: (saved) => {
      client.setQueryData(["setup"], saved);
      renew();
      notify.success(t("admin.templates.chosen", { code: saved.emails_template }));
    },
    onError: notify.failure,
  });
  const restore = useMutation({
    mutationFn: () => commands.restoreEmailsTemplate(),
    onSuccess: ({ code }) => {
      renew();
      notify.success(t("admin.templates.restored", { code }));
    },
    onError: notify.failure,
    onSettled: () => setRestoring(false),
  });
  return (
    <div className={styles.root}>
      <div className={styles.inner}>
        <p className={styles.text}>{t("admin.templates.setupText")}</p>
        {chosen === undefined && (
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{t("admin.templates.missingTitle")}</MessageBarTitle>{" "}
              {t("admin.templates.missingText")}
            </MessageBarBody>
            <MessageBarActions>
              <Button appearance="primary" disabled={restore.isPending} onClick={() => restore.mutate()}>
                {t("admin.templates.restore")}
              </Button>
            </MessageBarActions>
          </MessageBar>
        )}
        <Field label={t("admin.templates.emails")} hint={t("admin.templates.emailsHint")}>
          <Dropdown
            className={styles.choice}
            value={chosen === undefined ? "" : `${chosen.code} – ${chosen.description}`}
            selectedOptions={chosen === undefined ? [] : [chosen.code]}
            placeholder={t("admin.templates.choose")}
            disabled={choosing.isPending}
            onOptionSelect={(_, data) => {
              if (data.optionValue !== undefined && data.optionValue !== setup.emails_template) {
                choosing.mutate(data.optionValue);
              }
            }}
          >
            {templates.map(({ code, description }) => (
              <Option key={code} value={code} text={`${code} – ${description}`}>
                {`${code} – ${description}`}
              </Option>
            ))}
          </Dropdown>
        </Field>
        {chosen !== undefined && (
          <section className={styles.facts}>
            <h2 className={styles.title}>{t("admin.templates.takes")}</h2>
            <Fact label={t("admin.templates.group")}>{chosen.group_code || t("common.none")}</Fact>
            <Fact label={t("admin.templates.cost")}>{amountText(chosen.unit_cost_minor, locale)}</Fact>
            <Fact label={t("admin.templates.duration")}>{number(chosen.unit_duration_minutes ?? 0)}</Fact>
            <Fact label={t("admin.templates.language")}>{chosen.language || t("common.none")}</Fact>
          </section>
        )}
        <div>
          <Button icon={<ArrowResetRegular />} onClick={() => setRestoring(true)}>
            {t("admin.templates.restore")}
          </Button>
        </div>
      </div>
      {restoring && (
        <ConfirmDialog
          title={t("admin.templates.restoreTitle")}
          confirm={t("admin.templates.restore")}
          busy={restore.isPending}
          onConfirm={() => restore.mutate()}
          onClose={() => setRestoring(false)}
        >
          {t("admin.templates.restoreText")}
        </ConfirmDialog>
      )}
    </div>
  );
}
