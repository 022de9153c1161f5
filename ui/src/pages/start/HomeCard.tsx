import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, type ReactNode } from "react";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    minWidth: 0,
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: "hidden",
  },
  head: {
    flexShrink: 0,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "8px",
    minHeight: "44px",
    padding: "4px 8px 4px 16px",
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  aside: { marginLeft: "auto", display: "flex", flexWrap: "wrap", alignItems: "center", gap: "4px" },
  body: { flex: "1 1 auto", minHeight: 0, overflowY: "auto", borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  plain: { borderTop: "none" },
  foot: {
    flexShrink: 0,
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "4px 8px",
    minHeight: "42px",
    padding: "4px 16px",
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
});

interface Props {
  title: string;
  /** Beside the title: a count, a state. */
  badge?: ReactNode;
  /** Below the head, above what scrolls. */
  tabs?: ReactNode;
  /** At the right of the title. */
  aside?: ReactNode;
  foot?: ReactNode;
  /** Where it lies on the page. */
  className?: string;
  /** Without a line under its head. */
  plain?: boolean;
  children: ReactNode;
}

/** One part of the start page. */
export function HomeCard({ title, badge, aside, tabs, foot, className, plain = false, children }: Props) {
  const styles = useStyles();
  const id = useId();
  return (
    <section aria-labelledby={id} className={mergeClasses(styles.root, className)}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {badge}
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      </div>
      {tabs}
      <div className={mergeClasses(styles.body, plain && styles.plain)}>{children}</div>
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </section>
  );
}
