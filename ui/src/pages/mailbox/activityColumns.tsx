import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons/svg/checkmark-circle";
import { ErrorCircleRegular } from "@fluentui/react-icons/svg/error-circle";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Activity } from "../../api";
import type { ListColumn } from "../../components/list";
import { en } from "../../i18n/en";

const useStyles = makeStyles({
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  icon: { fontSize: "16px", verticalAlign: "middle" },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground3 },
});

type Context = keyof typeof en.mailbox.contexts;

function isKnown(context: string): context is Context {
  return Object.hasOwn(en.mailbox.contexts, context);
}

/** Columns of the activity log. */
export function useActivityColumns(): readonly ListColumn<Activity>[] {
  const { t } = useTranslation();
  const styles = useStyles();
  return useMemo<readonly ListColumn<Activity>[]>(() => {
    const context = (row: Activity): string =>
      isKnown(row.context) ? t(`mailbox.contexts.${row.context}`) : row.context;
    const status = (row: Activity): string =>
      row.status === "Failed" ? t("mailbox.failure") : t("mailbox.success");
    const message = (row: Activity): string =>
      [row.description, row.message].filter((part, at, all) => part !== "" && all.indexOf(part) === at).join(" – ");
    return [
      {
        id: "status",
        name: t("mailbox.result"),
        width: 110,
        cell: (row) => (
          <>
            {row.status === "Failed" ? (
              <ErrorCircleRegular aria-hidden className={mergeClasses(styles.icon, styles.bad)} />
            ) : (
              <CheckmarkCircleRegular aria-hidden className={mergeClasses(styles.icon, styles.good)} />
            )}{" "}
            {status(row)}
          </>
        ),
        text: status,
      },
      {
        id: "date",
        name: t("mailbox.when"),
        width: 110,
        fixed: true,
        cell: (row, { format, now }) => <span className={styles.small}>{format.relative(row.date, now)}</span>,
        text: (row, { format }) => format.exact(row.date),
      },
      {
        id: "context",
        name: t("mailbox.context"),
        width: 190,
        cell: context,
        text: context,
      },
      {
        id: "message",
        name: t("mailbox.message"),
        width: 200,
        flexible: true,
        cell: message,
        text: message,
      },
      {
        id: "user",
        name: t("mailbox.user"),
        width: 190,
        yields: 1,
        cell: (row) => <span className={styles.small}>{row.user_id}</span>,
        text: (row) => row.user_id,
      },
    ];
  }, [t, styles]);
}
