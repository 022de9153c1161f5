import { Link, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import type { DeskGroup } from "../../api";
import { useGroupMessages } from "./useDeskGroups";

const useStyles = makeStyles({
  title: { margin: "20px 0 4px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "flex",
    gap: "12px",
    alignItems: "baseline",
    padding: "8px 0",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  words: { flexGrow: 1, minWidth: 0 },
  subject: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", maxWidth: "100%", textAlign: "left" },
  second: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: "anywhere" },
  when: { flexShrink: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  group: DeskGroup;
  onWhy: (key: string) => void;
}

/** The messages that wait for an address, newest first; each leads to its Why. */
export function GroupMessages({ group, onWhy }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const { rows } = useGroupMessages(group.address);
  if (rows.length === 0) {
    return null;
  }
  return (
    <section aria-label={t("desk.messages", { count: rows.length })}>
      <h3 className={styles.title}>{t("desk.messages", { count: rows.length })}</h3>
      <ul className={styles.list}>
        {rows.map((row) => (
          <li key={row.key} className={styles.item}>
            <div className={styles.words}>
              <Link as="button" className={styles.subject} title={t("desk.why")} onClick={() => onWhy(row.key)}>
                {row.subject || t("common.noSubject")}
              </Link>
              <div className={styles.second}>
                {t("desk.fromTo", {
                  from: row.author.name || row.author.address,
                  to: row.recipients.map((party) => party.name || party.address).join(", "),
                })}
              </div>
            </div>
            <span className={styles.when} title={format.exact(row.received_at ?? row.sent_at)}>
              {format.relative(row.received_at ?? row.sent_at, now)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
