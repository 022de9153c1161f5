import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useTranslation } from "react-i18next";
import type { Reconciliation } from "../../api";

const useStyles = makeStyles({ root: { flexShrink: 0, margin: "0 16px 8px" } });

/** What comparing mailbox and log found, in words. */
export function Reconciled({ result, onClose }: { result: Reconciliation; onClose: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const numbers = {
    found: result.server_found,
    logged: result.logged,
    aside: result.set_aside,
    quarantined: result.quarantined,
    pending: result.pending,
    missing: result.missing,
  };
  return (
    <MessageBar intent={result.ok ? "success" : "warning"} layout="multiline" className={styles.root}>
      <MessageBarBody>
        <MessageBarTitle>{result.ok ? t("mailbox.agrees") : t("mailbox.differs")}</MessageBarTitle>{" "}
        {result.ok
          ? t("mailbox.agreesText", numbers)
          : `${t("mailbox.differsText", numbers)} ${t("mailbox.differsTodo")}`}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label={t("common.close")}
            onClick={onClose}
          />
        }
      />
    </MessageBar>
  );
}
