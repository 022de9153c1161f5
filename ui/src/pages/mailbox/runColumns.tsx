import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { RunSummary } from "../../api";
import { isKnownCode, useErrorWords } from "../../components/errorWords";
import type { ListColumn } from "../../components/list";
import { RunStatus } from "../../components/RunStatus";
import { took } from "../../data/mailboxState";

const useStyles = makeStyles({
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  cause: { color: tokens.colorNeutralForeground2 },
});

type Count = Exclude<
  { [K in keyof RunSummary]: RunSummary[K] extends number ? K : never }[keyof RunSummary],
  "run_id" | undefined
>;

/** Columns of the runs. */
export function useRunColumns(): readonly ListColumn<RunSummary>[] {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useErrorWords();
  return useMemo<readonly ListColumn<RunSummary>[]>(() => {
    const cause = (run: RunSummary): string => {
      if (run.error_code === "") {
        return "";
      }
      if (!isKnownCode(run.error_code)) {
        return run.error_message;
      }
      const { what, todo } = words({ code: run.error_code });
      return t("mailbox.causeText", { what, todo });
    };
    const count = (
      id: Count,
      name: string,
      width: number,
      more: Partial<ListColumn<RunSummary>> = {},
      of: (run: RunSummary) => number = (run) => run[id],
    ): ListColumn<RunSummary> => ({
      id,
      name,
      width,
      align: "end",
      cell: (run, { format }) => format.number(of(run)),
      text: (run) => String(of(run)),
      ...more,
    });
    return [
      {
        id: "started",
        name: t("mailbox.started"),
        width: 110,
        fixed: true,
        cell: (run, { format, now }) => <span className={styles.small}>{format.relative(run.started_at, now)}</span>,
        text: (run, { format }) => format.exact(run.started_at),
      },
      {
        id: "status",
        name: t("mailbox.result"),
        width: 130,
        fixed: true,
        cell: (run) => <RunStatus status={run.status} />,
        text: (run) => t(`mailbox.status.${run.status}`),
      },
      {
        id: "duration",
        name: t("mailbox.duration"),
        width: 84,
        align: "end",
        yields: 2,
        cell: (run, { format }) => {
          const seconds = took(run);
          return seconds === undefined ? "" : format.duration(seconds);
        },
        text: (run, { format }) => {
          const seconds = took(run);
          return seconds === undefined ? "" : format.duration(seconds);
        },
      },
      count("found", t("mailbox.found"), 78),
      count("logged", t("mailbox.logged"), 84),
      count("entries", t("mailbox.entries"), 92, { yields: 3 }),
      count(
        "unmatched",
        t("mailbox.notLogged"),
        96,
        {},
        (run) => run.unmatched + run.blocked + run.private + run.duplicates + run.drafts,
      ),
      count("quarantined", t("mailbox.quarantined"), 88),
      count("failed", t("mailbox.failed"), 70, { yields: 4 }),
      {
        id: "cause",
        name: t("mailbox.cause"),
        width: 160,
        flexible: true,
        cell: (run) => <span className={styles.cause}>{cause(run)}</span>,
        text: cause,
      },
      count("late_matched", t("mailbox.late"), 100, { hidden: true, yields: 6 }),
      count("requests", t("mailbox.requests"), 84, { hidden: true, yields: 6 }),
    ];
  }, [t, styles, words]);
}
