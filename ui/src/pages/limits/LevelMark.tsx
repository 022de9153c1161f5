import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ErrorCircleRegular } from "@fluentui/react-icons/svg/error-circle";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";
import { useTranslation } from "react-i18next";
import type { Level } from "../../api";

const useStyles = makeStyles({
  root: { display: "inline-flex", alignItems: "center", gap: "6px", whiteSpace: "nowrap" },
  icon: { display: "inline-flex", fontSize: "16px" },
  fine: { color: tokens.colorStatusSuccessForeground3 },
  near: { color: tokens.colorStatusWarningForeground3 },
  critical: { color: tokens.colorStatusDangerForeground3 },
});

const icons = {
  fine: <CheckmarkCircleRegular />,
  near: <WarningRegular />,
  critical: <ErrorCircleRegular />,
} as const;

/** How near a limit is: an icon and its word. */
export function LevelMark({ level }: { level: Level }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <span className={styles.root}>
      <span aria-hidden className={mergeClasses(styles.icon, styles[level])}>
        {icons[level]}
      </span>
      {t(`jobs.limits.level.${level}`)}
    </span>
  );
}
