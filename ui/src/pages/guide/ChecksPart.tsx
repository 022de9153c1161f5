import { Button, mergeClasses, MessageBar, MessageBarBody, MessageBarTitle, Spinner } from "@fluentui/react-components";
import { ArrowSyncRegular } from "@fluentui/react-icons/svg/arrow-sync";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { asEngineError, commands } from "../../api";
import { Problem, problemOf } from "../../components/problem/Problem";
import { useProblemWords } from "../../components/problem/useProblemWords";
import { useFormat } from "../../format/useFormat";
import { useGuide } from "./GuideContext";
import { useStepStyles } from "./styles";

/** The same checks as Validate Setup makes (W26), before anything is turned on. What failed has its remedy. */
export function ChecksPart() {
  const { t } = useTranslation();
  const styles = useStepStyles();
  const format = useFormat();
  const { cure } = useGuide();
  const words = useProblemWords();
  const { data, error, isFetching, dataUpdatedAt, refetch } = useQuery({
    queryKey: ["guide-checks"],
    queryFn: () => commands.validateSetup(),
    staleTime: 0,
    gcTime: 0,
  });
  const again = (): void => void refetch();
  const failed = (data ?? []).filter(({ ok }) => !ok);
  // What could not be checked because of another failure says nothing of its own.
  const told = failed.filter(({ cause }) => cause !== "not_checked");
  return (
    <>
      <section className={styles.box} aria-label={t("guide.checks.title")}>
        <div className={styles.boxHead} style={{ borderBottom: "none" }}>
          {data !== undefined && failed.length === 0 && (
            <CheckmarkCircleFilled aria-hidden className={mergeClasses(styles.rowIcon, styles.good)} />
          )}
          <h2 className={styles.boxTitle} role="status">
            {isFetching ? (
              <Spinner size="tiny" label={t("guide.checks.checking")} />
            ) : failed.length === 0 && data !== undefined ? (
              t("guide.checks.passed", { count: data.length })
            ) : (
              t("guide.checks.failed", { count: failed.length })
            )}
          </h2>
          {dataUpdatedAt > 0 && (
            <span className={styles.second}>{t("guide.proof.checked", { clock: format.clock(dataUpdatedAt) })}</span>
          )}
          <Button size="small" icon={<ArrowSyncRegular />} disabledFocusable={isFetching} onClick={again}>
            {t("guide.proof.again")}
          </Button>
        </div>
      </section>
      {error !== null && (
        <Problem problem={problemOf(asEngineError(error))} onRetry={again} onRemedy={(remedy) => cure(remedy, again)} />
      )}
      {(data ?? [])
        .filter(({ ok, warning }) => ok && warning)
        .map((check) => (
          <MessageBar key={check.name} intent="warning" layout="multiline">
            <MessageBarBody>
              <MessageBarTitle>{words(problemOf(check)).title}</MessageBarTitle>
              {words(problemOf(check)).text}
            </MessageBarBody>
          </MessageBar>
        ))}
      {told.map((check) => (
        <Problem
          key={check.name}
          problem={problemOf(check)}
          busy={isFetching}
          onRetry={again}
          onRemedy={(remedy) => cure(remedy, again)}
        />
      ))}
    </>
  );
}
