import { Button, Skeleton, SkeletonItem } from "@fluentui/react-components";
import { SaveRegular } from "@fluentui/react-icons/svg/save";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type ScriptKind } from "../../api";
import { CopyBox } from "../../components/CopyBox";
import { Problem, problemOf } from "../../components/problem/Problem";
import { useNotify } from "../../components/useNotify";
import { useGuide } from "./GuideContext";
import { useStepStyles } from "./styles";
import { useScriptOptions } from "./useScriptOptions";

/** Commands made from the settings, to copy or save; what they still need is said instead of them. */
export function ScriptBox({ kind }: { kind: ScriptKind }) {
  const { t } = useTranslation();
  const styles = useStepStyles();
  const { setup, cure } = useGuide();
  const missing = useMissing(kind);
  const options = useScriptOptions();
  const { data, error, refetch } = useQuery({
    queryKey: ["script", kind, options, setup.shared_mailbox, setup.client_id, setup.tenant],
    queryFn: () => commands.getScript(kind, options),
    enabled: missing === null,
  });
  const title = kind === "consent" ? t("guide.graphPowerShell") : t("guide.powerShell");
  if (missing !== null) {
    return <p className={styles.second}>{missing}</p>;
  }
  if (error !== null) {
    const again = (): void => void refetch();
    return (
      <Problem problem={problemOf(asEngineError(error))} onRetry={again} onRemedy={(remedy) => cure(remedy, again)} />
    );
  }
  if (data === undefined) {
    return (
      <Skeleton aria-label={title}>
        <SkeletonItem size={72} />
      </Skeleton>
    );
  }
  return (
    <CopyBox title={title} text={data.text} copy={t("guide.copyCommands")} actions={<SaveButton kind={kind} />} />
  );
}

function SaveButton({ kind }: { kind: ScriptKind }) {
  const { t } = useTranslation();
  const notify = useNotify();
  const options = useScriptOptions();
  const { mutate, isPending } = useMutation({
    mutationFn: () => commands.saveScript(kind, options),
    onSuccess: (saved) => saved && notify.success(t("guide.saved")),
    onError: notify.failure,
  });
  return (
    <Button size="small" appearance="subtle" icon={<SaveRegular />} disabled={isPending} onClick={() => mutate()}>
      {t("guide.save")}
    </Button>
  );
}

/** What is to be typed before there can be commands; `null` when nothing is. */
function useMissing(kind: ScriptKind): string | null {
  const { t } = useTranslation();
  const { setup } = useGuide();
  const { job_account, readers } = useScriptOptions();
  if (kind === "consent") {
    return setup.client_id === "" ? t("guide.missing.clientId") : null;
  }
  if (setup.shared_mailbox === "") {
    return t("guide.missing.mailbox");
  }
  if (kind === "membership" && job_account === "") {
    return t("guide.missing.jobAccount");
  }
  if (kind === "archive_readers" && readers.length === 0) {
    return t("guide.missing.readers");
  }
  return null;
}
