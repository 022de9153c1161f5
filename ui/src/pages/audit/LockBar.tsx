import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons/svg/lock-closed";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { PinDialog } from "./PinDialog";
import { useLock } from "./useLock";

const useStyles = makeStyles({ root: { flexShrink: 0, borderRadius: 0 } });

/** Says that the setup is locked, and unlocks it. Nothing is shown while it is not. */
export function LockBar() {
  const { t } = useTranslation();
  const styles = useStyles();
  const lock = useLock();
  const [asking, setAsking] = useState(false);
  if (lock.data === undefined || !lock.data.protected || lock.data.unlocked) {
    return null;
  }
  return (
    <MessageBar intent="info" icon={<LockClosedRegular />} className={styles.root}>
      <MessageBarBody>
        <MessageBarTitle>{t("admin.lockedTitle")}</MessageBarTitle> {t("admin.lockedText")}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={() => setAsking(true)}>{t("admin.unlock")}</Button>
      </MessageBarActions>
      {asking && <PinDialog kind="unlock" onClose={() => setAsking(false)} />}
    </MessageBar>
  );
}
