import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Mode } from "../../api";
import { useEnter, useSignIn } from "../../data/useActs";
import { useMailbox } from "../../data/useMailbox";

const useStyles = makeStyles({
  root: { flexShrink: 0, minHeight: "40px", borderRadius: 0, borderLeftWidth: 0, borderRightWidth: 0, borderTopWidth: 0 },
  demo: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
});

/** What must not be missed, one at a time: the sign-in before the demo company. */
export function Banner({ mode }: { mode: Mode }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { state } = useMailbox();
  const { enter, entering } = useEnter();
  const { signIn, cancel, waiting } = useSignIn();
  const [hidden, setHidden] = useState(false);
  if (state === "signIn") {
    return (
      <MessageBar intent="error" className={styles.root}>
        <MessageBarBody>{t("frame.signInBanner")}</MessageBarBody>
        <MessageBarActions>
          {waiting ? (
            <Button onClick={cancel}>{t("common.cancel")}</Button>
          ) : (
            <Button onClick={() => signIn(false)}>{t("frame.signIn")}</Button>
          )}
        </MessageBarActions>
      </MessageBar>
    );
  }
  if (mode === "demo" && !hidden) {
    return (
      <MessageBar intent="info" className={mergeClasses(styles.root, styles.demo)} data-testid="banner-demo">
        <MessageBarBody>{t("frame.demoBanner")}</MessageBarBody>
        <MessageBarActions
          containerAction={
            <Button
              appearance="transparent"
              icon={<DismissRegular />}
              aria-label={t("frame.bannerHide")}
              onClick={() => setHidden(true)}
            />
          }
        >
          <Button disabled={entering !== null} onClick={() => enter("openCompany")}>
            {t("frame.demoConnect")}
          </Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
  return null;
}
