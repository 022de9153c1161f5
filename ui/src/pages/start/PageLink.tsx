import { makeStyles, tokens } from "@fluentui/react-components";
import { Link, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  root: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: "none",
    ":hover": { textDecorationLine: "underline" },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "2px" },
  },
});

interface Props {
  to: LinkProps["to"];
  search?: LinkProps["search"];
  children: ReactNode;
}

/** A link to a page of the window within a sentence. */
export function PageLink({ to, search, children }: Props) {
  const styles = useStyles();
  return (
    <Link to={to} search={search as never} className={styles.root}>
      {children}
    </Link>
  );
}
