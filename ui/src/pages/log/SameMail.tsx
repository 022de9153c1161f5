import { makeStyles, tokens } from "@fluentui/react-components";
import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { commands, type Explanation } from "../../api";

const useStyles = makeStyles({
  title: { margin: "20px 0 4px", fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: "none", margin: 0, padding: 0 },
  item: {
    display: "flex",
    justifyContent: "space-between",
    gap: "12px",
    padding: "6px 0",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  who: { minWidth: 0, overflowWrap: "anywhere" },
  link: { color: tokens.colorBrandForegroundLink },
  second: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap" },
});

/** One mail may be several entries, one for each pair of salesperson and contact. */
export function SameMail({ message, entryNo }: { message: Explanation; entryNo: number }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const entries = useQueries({
    queries: message.entry_nos.map((no) => ({ queryKey: ["entry", no], queryFn: () => commands.getEntry(no) })),
  });
  const known = entries.flatMap((entry) => entry.data ?? []);
  if (known.length === 0) {
    return null;
  }
  return (
    <section>
      <h3 className={styles.title}>{t("log.paneSame", { count: known.length })}</h3>
      <ul className={styles.list}>
        {known.map((entry) => (
          <li key={entry.entry_no} className={styles.item}>
            <span className={styles.who}>
              {entry.contact_no === "" ? (
                entry.contact_name || "–"
              ) : (
                <Link to="/contacts/$no" params={{ no: entry.contact_no }} className={styles.link}>
                  {entry.contact_name || entry.contact_no}
                </Link>
              )}
              {` · ${entry.salesperson_name || entry.salesperson_code}`}
            </span>
            <span className={styles.second}>
              {entry.entry_no === entryNo ? t("log.paneThis") : t("log.paneEntry", { no: entry.entry_no })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
