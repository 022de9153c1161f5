import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  ToolbarButton,
  ToolbarDivider,
  Tooltip,
} from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ClockRegular } from "@fluentui/react-icons/svg/clock";
import { EraserRegular } from "@fluentui/react-icons/svg/eraser";
import { HistoryRegular } from "@fluentui/react-icons/svg/history";
import { KeyRegular } from "@fluentui/react-icons/svg/key";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { WandRegular } from "@fluentui/react-icons/svg/wand";
import { useNavigate } from "@tanstack/react-router";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { commands, type Setup } from "../../api";
import { useWidth } from "../../app/media";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { useAct, useSignIn } from "../../data/useActs";

interface LockableProps {
  icon: ReactElement;
  text: string;
  /** Why it cannot be chosen now. */
  reason: string | null;
  onClick: () => void;
}

/** An action that says why it cannot be chosen. */
function Lockable({ icon, text, reason, onClick }: LockableProps) {
  const button = (
    <ToolbarButton icon={icon} disabledFocusable={reason !== null} onClick={() => reason === null && onClick()}>
      {text}
    </ToolbarButton>
  );
  return reason === null ? (
    button
  ) : (
    <Tooltip content={reason} relationship="description">
      {button}
    </Tooltip>
  );
}

interface Act {
  text: string;
  icon: ReactElement;
  /** Why it cannot be chosen now. */
  reason: string | null;
  run: () => void;
}

/** What the navigation leads to as well, and what a narrow window has no room for. */
function More({ acts }: { acts: readonly Act[] }) {
  const { t } = useTranslation();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <ToolbarButton icon={<MoreHorizontalRegular />} aria-label={t("setup.more")} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {acts.map(({ text, icon, reason, run }) => (
            <MenuItem key={text} icon={icon} disabled={reason !== null} subText={reason ?? undefined} onClick={run}>
              {text}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

interface Props {
  setup: Setup;
  validating: boolean;
  onValidate: () => void;
}

/** The actions of Email Logging (B.1). */
export function SetupToolbar({ setup, validating, onValidate }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState<"clear" | "renew" | null>(null);
  const renew = useSignIn(t("setup.renewed"));
  const recreate = useAct(() => commands.recreateJob(), t("setup.recreated"));
  const clear = useAct(() => commands.clearSetup(), t("setup.cleared"));
  const narrow = useWidth() === "narrow";
  const whileOff = setup.enabled ? t("setup.clearLocked") : null;
  const go = (to: "/setup/job" | "/setup/activity" | "/setup/guide") => () => void navigate({ to });
  const pages: Act[] = [
    { text: t("setup.jobEntry"), icon: <ClockRegular />, reason: null, run: go("/setup/job") },
    { text: t("setup.activity"), icon: <HistoryRegular />, reason: null, run: go("/setup/activity") },
  ];
  const whole: Act[] = [
    { text: t("setup.assisted"), icon: <WandRegular />, reason: whileOff, run: go("/setup/guide") },
    { text: t("setup.clear"), icon: <EraserRegular />, reason: whileOff, run: () => setAsking("clear") },
  ];
  return (
    <>
      <Button
        appearance="primary"
        icon={<CheckmarkCircleRegular />}
        disabledFocusable={validating}
        onClick={() => !validating && onValidate()}
      >
        {validating ? t("setup.validating") : t("setup.validate")}
      </Button>
      {setup.enabled && (
        <ToolbarButton icon={<KeyRegular />} disabled={renew.waiting} onClick={() => setAsking("renew")}>
          {t("setup.renew")}
        </ToolbarButton>
      )}
      {setup.enabled && (
        <ToolbarButton icon={<ArrowSyncRegular />} disabled={recreate.busy} onClick={recreate.start}>
          {t("setup.recreate")}
        </ToolbarButton>
      )}
      <ToolbarDivider />
      {!narrow &&
        whole.map(({ text, icon, reason, run }) => (
          <Lockable key={text} icon={icon} text={text} reason={reason} onClick={run} />
        ))}
      <More acts={narrow ? [...pages, ...whole] : pages} />
      {asking === "renew" && (
        <ConfirmDialog
          title={t("setup.renewTitle")}
          confirm={t("setup.renewYes")}
          onConfirm={() => {
            setAsking(null);
            renew.signIn(false);
          }}
          onClose={() => setAsking(null)}
        >
          {t("setup.renewText")}
        </ConfirmDialog>
      )}
      {asking === "clear" && (
        <ConfirmDialog
          title={t("setup.clearTitle")}
          confirm={t("setup.clear")}
          onConfirm={() => {
            setAsking(null);
            clear.start();
          }}
          onClose={() => setAsking(null)}
        >
          <p>{t("setup.clearIntro")}</p>
          <ul>
            {setup.shared_mailbox !== "" && <li>{t("setup.clearMailbox", { mailbox: setup.shared_mailbox })}</li>}
            <li>{setup.has_client_secret ? t("setup.clearIdAndSecret") : t("setup.clearId")}</li>
            <li>{t("setup.clearConsent")}</li>
            <li>{t("setup.clearRest")}</li>
          </ul>
          <p>{t("setup.clearStays")}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
