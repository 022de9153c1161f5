import {
  Button,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Remedy } from "../../api";
import { useWidth } from "../../app/media";
import type { MailboxState } from "../../data/mailboxState";
import { useMailbox, type MailboxNow } from "../../data/useMailbox";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { HiddenText } from "../HiddenText";
import { useUrgentNotices } from "./notices";
import { PillSurface } from "./PillSurface";

const useStyles = makeStyles({
  pill: { height: "30px", padding: "0 12px", minWidth: 0, maxWidth: "100%", fontWeight: tokens.fontWeightRegular },
  person: { border: `1px solid ${tokens.colorStatusDangerBorder1}`, backgroundColor: tokens.colorStatusDangerBackground1 },
  content: { display: "inline-flex", alignItems: "center", gap: "8px", minWidth: 0, fontSize: tokens.fontSizeBase200 },
  dot: { width: "8px", height: "8px", borderRadius: tokens.borderRadiusCircular, flexShrink: 0, forcedColorAdjust: "none" },
  good: { backgroundColor: tokens.colorStatusSuccessForeground3 },
  busy: { backgroundColor: tokens.colorCompoundBrandBackground },
  wait: { backgroundColor: tokens.colorStatusWarningForeground3 },
  bad: { backgroundColor: tokens.colorStatusDangerForeground3 },
  off: { backgroundColor: tokens.colorNeutralForeground3 },
  address: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  second: { color: tokens.colorNeutralForeground3, whiteSpace: "nowrap" },
  alarm: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  fresh: { color: tokens.colorBrandForegroundLink, fontWeight: tokens.fontWeightSemibold, whiteSpace: "nowrap" },
  surface: { width: "400px", maxWidth: "calc(100vw - 32px)", padding: "16px" },
});

const tone: Record<MailboxState, "good" | "busy" | "wait" | "bad" | "off"> = {
  running: "busy",
  off: "off",
  signIn: "bad",
  error: "bad",
  waiting: "wait",
  hold: "wait",
  ready: "good",
};

/** What the pill says of the mailbox, in words. */
export function useStateWords(): (mailbox: MailboxNow) => string {
  const { t } = useTranslation();
  return ({ state, progress }) => {
    switch (state) {
      case "running":
        return t("frame.pillRunning", { count: progress?.found ?? 0 });
      case "off":
        return t("frame.pillOff");
      case "signIn":
        return t("frame.pillSignIn");
      case "error":
        return t("frame.pillError");
      case "waiting":
        return t("frame.pillWaiting");
      case "hold":
        return t("frame.pillHold");
      case "ready":
        return t("frame.pillReady");
    }
  };
}

/** What nothing is logged without, in two words. */
function neededWords(t: TFunction, remedy: Remedy): string {
  if (remedy === "give_consent") {
    return t("frame.pillConsent");
  }
  return remedy === "sign_in" ? t("frame.pillSignIn") : t("frame.pillError");
}

/** State of the mailbox, always in sight; a click shows the last runs and the one button that helps. */
export function MailboxPill() {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const width = useWidth();
  const navigate = useNavigate();
  const mailbox = useMailbox();
  const stateWords = useStateWords()(mailbox);
  const blocking = useUrgentNotices().find((notice) => notice.blocking);
  const [open, setOpen] = useState(false);
  if (!mailbox.known) {
    return null;
  }
  const { state, setup, lastRun } = mailbox;
  const person = state === "signIn" || state === "error" || blocking !== undefined;
  const words = blocking === undefined ? stateWords : neededWords(t, blocking.remedy);
  const quiet = state === "ready" && !person;
  const since = lastRun?.finished_at ?? null;
  const when = since === null ? t("frame.pillNever") : format.relative(since, now);
  const address = setup?.shared_mailbox ?? "";
  const fresh = quiet && lastRun !== undefined ? lastRun.entries : 0;
  return (
    <Popover open={open} onOpenChange={(_, data) => setOpen(data.open)} positioning="below-end" trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button
          shape="circular"
          className={mergeClasses(styles.pill, person && styles.person)}
        >
          <span className={styles.content}>
            <span aria-hidden className={mergeClasses(styles.dot, styles[person ? "bad" : tone[state]])} />
            <HiddenText>
              {t("frame.mailbox")}: {quiet && `${words}, `}
            </HiddenText>
            {width !== "narrow" && address !== "" && !person && <span className={styles.address} title={address}>{address}</span>}{" "}
            <span className={mergeClasses(styles.second, person && styles.alarm)}>{quiet ? when : words}</span>{" "}
            {fresh > 0 && <span className={styles.fresh}>{t("frame.pillNew", { count: fresh })}</span>}
          </span>
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={t("frame.mailbox")}>
        <PillSurface
          mailbox={mailbox}
          words={words}
          blocking={blocking}
          onAll={() => {
            setOpen(false);
            void navigate({ to: "/mailbox" });
          }}
          onSetup={() => {
            setOpen(false);
            void navigate({ to: "/setup" });
          }}
        />
      </PopoverSurface>
    </Popover>
  );
}
