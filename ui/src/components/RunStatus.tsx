import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ClockRegular } from "@fluentui/react-icons/svg/clock";
import { DismissCircleRegular } from "@fluentui/react-icons/svg/dismiss-circle";
import { ErrorCircleRegular } from "@fluentui/react-icons/svg/error-circle";
import { WarningRegular } from "@fluentui/react-icons/svg/warning";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { RunStatus as Status } from "../api";

const useStyles = makeStyles({
  root: { display: "inline-flex", alignItems: "center", gap: "6px", verticalAlign: "middle", whiteSpace: "nowrap" },
  icon: { display: "inline-flex", fontSize: "16px" },
  good: { color: tokens.colorStatusSuccessForeground3 },
  hint: { color: tokens.colorStatusWarningForeground3 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  plain: { color: tokens.colorNeutralForeground3 },
});

const icons: Record<Status, ReactNode> = {
  running: <ArrowSyncRegular />,
  succeeded: <CheckmarkCircleRegular />,
  postponed: <ClockRegular />,
  failed: <ErrorCircleRegular />,
  canceled: <DismissCircleRegular />,
  interrupted: <WarningRegular />,
};

const tones = {
  running: "plain",
  succeeded: "good",
  postponed: "hint",
  failed: "bad",
  canceled: "plain",
  interrupted: "hint",
} as const;

/** How a run ended: an icon and its word. */
export function RunStatus({ status }: { status: Status }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <span className={styles.root}>
      <span aria-hidden className={mergeClasses(styles.icon, styles[tones[status]])}>
        {icons[status]}
      </span>
      {t(`mailbox.status.${status}`)}
    </span>
  );
}
