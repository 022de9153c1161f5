import { Button } from "@fluentui/react-components";
import { TimerRegular } from "@fluentui/react-icons/svg/timer";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asEngineError } from "../../api";
import { EmptyState } from "../../components/EmptyState";
import { ErrorState } from "../../components/ErrorState";
import { useCrumbs } from "../../components/frame/crumbs";
import { useJob } from "../../data/queries";
import { SetupFrame } from "../audit/SetupFrame";
import { Waiting } from "../audit/Waiting";
import { JobCard } from "./JobCard";

function Body() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useJob();
  if (error !== null && data === undefined) {
    return <ErrorState error={asEngineError(error)} onRetry={() => void refetch()} />;
  }
  if (isPending) {
    return <Waiting />;
  }
  if (data === null) {
    return (
      <EmptyState
        icon={<TimerRegular />}
        title={t("jobs.emptyTitle")}
        text={t("jobs.emptyText")}
        action={
          <Button appearance="primary" onClick={() => void navigate({ to: "/setup" })}>
            {t("jobs.emptyAction")}
          </Button>
        }
      />
    );
  }
  return <JobCard job={data} />;
}

/** Setup → Job Queue Entry. */
export function JobPage() {
  const { t } = useTranslation();
  useCrumbs({ text: t("frame.setup"), to: "/setup" }, { text: t("jobs.title") });
  return (
    <SetupFrame>
      <Body />
    </SetupFrame>
  );
}
