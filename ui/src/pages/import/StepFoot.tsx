import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons/svg/arrow-left";
import { InfoRegular } from "@fluentui/react-icons/svg/info";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    minHeight: "60px",
    padding: "8px 24px",
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "flex-end",
    gap: "8px 12px",
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  reason: {
    flex: "1 1 0",
    minWidth: "min(200px, 100%)",
    ":empty": { minWidth: 0 },
    display: "flex",
    justifyContent: "flex-end",
    alignItems: "center",
    gap: "6px",
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  icon: { fontSize: "16px", flexShrink: 0 },
});

interface Props {
  /** Why not further; blank when nothing is in the way. */
  reason?: string;
  onBack?: () => void;
  children?: ReactNode;
}

/** The reason why not further, Back, and what goes on. */
export function StepFoot({ reason = "", onBack, children }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <footer className={styles.root}>
      <span id="import-reason" role="status" className={styles.reason}>
        {reason !== "" && <InfoRegular aria-hidden className={styles.icon} />}
        {reason}
      </span>
      {onBack !== undefined && (
        <Button icon={<ArrowLeftRegular />} onClick={onBack}>
          {t("guide.back")}
        </Button>
      )}
      {children}
    </footer>
  );
}
