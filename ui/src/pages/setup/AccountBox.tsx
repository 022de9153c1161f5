import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Setup } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { FactBox } from "../../components/fields/FactBox";
import { useNotify } from "../../components/useNotify";
import { useAccount } from "../../data/queries";
import { useSignIn } from "../../data/useActs";

const useStyles = makeStyles({
  text: { margin: "0 0 8px", overflowWrap: "anywhere", userSelect: "text" },
  second: { margin: "0 0 8px", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  again: { color: tokens.colorStatusDangerForeground3 },
  buttons: { display: "flex", flexDirection: "column", alignItems: "flex-start", gap: "8px" },
});

/** The account the job runs as: sign in, cancel, sign out. */
export function AccountBox({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const notify = useNotify();
  const client = useQueryClient();
  const { data: account } = useAccount();
  const { signIn, cancel, waiting } = useSignIn();
  const [leaving, setLeaving] = useState(false);
  const signingOut = useMutation({
    mutationFn: () => commands.signOut(),
    onSuccess: () => {
      client.setQueryData(["account"], null);
      void client.invalidateQueries({ queryKey: ["job"] });
      notify.success(t("setup.signedOut"));
    },
    onError: notify.failure,
    onSettled: () => setLeaving(false),
  });
  const known = account !== null && account !== undefined;
  return (
    <FactBox title={t("setup.account")}>
      <p className={styles.text}>
        {known ? t("setup.accountSince", { name: account.username }) : t("setup.accountNone")}
      </p>
      {account?.sign_in_needed === true && <p className={styles.again}>{t("setup.accountAgain")}</p>}
      {setup.consent_given && <p className={styles.second}>{t("setup.consentGiven")}</p>}
      {waiting ? (
        <div className={styles.buttons} role="status">
          {t("setup.signInWaiting")}
          <Button size="small" onClick={cancel}>
            {t("common.cancel")}
          </Button>
        </div>
      ) : (
        <div className={styles.buttons}>
          <Button
            size="small"
            appearance={known && !account.sign_in_needed ? "secondary" : "primary"}
            onClick={() => signIn(false)}
          >
            {known ? t("setup.signInAgain") : t("setup.signIn")}
          </Button>
          {!setup.consent_given && (
            <Button size="small" onClick={() => signIn(true)}>
              {t("setup.signInAdmin")}
            </Button>
          )}
          {known && (
            <Button size="small" onClick={() => setLeaving(true)}>
              {t("setup.signOut")}
            </Button>
          )}
        </div>
      )}
      {leaving && known && (
        <ConfirmDialog
          title={t("setup.signOutTitle", { name: account.username })}
          confirm={t("setup.signOut")}
          busy={signingOut.isPending}
          onConfirm={() => signingOut.mutate()}
          onClose={() => setLeaving(false)}
        >
          {t("setup.signOutText")}
        </ConfirmDialog>
      )}
    </FactBox>
  );
}
