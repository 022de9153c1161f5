import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowDownLeftRegular } from "@fluentui/react-icons/svg/arrow-down-left";
import { ArrowUpRightRegular } from "@fluentui/react-icons/svg/arrow-up-right";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  root: { display: "inline-flex", fontSize: "16px", verticalAlign: "middle" },
  inbound: { color: tokens.colorBrandForegroundLink },
  outbound: { color: tokens.colorNeutralForeground3 },
});

/** Which way a message went, with its word for screen readers. */
export function DirectionIcon({ flow }: { flow: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  if (flow === "Inbound") {
    return (
      <span role="img" aria-label={t("common.inbound")} className={mergeClasses(styles.root, styles.inbound)}>
        <ArrowDownLeftRegular />
      </span>
    );
  }
  if (flow === "Outbound") {
    return (
      <span role="img" aria-label={t("common.outbound")} className={mergeClasses(styles.root, styles.outbound)}>
        <ArrowUpRightRegular />
      </span>
    );
  }
  return null;
}
