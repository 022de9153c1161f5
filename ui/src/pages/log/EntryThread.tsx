import { Link, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { commands, type LogEntry } from "../../api";
import { DirectionIcon } from "../../components/DirectionIcon";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";
import { PaneSection } from "./PaneSection";

/** So many entries of a conversation are asked for, and so many mails of it shown. */
const ASKED = 50;
const SHOWN = 6;

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    display: "grid",
    gridTemplateColumns: "16px minmax(64px, auto) minmax(0, 1fr) auto",
    alignItems: "center",
    gap: "8px",
    width: "100%",
    padding: "6px 4px",
    border: "none",
    borderRadius: tokens.borderRadiusMedium,
    background: "none",
    color: "inherit",
    font: "inherit",
    textAlign: "left",
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  cut: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap", minWidth: 0 },
  text: { color: tokens.colorNeutralForeground2 },
  struck: { textDecorationLine: "line-through" },
  when: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: "nowrap" },
});

/** One entry for each of the other mails: that of the same contact before any other. */
export function othersOf(entry: LogEntry, found: readonly LogEntry[]): LogEntry[] {
  const mails = new Map<string, LogEntry>();
  for (const one of found) {
    const known = mails.get(one.message_key);
    if (known === undefined || (known.contact_no !== entry.contact_no && one.contact_no === entry.contact_no)) {
      mails.set(one.message_key, one);
    }
  }
  mails.delete(entry.message_key);
  return [...mails.values()];
}

interface Props {
  entry: LogEntry;
  onShow: (entry: LogEntry) => void;
  /** Lists everything of the conversation. */
  onAll: (key: string) => void;
}

/** The other mails of the conversation, newest first, one click to each (W20). */
export function EntryThread({ entry, onShow, onAll }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  const key = entry.message_key;
  const { data } = useQuery({
    queryKey: ["entries", "conversation", key],
    queryFn: () =>
      commands.getEntries({ conversation: key, sort: "date", descending: true, include_canceled: true, limit: ASKED }),
    enabled: key !== "",
  });
  const others = othersOf(entry, data?.rows ?? []);
  if (key === "" || others.length === 0) {
    return null;
  }
  return (
    <PaneSection
      title={t("log.thread")}
      more={
        <Link as="button" onClick={() => onAll(key)}>
          {t("log.threadAll", { count: data?.total ?? others.length })}
        </Link>
      }
    >
      <ul className={styles.list}>
        {others.slice(0, SHOWN).map((one) => {
          const outbound = one.information_flow === "Outbound";
          const who = outbound ? one.salesperson_name || one.salesperson_code : one.contact_name || one.contact_no;
          return (
            <li key={one.entry_no}>
              <button type="button" className={styles.row} onClick={() => onShow(one)} data-testid="thread-entry">
                <DirectionIcon flow={one.information_flow} />
                <span className={styles.cut}>{who || one.sender}</span>
                <span className={mergeClasses(styles.cut, styles.text, one.canceled && styles.struck)}>
                  {one.subject || one.description || t("common.noSubject")}
                </span>
                <span className={styles.when} title={format.exact(one.time)}>
                  {format.relative(one.time, now)}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </PaneSection>
  );
}
