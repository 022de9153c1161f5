import { Avatar, Badge, Button, Link, makeStyles, tokens } from "@fluentui/react-components";
import { ChevronDownRegular } from "@fluentui/react-icons/svg/chevron-down";
import { ChevronRightRegular } from "@fluentui/react-icons/svg/chevron-right";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { ListColumn } from "../../components/list";
import { messagesOf, type DeskRow } from "./groups";

const useStyles = makeStyles({
  line: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  domain: { display: "flex", alignItems: "center", gap: "4px", fontWeight: tokens.fontWeightSemibold, minWidth: 0 },
  fold: { minWidth: "24px", flexShrink: 0 },
  person: { display: "flex", alignItems: "center", gap: "10px", minWidth: 0 },
  names: { minWidth: 0 },
  name: { fontWeight: tokens.fontWeightSemibold },
  second: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  facts: { display: "flex", alignItems: "center", gap: "8px", minWidth: 0 },
  never: { marginLeft: "auto", flexShrink: 0, fontSize: tokens.fontSizeBase200 },
  number: { fontWeight: tokens.fontWeightSemibold },
});

interface Acts {
  onFold: (domain: string) => void;
  onNever: (domain: string) => void;
}

/** Columns of the addresses: a domain has one line, an address two. */
export function useGroupColumns({ onFold, onNever }: Acts): readonly ListColumn<DeskRow>[] {
  const { t } = useTranslation();
  const styles = useStyles();
  return useMemo<readonly ListColumn<DeskRow>[]>(() => {
    const sender = (row: DeskRow) => {
      if (row.kind === "domain") {
        const label = t(row.folded ? "desk.unfold" : "desk.fold", { name: row.domain });
        return (
          <div className={styles.domain}>
            <Button
              appearance="transparent"
              size="small"
              tabIndex={-1}
              className={styles.fold}
              aria-label={label}
              icon={row.folded ? <ChevronRightRegular /> : <ChevronDownRegular />}
              onClick={(event) => {
                event.stopPropagation();
                onFold(row.domain);
              }}
            />
            <span className={styles.line}>{row.domain}</span>
          </div>
        );
      }
      const { name, address } = row.group;
      return (
        <div className={styles.person}>
          <Avatar name={name || address} color="colorful" size={28} aria-hidden />
          <div className={styles.names}>
            <div className={`${styles.line} ${styles.name}`}>{name || address}</div>
            <div className={`${styles.line} ${styles.second}`}>{address}</div>
          </div>
        </div>
      );
    };
    const subject = (row: DeskRow) => {
      if (row.kind === "address") {
        const { subjects, candidates, looks_like_bulk } = row.group;
        const names = candidates.map(({ name, contact_no }) => name || contact_no).join(", ");
        const second = candidates.length > 0 ? t("desk.sharedBy", { names }) : [...new Set(subjects)].slice(1).join(" · ");
        return (
          <>
            <div className={styles.facts}>
              <span className={styles.line}>{subjects[0] || t("common.noSubject")}</span>
              {looks_like_bulk && (
                <Badge appearance="tint" color="informative" shape="rounded" style={{ flexShrink: 0 }}>
                  {t("desk.bulk")}
                </Badge>
              )}
            </div>
            <div className={`${styles.line} ${styles.second}`}>{second}</div>
          </>
        );
      }
      const company = row.groups[0]?.suggested_company ?? null;
      return (
        <div className={styles.facts}>
          {row.groups[0]?.is_own_domain === true && (
            <Badge appearance="tint" color="warning" shape="rounded" style={{ flexShrink: 0 }}>
              {t("desk.own")}
            </Badge>
          )}
          {company !== null && (
            <Badge appearance="tint" shape="rounded" style={{ minWidth: 0 }}>
              <span className={styles.line}>{t("desk.domainOf", { name: company.name || company.contact_no })}</span>
            </Badge>
          )}
          <Link
            as="button"
            tabIndex={-1}
            className={styles.never}
            onClick={() => onNever(row.domain)}
          >
            {t("desk.neverThisDomain")}
          </Link>
        </div>
      );
    };
    const messages = (row: DeskRow): number => (row.kind === "domain" ? messagesOf(row.groups) : row.group.messages);
    const newest = (row: DeskRow): string => (row.kind === "domain" ? "" : row.group.newest_at);
    return [
      {
        id: "sender",
        name: t("desk.address"),
        width: 250,
        fixed: true,
        cell: sender,
        text: (row) => (row.kind === "domain" ? row.domain : `${row.group.name} ${row.group.address}`.trim()),
      },
      {
        id: "messages",
        name: t("desk.mail"),
        width: 56,
        align: "end",
        cell: (row, { format }) => <span className={styles.number}>{format.number(messages(row))}</span>,
        text: (row) => t("desk.count", { count: messages(row) }),
        copied: (row) => String(messages(row)),
      },
      {
        id: "subject",
        name: t("desk.latest"),
        width: 220,
        flexible: true,
        fixed: true,
        cell: subject,
        text: (row) => (row.kind === "domain" ? "" : row.group.subjects.join("; ")),
      },
      {
        id: "received",
        name: t("desk.received"),
        width: 100,
        yields: 1,
        cell: (row, { format, now }) => (
          <span className={styles.second}>{newest(row) === "" ? "" : format.relative(newest(row), now)}</span>
        ),
        text: (row, { format }) => (newest(row) === "" ? "" : format.exact(newest(row))),
        copied: (row, { format }) => (newest(row) === "" ? "" : format.sheet(newest(row))),
      },
    ];
  }, [t, styles, onFold, onNever]);
}
