import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Salesperson } from "../../api";
import type { ListColumn } from "../../components/list";

const useStyles = makeStyles({
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  second: { color: tokens.colorNeutralForeground2 },
  name: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: "none",
    ":hover": { textDecorationLine: "underline", color: tokens.colorBrandForegroundLink },
  },
});

/** Columns of the salespeople. */
export function useSalespersonColumns(): readonly ListColumn<Salesperson>[] {
  const { t } = useTranslation();
  const styles = useStyles();
  return useMemo<readonly ListColumn<Salesperson>[]>(() => {
    const state = (one: Salesperson): string =>
      [one.blocked && t("salespeople.blocked"), one.privacy_blocked && t("salespeople.privacyBlocked")]
        .filter((word) => word !== false)
        .join(", ");
    return [
      {
        id: "code",
        name: t("salespeople.code"),
        width: 84,
        sort: "code",
        cell: (one) => <span className={styles.small}>{one.code}</span>,
        text: (one) => one.code,
      },
      {
        id: "name",
        name: t("salespeople.name"),
        width: 160,
        flexible: true,
        fixed: true,
        sort: "name",
        cell: (one) => (
          <Link to="/salespeople/$code" params={{ code: one.code }} tabIndex={-1} className={styles.name}>
            {one.name || t("common.noName")}
          </Link>
        ),
        text: (one) => one.name,
      },
      {
        id: "job_title",
        name: t("salespeople.jobTitle"),
        width: 170,
        yields: 2,
        cell: (one) => <span className={styles.second}>{one.job_title}</span>,
        text: (one) => one.job_title,
      },
      {
        id: "email",
        name: t("salespeople.email"),
        width: 210,
        sort: "email",
        cell: (one) => one.email,
        text: (one) => one.email,
      },
      {
        id: "phone",
        name: t("salespeople.phone"),
        width: 140,
        yields: 3,
        cell: (one) => <span className={styles.second}>{one.phone}</span>,
        text: (one) => one.phone,
      },
      {
        id: "commission",
        name: t("salespeople.commission"),
        width: 100,
        align: "end",
        yields: 5,
        cell: (one, { format }) => (one.commission === "" ? "" : format.number(Number(one.commission))),
        text: (one) => one.commission,
      },
      {
        id: "next_task",
        name: t("salespeople.nextTask"),
        width: 112,
        yields: 4,
        cell: (one, { format }) => <span className={styles.small}>{format.day(one.next_task_date)}</span>,
        text: (one, { format }) => format.day(one.next_task_date),
        copied: (one) => one.next_task_date,
      },
      {
        id: "state",
        name: t("salespeople.state"),
        width: 130,
        yields: 1,
        cell: (one) =>
          state(one) === "" ? null : (
            <Badge appearance="tint" color="warning" shape="rounded">
              {state(one)}
            </Badge>
          ),
        text: state,
      },
      {
        id: "interactions",
        name: t("salespeople.interactions"),
        width: 92,
        align: "end",
        cell: (one, { format }) => format.number(one.no_of_interactions),
        text: (one) => String(one.no_of_interactions),
      },
    ];
  }, [t, styles]);
}
