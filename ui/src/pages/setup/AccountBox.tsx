import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Setup } from "../../api";
import { FactBox } from "../../components/fields/FactBox";
import { DeviceCodeDialog } from "../../components/signin/DeviceCodeDialog";
import { useAccount } from "../../data/queries";
import { useSignIn } from "../../data/useActs";
import { useSignOut } from "./useSignOut";

const useStyles = makeStyles({
  text: { margin: "0 0 8px", overflowWrap: "anywhere", userSelect: "text" },
  second: { margin: "0 0 8px", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  again: { margin: "0 0 8px", color: tokens.colorStatusDangerForeground3 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px" },
});

/** The account the job runs as: sign in, by the browser or with a code, and sign out. */
export function AccountBox({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { data: account } = useAccount();
  const { signIn, cancel, waiting } = useSignIn();
  const signOut = useSignOut();
  const [code, setCode] = useState(false);
  const known = account !== null && account !== undefined;
  const fine = known && !account.sign_in_needed;
  return (
    <FactBox title={t("setup.account")}>
      <p className={styles.text}>{known ? t("setup.accountSince", { name: account.username }) : t("setup.accountNone")}</p>
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
          <Button size="small" appearance={fine ? "secondary" : "primary"} onClick={() => signIn(false)}>
            {known ? t("setup.signInAgain") : t("setup.signIn")}
          </Button>
          {!setup.consent_given && (
            <Button size="small" onClick={() => signIn(true)}>
              {t("setup.signInAdmin")}
            </Button>
          )}
          <Button size="small" onClick={() => setCode(true)}>
            {t("setup.device.instead")}
          </Button>
          {known && (
            <Button size="small" onClick={signOut.ask}>
              {t("setup.signOut")}
            </Button>
          )}
        </div>
      )}
      {signOut.dialog}
      {code && <DeviceCodeDialog onClose={() => setCode(false)} />}
    </FactBox>
  );
}
