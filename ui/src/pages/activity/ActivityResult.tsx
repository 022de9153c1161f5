import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ErrorCircleRegular } from "@fluentui/react-icons/svg/error-circle";
import { useTranslation } from "react-i18next";
import type { Activity } from "../../api";

const useStyles = makeStyles({
  root: { display: "inline-flex", alignItems: "center", gap: "6px", whiteSpace: "nowrap" },
  icon: { display: "inline-flex", fontSize: "16px" },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground3 },
});

/** How a line of the activity log ended: an icon and its word. */
export function ActivityResult({ row }: { row: Activity }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const failed = row.status === "Failed";
  return (
    <span className={styles.root}>
      <span aria-hidden className={mergeClasses(styles.icon, failed ? styles.bad : styles.good)}>
        {failed ? <ErrorCircleRegular /> : <CheckmarkCircleRegular />}
      </span>
      {failed ? t("jobs.activity.failed") : t("jobs.activity.success")}
    </span>
  );
}
