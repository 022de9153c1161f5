import { Button, makeStyles, tokens, Tooltip } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Setup } from "../../api";
import { Fact, FactBox } from "../../components/fields/FactBox";
import { useRemedies } from "../../components/remedy/useRemedies";
import { useAccount } from "../../data/queries";
import { useFormat } from "../../format/useFormat";
import { useSignOut } from "./useSignOut";

const useStyles = makeStyles({
  text: { margin: "0 0 8px", color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", marginTop: "10px" },
});

/** Where secrets live, and the buttons that remove them (R45). */
export function SecretsBox({ setup }: { setup: Setup }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const remedies = useRemedies();
  const { data: account } = useAccount();
  const signOut = useSignOut();
  const known = account !== null && account !== undefined;
  const until = account?.kept_until ?? null;
  const remove = (
    <Button
      size="small"
      disabledFocusable={setup.enabled}
      onClick={() => !setup.enabled && remedies?.perform("remove_secret")}
    >
      {t("causes.remedy.remove_secret")}
    </Button>
  );
  return (
    <FactBox title={t("setup.secrets")}>
      <p className={styles.text}>{t("setup.secretsText")}</p>
      <Fact label={t("setup.clientSecret")}>
        {setup.has_client_secret ? t("setup.secretKept") : t("setup.secretNotKept")}
      </Fact>
      <Fact label={t("setup.tokens")}>
        {!known && t("setup.secretNotKept")}
        {known && (until === null ? t("setup.secretKept") : t("setup.keptUntil", { day: format.day(until.slice(0, 10)) }))}
      </Fact>
      <div className={styles.buttons}>
        {setup.has_client_secret &&
          (setup.enabled ? (
            <Tooltip content={t("setup.clearLocked")} relationship="description">
              {remove}
            </Tooltip>
          ) : (
            remove
          ))}
        {known && (
          <Button size="small" onClick={signOut.ask}>
            {t("setup.signOut")}
          </Button>
        )}
      </div>
      {signOut.dialog}
    </FactBox>
  );
}
