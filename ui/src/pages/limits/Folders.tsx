import { makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { FolderSize, Level, Limits } from "../../api";
import { useFormat } from "../../format/useFormat";
import { bytesText } from "../../format/bytes";
import { share } from "./growth";
import { LevelMark } from "./LevelMark";

const useStyles = makeStyles({
  list: {
    listStyleType: "none",
    margin: 0,
    padding: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  row: {
    display: "flex",
    flexDirection: "column",
    gap: "6px",
    padding: "12px 20px",
    "& + &": { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  line: { display: "flex", alignItems: "baseline", gap: "12px", flexWrap: "wrap" },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  level: { marginLeft: "auto" },
  facts: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, userSelect: "text" },
});

const colors: Record<Level, "success" | "warning" | "error"> = { fine: "success", near: "warning", critical: "error" };

interface BarProps {
  name: string;
  level: Level;
  part: number;
  facts: string;
}

function Bar({ name, level, part, facts }: BarProps) {
  const styles = useStyles();
  return (
    <li className={styles.row} data-testid="limit-row">
      <div className={styles.line}>
        <span className={styles.name}>{name}</span>
        <span className={styles.level}>
          <LevelMark level={level} />
        </span>
      </div>
      <ProgressBar thickness="large" value={part} color={colors[level]} aria-label={name} aria-valuetext={facts} />
      <span className={styles.facts}>{facts}</span>
    </li>
  );
}

function levelOf(part: number): Level {
  return part >= 0.95 ? "critical" : part >= 0.8 ? "near" : "fine";
}

/** Name of a folder: its role in words, and what the server calls it where that differs. */
export function useFolderName(): (folder: FolderSize) => string {
  const { t } = useTranslation();
  return ({ role, name }) => {
    if (role !== "inbox" && role !== "archive" && role !== "not_logged") {
      return name;
    }
    const word = t(`jobs.limits.roles.${role}`);
    return name === "" || name === word ? word : `${word} (${name})`;
  };
}

/** Each working folder against its limit, and all of them against the mailbox's (R113). */
export function Folders({ limits }: { limits: Limits }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const nameOf = useFolderName();
  const percent = new Intl.NumberFormat(format.locale, { style: "percent", maximumFractionDigits: 0 });
  const used = (part: number): string =>
    part > 0 && part < 0.01 ? t("jobs.limits.shareBelow") : percent.format(part);
  const whole = share(limits.bytes, limits.byte_limit);
  return (
    <ul className={styles.list} aria-label={t("jobs.limits.folders")}>
      {limits.folders.map((folder) => {
        const part = share(folder.items, folder.item_limit);
        const facts = [
          t("jobs.limits.items", {
            items: format.number(folder.items ?? 0),
            limit: format.number(folder.item_limit ?? 0),
          }),
          used(part),
          folder.bytes === null ? "" : t("jobs.limits.bytesIn", { bytes: bytesText(folder.bytes, format.locale) }),
        ].filter((fact) => fact !== "");
        return (
          <Bar key={folder.role} name={nameOf(folder)} level={folder.level} part={part} facts={facts.join(" · ")} />
        );
      })}
      {limits.bytes === null ? (
        <li className={styles.row}>
          <span className={styles.facts}>{t("jobs.limits.sizeUnknown")}</span>
        </li>
      ) : (
        <Bar
          name={t("jobs.limits.wholeMailbox")}
          level={levelOf(whole)}
          part={whole}
          facts={`${t("jobs.limits.bytesOf", {
            bytes: bytesText(limits.bytes, format.locale),
            limit: bytesText(limits.byte_limit ?? 0, format.locale),
          })} · ${used(whole)}`}
        />
      )}
    </ul>
  );
}
