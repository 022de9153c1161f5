import { makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { asEngineError, commands } from "../../api";
import { ErrorState } from "../../components/ErrorState";
import { Mark } from "../../components/frame/Mark";

const useStyles = makeStyles({
  root: {
    height: "100%",
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    justifyContent: "center",
    gap: "12px",
    padding: "24px",
    textAlign: "center",
    backgroundColor: tokens.colorNeutralBackground3,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, maxWidth: "48ch", color: tokens.colorNeutralForeground2 },
  bar: { width: "320px", maxWidth: "100%", marginTop: "12px" },
});

/** Opens the company while its data are brought up to date, and says so. */
export function Updating() {
  const { t } = useTranslation();
  const styles = useStyles();
  const client = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: ["app", "updating"],
    queryFn: () => commands.openCompany(),
    staleTime: Infinity,
    retry: false,
  });
  useEffect(() => {
    if (data !== undefined) {
      client.setQueryData(["app"], data);
    }
  }, [client, data]);
  if (error !== null) {
    return (
      <div className={styles.root}>
        <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />
      </div>
    );
  }
  return (
    <main className={styles.root} data-testid="updating">
      <Mark large />
      <h1 className={styles.title}>{t("welcome.updating")}</h1>
      <p className={styles.text}>{t("welcome.updatingText")}</p>
      <ProgressBar className={styles.bar} aria-label={t("welcome.updating")} />
    </main>
  );
}
