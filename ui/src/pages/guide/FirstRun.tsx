import { Button, mergeClasses, Spinner } from "@fluentui/react-components";
import { BookOpenRegular } from "@fluentui/react-icons/svg/book-open";
import { CheckmarkCircleFilled } from "@fluentui/react-icons/svg/checkmark-circle";
import { useMutation, useMutationState, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { asEngineError, commands, type RunSummary } from "../../api";
import { Problem, problemOf } from "../../components/problem/Problem";
import type { ProblemFacts } from "../../components/problem/problemOf";
import { RunProgressBar } from "../../components/RunProgressBar";
import { useProgress, useRuns } from "../../data/queries";
import { useGuide } from "./GuideContext";
import { useStepStyles } from "./styles";

const FIRST_RUN = ["process"];

/** Logging is on: the first run with its progress, what it brought, and the way to the log. */
export function FirstRun() {
  const { t } = useTranslation();
  const styles = useStepStyles();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { setup, cure } = useGuide();
  const { data: progress } = useProgress();
  const { data: runs } = useRuns(1);
  const { mutate } = useMutation({
    mutationKey: FIRST_RUN,
    mutationFn: () => commands.processNow(),
    onSettled: () => {
      client.setQueryData(["progress"], null);
      for (const topic of ["runs", "job", "entries", "messages", "counts", "activity"]) {
        void client.invalidateQueries({ queryKey: [topic] });
      }
    },
  });
  const last = useMutationState({ filters: { mutationKey: FIRST_RUN }, select: ({ state }) => state }).at(-1);
  const running = last?.status === "pending" || (progress !== null && progress !== undefined);
  const ended = runs?.find((run) => run.finished_at !== null);
  const start = (): void => mutate();
  const finish = useMutation({
    mutationFn: () => commands.finishGuide(),
    onSuccess: (finished) => {
      client.setQueryData(["guide"], finished);
      void navigate({ to: "/log" });
    },
  });
  const problem = running ? null : problemOfRun(last?.error ?? null, ended);
  return (
    <>
      <section className={styles.box} aria-label={t("guide.run.on")}>
        <div className={styles.row} role="status" data-testid="guide-on">
          <CheckmarkCircleFilled aria-hidden className={mergeClasses(styles.rowIcon, styles.good)} />
          <div className={styles.rowWords}>
            <div className={styles.strong}>{t("guide.run.on")}</div>
            <p className={styles.second}>{t("guide.run.every", { count: setup.job_interval_minutes })}</p>
          </div>
        </div>
        <div className={styles.boxBody}>
          {progress !== null && progress !== undefined ? (
            <RunProgressBar progress={progress} />
          ) : running ? (
            <Spinner size="tiny" label={t("guide.run.starting")} />
          ) : ended === undefined ? (
            <p className={styles.text}>{t("guide.run.notYet")}</p>
          ) : (
            <p className={styles.text} data-testid="guide-run-result">
              {t("guide.run.logged", { count: ended.logged })}{" "}
              {t("guide.run.notLogged", { count: ended.found - ended.logged })}
            </p>
          )}
        </div>
      </section>
      {problem !== null && (
        <Problem problem={problem} onRetry={start} onRemedy={(remedy) => cure(remedy, start)} />
      )}
      {finish.error !== null && (
        <Problem
          problem={problemOf(asEngineError(finish.error))}
          onRetry={() => finish.mutate()}
          onRemedy={(remedy) => cure(remedy, () => finish.mutate())}
        />
      )}
      <div className={styles.buttons}>
        {!running && problem === null && (
          <Button
            appearance={ended === undefined ? "primary" : "secondary"}
            data-testid="guide-first-run"
            onClick={start}
          >
            {ended === undefined ? t("guide.run.start") : t("guide.run.again")}
          </Button>
        )}
        <Button
          appearance={ended === undefined ? "secondary" : "primary"}
          icon={<BookOpenRegular />}
          data-testid="guide-open-log"
          disabledFocusable={finish.isPending}
          onClick={() => finish.mutate()}
        >
          {t("guide.run.openLog")}
        </Button>
      </div>
    </>
  );
}

/** What keeps the first run from its end; that another one goes on already is none. */
function problemOfRun(thrown: unknown, run: RunSummary | undefined): ProblemFacts | null {
  if (thrown !== null) {
    const error = asEngineError(thrown);
    return error.code === "job_running" ? null : problemOf(error);
  }
  if (run === undefined || run.error_code === "") {
    return null;
  }
  return {
    code: run.error_code as ProblemFacts["code"],
    cause: run.error_cause,
    remedy: null,
    message: run.error_message,
    reference: null,
  };
}
