import { Badge } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ErrorCircleRegular } from "@fluentui/react-icons/svg/error-circle";
import { PauseCircleRegular } from "@fluentui/react-icons/svg/pause-circle";
import { useTranslation } from "react-i18next";
import type { JobStatus } from "../../api";

const looks = {
  Ready: { color: "success", icon: <CheckmarkCircleRegular />, word: "ready" },
  "In Process": { color: "brand", icon: <ArrowSyncRegular />, word: "inProcess" },
  Error: { color: "danger", icon: <ErrorCircleRegular />, word: "error" },
  "On Hold": { color: "warning", icon: <PauseCircleRegular />, word: "onHold" },
} as const;

/** State of the job: an icon and its word. */
export function JobStatusBadge({ status }: { status: JobStatus }) {
  const { t } = useTranslation();
  const { color, icon, word } = looks[status];
  return (
    <Badge appearance="tint" shape="rounded" color={color} icon={icon} data-testid="job-status">
      {t(`jobs.status.${word}`)}
    </Badge>
  );
}
