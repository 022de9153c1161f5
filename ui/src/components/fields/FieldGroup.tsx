import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useKeyText } from "../keys/words";

const useStyles = makeStyles({
  scroll: { overflowY: "auto", padding: "16px 24px 24px", flex: "1 1 0", minHeight: 0 },
  hint: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  root: { maxWidth: "1056px", marginBottom: "24px" },
  title: {
    margin: "0 0 12px",
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(260px, 1fr))",
    gap: "12px 16px",
    alignItems: "start",
  },
});

/** The room for the groups of a card or form. */
export function FieldGroups({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const keyText = useKeyText();
  return (
    <div className={styles.scroll}>
      {children}
      <p className={styles.hint}>{t("card.undoHint", { keys: keyText("undo") })}</p>
    </div>
  );
}

/** Fields that belong together. */
export function FieldGroup({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.root}>
      <h2 className={styles.title}>
        {title} {note}
      </h2>
      <div className={styles.fields}>{children}</div>
    </section>
  );
}
