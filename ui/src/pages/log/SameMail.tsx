import { Link as Button, makeStyles, tokens } from "@fluentui/react-components";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { LogEntry } from "../../api";
import { PaneSection } from "./PaneSection";

const useStyles = makeStyles({
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

interface Props {
  entry: LogEntry;
  /** The other entries of its mail. */
  siblings: readonly LogEntry[];
  onShow: (entry: LogEntry) => void;
}

/** Who took part in a mail: an entry for each pair of salesperson and contact (W20). */
export function SameMail({ entry, siblings, onShow }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const all = [entry, ...siblings].sort((a, b) => a.entry_no - b.entry_no);
  if (siblings.length === 0) {
    return null;
  }
  return (
    <PaneSection title={t("log.paneSame", { count: all.length })}>
      <ul className={styles.list}>
        {all.map((one) => (
          <li key={one.entry_no} className={styles.item}>
            <span className={styles.who}>
              {one.contact_no === "" ? (
                one.contact_name || "–"
              ) : (
                <Link to="/contacts/$no" params={{ no: one.contact_no }} className={styles.link}>
                  {one.contact_name || one.contact_no}
                </Link>
              )}
              {" · "}
              {one.salesperson_code === "" ? (
                one.salesperson_name || "–"
              ) : (
                <Link to="/salespeople/$code" params={{ code: one.salesperson_code }} className={styles.link}>
                  {one.salesperson_name || one.salesperson_code}
                </Link>
              )}
            </span>
            <span className={styles.second}>
              {one.entry_no === entry.entry_no ? (
                t("log.paneThis")
              ) : (
                <Button as="button" onClick={() => onShow(one)}>
                  {t("log.paneEntry", { no: one.entry_no })}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </PaneSection>
  );
}
