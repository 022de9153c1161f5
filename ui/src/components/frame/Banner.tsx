import {
  Button,
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useRouterState } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Mode, Notice } from "../../api";
import { useSignIn } from "../../data/useActs";
import { useConnect } from "../../data/useConnect";
import { useRemedies } from "../remedy/useRemedies";
import { DeviceCodeDialog } from "../signin/DeviceCodeDialog";
import { urgent, useNoticeWords, useUrgentNotices } from "./notices";

const useStyles = makeStyles({
  root: { flexShrink: 0, minHeight: "40px", borderRadius: 0, borderLeftWidth: 0, borderRightWidth: 0, borderTopWidth: 0 },
  demo: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
});

/** A sign-in that waits for the browser: how to end it, and another way where no browser opens. */
function Waiting({ onCode }: { onCode: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { cancel } = useSignIn();
  return (
    <MessageBar intent="info" className={styles.root}>
      <MessageBarBody>{t("setup.signInWaiting")}</MessageBarBody>
      <MessageBarActions>
        <Button
          onClick={() => {
            cancel();
            onCode();
          }}
        >
          {t("setup.device.instead")}
        </Button>
        <Button onClick={cancel}>{t("common.cancel")}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}

/** A notice with the one button that removes it. */
function NoticeBar({ notice, onHide }: { notice: Notice; onHide: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const remedies = useRemedies();
  const words = useNoticeWords()(notice);
  const hide = notice.blocking ? undefined : (
    <Button appearance="transparent" icon={<DismissRegular />} aria-label={t("frame.bannerHide")} onClick={onHide} />
  );
  return (
    <MessageBar
      intent={notice.blocking ? "error" : "warning"}
      className={styles.root}
      data-testid="banner-notice"
    >
      <MessageBarBody>
        <MessageBarTitle>{words.title}</MessageBarTitle>
        {words.text}
      </MessageBarBody>
      <MessageBarActions containerAction={hide}>
        <Button
          appearance={notice.blocking ? "primary" : "secondary"}
          disabled={remedies?.busy}
          onClick={() => remedies?.perform(notice.remedy)}
        >
          {t(`causes.remedy.${notice.remedy}`)}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

function DemoBar({ onHide }: { onHide: () => void }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { connect, connecting } = useConnect();
  return (
    <MessageBar intent="info" className={mergeClasses(styles.root, styles.demo)} data-testid="banner-demo">
      <MessageBarBody>{t("frame.demoBanner")}</MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button appearance="transparent" icon={<DismissRegular />} aria-label={t("frame.bannerHide")} onClick={onHide} />
        }
      >
        <Button disabled={connecting} onClick={connect}>
          {t("frame.demoConnect")}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}

/** What must not be missed, one at a time: a sign-in under way, what blocks, what warns, the demo company. */
function Bar({ mode, onCode }: { mode: Mode; onCode: () => void }) {
  const { waiting } = useSignIn();
  const notices = useUrgentNotices();
  const guided = useRouterState({ select: (state) => state.location.pathname === "/setup/guide" });
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const [demoHidden, setDemoHidden] = useState(false);
  const notice = notices.find((one) => one.blocking || !hidden.includes(urgent(one)));
  // The guide tells of the same things, step by step.
  if (waiting && !guided) {
    return <Waiting onCode={onCode} />;
  }
  if (notice !== undefined && !guided) {
    return <NoticeBar notice={notice} onHide={() => setHidden([...hidden, urgent(notice)])} />;
  }
  return mode === "demo" && !demoHidden ? <DemoBar onHide={() => setDemoHidden(true)} /> : null;
}

/** The line above every page. */
export function Banner({ mode }: { mode: Mode }) {
  const [code, setCode] = useState(false);
  return (
    <>
      <Bar mode={mode} onCode={() => setCode(true)} />
      {code && <DeviceCodeDialog onClose={() => setCode(false)} />}
    </>
  );
}
