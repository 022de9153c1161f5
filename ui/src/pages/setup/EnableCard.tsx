import { makeStyles, Switch, tokens, Tooltip } from "@fluentui/react-components";
import { MailCheckmarkRegular } from "@fluentui/react-icons/svg/mail-checkmark";
import { MailOffRegular } from "@fluentui/react-icons/svg/mail-off";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Setup } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { useNotify } from "../../components/useNotify";
import { useAccount } from "../../data/queries";
import { ConsentDialog } from "./ConsentDialog";

const useStyles = makeStyles({
  root: {
    display: "flex",
    alignItems: "center",
    gap: "16px",
    padding: "12px 20px",
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  icon: {
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    width: "40px",
    height: "40px",
    fontSize: "22px",
    flexShrink: 0,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  words: { flexGrow: 1, minWidth: 0 },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { color: tokens.colorNeutralForeground2 },
});

/** The switch that turns email logging on, after a consent, and off. */
export function EnableCard({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const client = useQueryClient();
  const account = useAccount();
  const [asking, setAsking] = useState<"on" | "off" | null>(null);
  const turning = useMutation({
    mutationFn: (on: boolean) => (on ? commands.enableLogging(true) : commands.disableLogging()),
    onSuccess: (changed) => {
      client.setQueryData(["setup"], changed);
      void client.invalidateQueries({ queryKey: ["job"] });
      notify.success(changed.enabled ? t("setup.enabledDone") : t("setup.disabledDone"));
    },
    onError: notify.failure,
    onSettled: () => setAsking(null),
  });
  const incomplete =
    !setup.enabled && (setup.shared_mailbox === "" || account.data === null || account.data === undefined);
  const turn = (
    <Switch
      label={t("setup.enabled")}
      labelPosition="before"
      checked={setup.enabled}
      disabled={incomplete || turning.isPending}
      onChange={() => setAsking(setup.enabled ? "off" : "on")}
    />
  );
  return (
    <section className={styles.root}>
      <span aria-hidden className={styles.icon}>
        {setup.enabled ? <MailCheckmarkRegular /> : <MailOffRegular />}
      </span>
      <div className={styles.words}>
        <h2 className={styles.title}>{setup.enabled ? t("setup.onTitle") : t("setup.offTitle")}</h2>
        <div className={styles.text}>
          {setup.enabled ? t("setup.onText", { count: setup.job_interval_minutes }) : t("setup.offText")}
        </div>
      </div>
      {incomplete ? (
        <Tooltip content={t("setup.enableMissing")} relationship="description">
          <span>{turn}</span>
        </Tooltip>
      ) : (
        turn
      )}
      {asking === "on" && (
        <ConsentDialog
          setup={setup}
          busy={turning.isPending}
          onAgree={() => turning.mutate(true)}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === "off" && (
        <ConfirmDialog
          title={t("setup.disableTitle")}
          confirm={t("setup.disableYes")}
          busy={turning.isPending}
          onConfirm={() => turning.mutate(false)}
          onClose={() => setAsking(null)}
        >
          {t("setup.disableText")}
        </ConfirmDialog>
      )}
    </section>
  );
}
