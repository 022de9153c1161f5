import { makeStyles, ProgressBar, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TransferProgress } from "../../api";
import { useFormat } from "../../format/useFormat";

/** Below these nothing is foretold: seconds gone, and share done. */
const TELLING_SECONDS = 3;
const TELLING_PERCENT = 2;

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", gap: "6px" },
  facts: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface Props {
  progress: TransferProgress;
  /** When that was so, in milliseconds. */
  at: number;
  label: string;
}

/** A bar with rows, rate and the time that remains. */
export function TransferBar({ progress, at, label }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const [begun] = useState(at);
  const { rows, percent } = progress;
  const seconds = (at - begun) / 1_000;
  const telling = seconds >= TELLING_SECONDS && percent >= TELLING_PERCENT;
  const left = telling ? Math.round((seconds * (100 - percent)) / percent) : 0;
  const facts = [
    t("transfer.rowsSoFar", { count: rows }),
    t("transfer.percent", { percent: format.number(percent) }),
    telling ? t("transfer.rate", { rate: format.number(Math.round(rows / seconds)) }) : "",
    left > 0 ? t("mailbox.progressLeft", { time: format.duration(left) }) : "",
  ].filter((fact) => fact !== "");
  return (
    <div className={styles.root}>
      <ProgressBar thickness="large" value={percent / 100} aria-label={label} aria-valuetext={facts.join(", ")} />
      <span className={styles.facts}>{facts.join(" · ")}</span>
    </div>
  );
}
