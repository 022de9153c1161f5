import { Badge, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { Check } from "../../api";
import { useFormat } from "../../format/useFormat";
import { CheckRow } from "./CheckRow";
import { stateOf } from "./checkState";

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: "hidden",
  },
  head: { display: "flex", alignItems: "center", gap: "8px", padding: "9px 16px", minHeight: "44px", flexWrap: "wrap" },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  when: { marginLeft: "auto", color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: "none", margin: 0, padding: 0 },
});

interface Props {
  checks: readonly Check[];
  /** When it was asked, in milliseconds. */
  at: number;
  seconds: number;
  busy: boolean;
  onAgain: () => void;
}

/** What Validate Setup found, failures first, each with its remedy (R36). */
export function Checks({ checks, at, seconds, busy, onAgain }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const count = (state: string): number => checks.filter((check) => stateOf(check) === state).length;
  const order = ["failed", "hint", "later", "ok"];
  const sorted = [...checks].sort((one, other) => order.indexOf(stateOf(one)) - order.indexOf(stateOf(other)));
  const [failed, hints, good] = [count("failed"), count("hint"), count("ok")];
  return (
    <section className={styles.root} aria-label={t("setup.validation")}>
      <div className={styles.head} role="status">
        <h2 className={styles.title}>{t("setup.validation")}</h2>
        {failed > 0 && (
          <Badge appearance="tint" color="danger" shape="rounded">
            {t("setup.failedCount", { count: failed })}
          </Badge>
        )}
        {hints > 0 && (
          <Badge appearance="tint" color="severe" shape="rounded">
            {t("setup.hintCount", { count: hints })}
          </Badge>
        )}
        {good > 0 && (
          <Badge appearance="tint" color="success" shape="rounded">
            {t("setup.okCount", { count: good })}
          </Badge>
        )}
        {failed === 0 && <span>{t("setup.readyToUse")}</span>}
        <span className={styles.when}>
          {format.clock(at)} · {format.duration(seconds)}
        </span>
      </div>
      <ul className={styles.list}>
        {sorted.map((check) => (
          <CheckRow key={check.name} check={check} busy={busy} onAgain={onAgain} />
        ))}
      </ul>
    </section>
  );
}
