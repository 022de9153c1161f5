import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  root: { margin: "auto", padding: "24px", maxWidth: "440px", textAlign: "center" },
  icon: {
    display: "inline-flex",
    alignItems: "center",
    justifyContent: "center",
    width: "64px",
    height: "64px",
    borderRadius: tokens.borderRadiusCircular,
    fontSize: "32px",
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  title: {
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    margin: "16px 0 4px",
  },
  text: { margin: "0 0 16px", color: tokens.colorNeutralForeground2 },
});

interface Props {
  icon: ReactNode;
  title: string;
  text: string;
  /** The one action that fills it. */
  action?: ReactNode;
}

/** What belongs here, why it is empty, and the action to fill it. */
export function EmptyState({ icon, title, text, action }: Props) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{text}</p>
      {action}
    </div>
  );
}
