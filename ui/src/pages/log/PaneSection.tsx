import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "baseline", justifyContent: "space-between", gap: "12px", margin: "20px 0 4px" },
  title: { margin: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  title: string;
  /** A way to more of it, at the right. */
  more?: ReactNode;
  children: ReactNode;
}

/** A part of the detail pane under its title. */
export function PaneSection({ title, more, children }: Props) {
  const styles = useStyles();
  return (
    <section>
      <div className={styles.head}>
        <h3 className={styles.title}>{title}</h3>
        {more}
      </div>
      {children}
    </section>
  );
}
