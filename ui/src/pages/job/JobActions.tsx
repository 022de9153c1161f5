import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Tooltip,
} from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons/svg/arrow-clockwise";
import { ArrowResetRegular } from "@fluentui/react-icons/svg/arrow-reset";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { HistoryRegular } from "@fluentui/react-icons/svg/history";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { PauseRegular } from "@fluentui/react-icons/svg/pause";
import { PlayRegular } from "@fluentui/react-icons/svg/play";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Job } from "../../api";
import { ConfirmDialog } from "../../components/ConfirmDialog";
import { useProcessNow } from "../../data/useActs";
import { useMailbox } from "../../data/useMailbox";
import { useJobActs } from "./useJobActs";

/** What can be done with the job: the one that helps now is the primary one. */
export function JobActions({ job }: { job: Job }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mailbox = useMailbox();
  const process = useProcessNow();
  const { act, busy } = useJobActs();
  const [recreating, setRecreating] = useState(false);
  const running = mailbox.state === "running" || process.running;
  const reason = running ? t("mailbox.runningReason") : mailbox.state === "signIn" ? t("mailbox.signInReason") : "";
  const primary = job.status === "Error" ? "restart" : job.status === "On Hold" ? "ready" : "run";
  const look = (one: typeof primary): "primary" | "secondary" => (one === primary ? "primary" : "secondary");
  return (
    <>
      <Tooltip content={reason || t("jobs.runOnceHint")} relationship="description">
        <Button
          appearance={look("run")}
          icon={<PlayRegular />}
          disabledFocusable={reason !== ""}
          onClick={() => reason === "" && process.start()}
        >
          {t("jobs.runOnce")}
        </Button>
      </Tooltip>
      {(job.status === "On Hold" || job.status === "Error") && (
        <Button
          appearance={look("ready")}
          icon={<CheckmarkCircleRegular />}
          disabledFocusable={busy}
          onClick={() => !busy && act("jobReady")}
        >
          {t("jobs.setReady")}
        </Button>
      )}
      {job.status !== "On Hold" && (
        <Button icon={<PauseRegular />} disabledFocusable={busy} onClick={() => !busy && act("jobHold")}>
          {t("jobs.hold")}
        </Button>
      )}
      <Tooltip content={t("jobs.restartHint")} relationship="description">
        <Button
          appearance={look("restart")}
          icon={<ArrowClockwiseRegular />}
          disabledFocusable={busy}
          onClick={() => !busy && act("jobRestart")}
        >
          {t("jobs.restart")}
        </Button>
      </Tooltip>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content={t("jobs.more")} relationship="label">
            <Button appearance="subtle" icon={<MoreHorizontalRegular />} />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem icon={<ArrowResetRegular />} onClick={() => setRecreating(true)}>
              {t("jobs.recreate")}
            </MenuItem>
            <MenuItem icon={<HistoryRegular />} onClick={() => void navigate({ to: "/setup/activity" })}>
              {t("admin.tabs.activity")}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {recreating && (
        <ConfirmDialog
          title={t("jobs.recreateTitle")}
          confirm={t("jobs.recreate")}
          busy={busy}
          onConfirm={() => {
            act("recreateJob");
            setRecreating(false);
          }}
          onClose={() => setRecreating(false)}
        >
          {t("jobs.recreateText")}
        </ConfirmDialog>
      )}
    </>
  );
}
