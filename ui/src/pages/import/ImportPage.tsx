import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ImportNoun } from "../../api";
import { useWidth } from "../../app/media";
import { useCrumbs } from "../../components/frame/crumbs";
import { CheckStep } from "./CheckStep";
import { ColumnsStep } from "./ColumnsStep";
import { DoneStep } from "./DoneStep";
import { FileStep } from "./FileStep";
import { ImportSteps } from "./ImportSteps";
import { useSession } from "./session";
import { LOW } from "./styles";

const useStyles = makeStyles({
  root: { display: "flex", height: "100%", minHeight: 0, minWidth: 0 },
  stacked: { flexDirection: "column" },
  right: { flex: "1 1 0", minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column", [LOW]: { overflowY: "auto" } },
  title: {
    margin: 0,
    padding: "20px 24px 0",
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    outline: "none",
  },
  lead: { margin: "4px 0 0", padding: "0 24px", color: tokens.colorNeutralForeground2, maxWidth: "720px" },
});

/** Imports contacts or salespeople from a file, one question after the other; nothing is written before the last. */
export function ImportPage({ noun }: { noun: ImportNoun }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const above = useWidth() === "narrow";
  const { session } = useSession(noun);
  const { step } = session;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), [step]);
  useCrumbs({ text: t(`frame.${noun}`), to: noun === "contacts" ? "/contacts" : "/salespeople" }, { text: t(`transfer.title.${noun}`) });
  return (
    <div className={mergeClasses(styles.root, above && styles.stacked)}>
      <ImportSteps noun={noun} above={above} />
      <div className={styles.right}>
        <h1 ref={title} tabIndex={-1} className={styles.title}>
          {t(`transfer.question.${step}`)}
        </h1>
        <p className={styles.lead}>{t(`transfer.lead.${step}`)}</p>
        {step === "file" && <FileStep noun={noun} />}
        {step === "columns" && <ColumnsStep noun={noun} />}
        {step === "check" && <CheckStep noun={noun} />}
        {step === "done" && <DoneStep noun={noun} />}
      </div>
    </div>
  );
}
