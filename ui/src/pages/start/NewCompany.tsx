import { Button } from "@fluentui/react-components";
import { MailRegular } from "@fluentui/react-icons/svg/mail";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { JobHealth } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { useProcessNow } from "../../data/useActs";
import { useProgress } from "../../data/queries";

/** The start page before anything was logged: it leads to the guide, or to the first run. */
export function NewCompany({ job }: { job: JobHealth }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: progress } = useProgress();
  const { start, running } = useProcessNow();
  const busy = running || (progress !== null && progress !== undefined);
  if (job.enabled && !job.needs_person) {
    return (
      <EmptyState
        icon={<MailRegular />}
        title={t("home.noneYetTitle")}
        text={t("home.noneYetText")}
        action={
          <Button appearance="primary" disabled={busy} onClick={start}>
            {t("frame.processNow")}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<MailRegular />}
      title={t("home.newTitle")}
      text={t("home.newText")}
      action={
        <Button appearance="primary" onClick={() => void navigate({ to: "/setup/guide" })}>
          {t("home.newAction")}
        </Button>
      }
    />
  );
}
