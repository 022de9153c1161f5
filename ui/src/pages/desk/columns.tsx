import { makeStyles, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MessageRow } from "../../api";
import type { ListColumn } from "../../components/list";

const useStyles = makeStyles({
  line: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  name: { fontWeight: tokens.fontWeightSemibold },
  second: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  small: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** Columns of the mail desk: two lines a row. */
export function useDeskColumns(): readonly ListColumn<MessageRow>[] {
  const { t } = useTranslation();
  const styles = useStyles();
  return useMemo<readonly ListColumn<MessageRow>[]>(() => {
    const to = (row: MessageRow): string =>
      row.recipients.map((party) => party.name || party.address).join(", ");
    const reason = (row: MessageRow): string => t(`desk.reason.${row.reason}`);
    return [
      {
        id: "sender",
        name: t("desk.sender"),
        width: 230,
        fixed: true,
        cell: (row) => (
          <>
            <div className={`${styles.line} ${styles.name}`}>
              {row.author.name || row.author.address || t("common.noName")}
            </div>
            <div className={`${styles.line} ${styles.second}`}>{row.author.address}</div>
          </>
        ),
        text: (row) => `${row.author.name} ${row.author.address}`.trim(),
      },
      {
        id: "subject",
        name: t("desk.subject"),
        width: 240,
        flexible: true,
        fixed: true,
        cell: (row) => (
          <>
            <div className={styles.line}>{row.subject || t("common.noSubject")}</div>
            <div className={`${styles.line} ${styles.second}`}>
              {row.recipients.length === 0
                ? reason(row)
                : t("desk.second", { reason: reason(row), names: to(row) })}
              {row.dismissed && ` · ${t("desk.isDismissed")}`}
            </div>
          </>
        ),
        text: (row) => row.subject || t("common.noSubject"),
      },
      {
        id: "location",
        name: t("desk.location"),
        width: 130,
        yields: 1,
        cell: (row) => <span className={styles.small}>{t(`desk.place.${row.location}`)}</span>,
        text: (row) => t(`desk.place.${row.location}`),
      },
      {
        id: "received",
        name: t("desk.received"),
        width: 116,
        sort: "received",
        cell: (row, { format, now }) => (
          <span className={styles.small}>{format.relative(row.received_at ?? row.sent_at ?? row.decided_at, now)}</span>
        ),
        text: (row, { format }) => format.exact(row.received_at ?? row.sent_at ?? row.decided_at),
        copied: (row, { format }) => format.sheet(row.received_at ?? row.sent_at ?? row.decided_at),
      },
    ];
  }, [t, styles]);
}
