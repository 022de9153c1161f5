import { makeStyles, tokens } from "@fluentui/react-components";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Activity } from "../../api";
import type { ListColumn } from "../../components/list";
import { useProblemWords } from "../../components/problem/useProblemWords";
import { problemOfActivity } from "../job/storedProblem";
import { ActivityResult } from "./ActivityResult";
import { isKnownContext } from "./contexts";

const useStyles = makeStyles({
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** Words for a line of the activity log: its context, its result, what happened. */
export function useActivityWords() {
  const { t } = useTranslation();
  const problemWords = useProblemWords();
  const context = useCallback(
    (name: string): string => (isKnownContext(name) ? t(`jobs.activity.contexts.${name}`) : name),
    [t],
  );
  const status = useCallback(
    (row: Activity): string => (row.status === "Failed" ? t("jobs.activity.failed") : t("jobs.activity.success")),
    [t],
  );
  const told = useCallback(
    (row: Activity): string => {
      const problem = problemOfActivity(row);
      if (problem !== null && (problem.code !== null || problem.cause !== null)) {
        return problemWords(problem).title;
      }
      return [row.description, row.message].filter((part, at, all) => part !== "" && all.indexOf(part) === at).join(" – ");
    },
    [problemWords],
  );
  return useMemo(() => ({ context, status, told }), [context, status, told]);
}

/** Columns of the activity log. */
export function useActivityColumns(): readonly ListColumn<Activity>[] {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useActivityWords();
  return useMemo<readonly ListColumn<Activity>[]>(() => {
    const context = (row: Activity): string => words.context(row.context);
    return [
      {
        id: "status",
        name: t("jobs.activity.result"),
        width: 110,
        fixed: true,
        cell: (row) => <ActivityResult row={row} />,
        text: words.status,
      },
      {
        id: "date",
        name: t("jobs.activity.when"),
        width: 110,
        fixed: true,
        cell: (row, { format, now }) => <span className={styles.small}>{format.relative(row.date, now)}</span>,
        text: (row, { format }) => format.exact(row.date),
      },
      { id: "context", name: t("jobs.activity.filterContext"), width: 190, cell: context, text: context },
      {
        id: "message",
        name: t("jobs.activity.message"),
        width: 200,
        flexible: true,
        cell: words.told,
        text: words.told,
      },
      {
        id: "user",
        name: t("jobs.activity.user"),
        width: 190,
        yields: 1,
        cell: (row) => <span className={styles.small}>{row.user_id}</span>,
        text: (row) => row.user_id,
      },
    ];
  }, [t, styles, words]);
}
