import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  root: { padding: "14px 20px", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  title: { margin: "0 0 8px", fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  row: {
    display: "flex",
    justifyContent: "space-between",
    gap: "12px",
    marginBottom: "6px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: "18px",
  },
  label: { color: tokens.colorNeutralForeground3 },
  value: { textAlign: "right", overflowWrap: "anywhere", userSelect: "text" },
});

/** A box of facts beside a card. */
export function FactBox({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <section className={styles.root}>
      <h3 className={styles.title}>{title}</h3>
      {children}
    </section>
  );
}

/** A fact: label and value. */
export function Fact({ label, children }: { label: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <span className={styles.label}>{label}</span>
      <span className={styles.value}>{children}</span>
    </div>
  );
}
