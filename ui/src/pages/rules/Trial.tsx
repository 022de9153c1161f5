import { makeStyles, Spinner, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { EngineError, RuleTrial } from "../../api";
import { ErrorBar } from "../../components/ErrorState";
import { useNow } from "../../format/now";
import { useFormat } from "../../format/useFormat";

const useStyles = makeStyles({
  root: {
    display: "grid",
    gap: "8px",
    padding: "12px 16px",
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    minWidth: 0,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  lines: { margin: 0, paddingLeft: "18px" },
  examples: { listStyleType: "none", margin: 0, padding: 0 },
  example: { display: "flex", gap: "12px", padding: "5px 0", borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  words: { flexGrow: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  second: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, flexShrink: 0 },
});

interface Props {
  /** `undefined` while it is tried. */
  trial: RuleTrial | undefined;
  error: EngineError | null;
  onRetry: () => void;
}

/** What a rule would have done lately, with the messages it would have changed. Nothing of it is done. */
export function Trial({ trial, error, onRetry }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const now = useNow();
  if (error !== null) {
    return <ErrorBar error={error} onRetry={onRetry} />;
  }
  if (trial === undefined) {
    return <Spinner size="tiny" labelPosition="after" label={t("rules.trying")} />;
  }
  const { days, messages, messages_not_logged, entries_not_written, set_aside_settled, examples } = trial;
  const title = t("rules.tried", { days: format.number(days) });
  const changed = entries_not_written > 0 || set_aside_settled > 0;
  return (
    <section className={styles.root} aria-label={title} data-testid="rule-trial">
      <h3 className={styles.title}>{title}</h3>
      {changed ? (
        <ul className={styles.lines}>
          {entries_not_written > 0 && (
            <li>
              {t("rules.triedLogged", {
                count: messages_not_logged,
                entries: t("desk.entries", { count: entries_not_written }),
              })}
            </li>
          )}
          {set_aside_settled > 0 && <li>{t("rules.triedSetAside", { count: set_aside_settled })}</li>}
        </ul>
      ) : (
        <div>{t("rules.triedNothing", { count: messages })}</div>
      )}
      {examples.length > 0 && (
        <ul className={styles.examples} aria-label={t("rules.examples")}>
          {examples.map(({ key, subject, author, received_at, entries }) => (
            <li key={key} className={styles.example}>
              <span className={styles.words} title={`${author}: ${subject}`}>
                {t("rules.example", { author, subject: subject || t("common.noSubject") })}
              </span>
              <span className={styles.second}>
                {entries > 0 ? t("desk.entries", { count: entries }) : t("rules.waits")}
              </span>
              <span className={styles.second} title={format.exact(received_at)}>
                {format.relative(received_at, now)}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.second}>{t("rules.triedKept")}</div>
    </section>
  );
}
