import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Link } from "@tanstack/react-router";

const useStyles = makeStyles({
  root: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: "none",
    fontSize: tokens.fontSizeBase200,
    ":hover": { textDecorationLine: "underline" },
  },
  strong: { fontSize: "inherit", fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  /** Its number; nothing is shown for a blank one. */
  no: string;
  /** What it says instead of the number. */
  text?: string;
  strong?: boolean;
  /** Whether it stands in a row of a list, where the grid has the focus. */
  inRow?: boolean;
}

/** Leads to the card of an opportunity. */
export function OpportunityLink({ no, text = no, strong = false, inRow = false }: Props) {
  const styles = useStyles();
  if (no === "") {
    return null;
  }
  return (
    <Link
      to="/opportunities/$no"
      params={{ no }}
      search={{}}
      className={mergeClasses(styles.root, strong && styles.strong)}
      data-testid="opportunity-link"
      {...(inRow ? { tabIndex: -1, onDoubleClick: (event) => event.stopPropagation() } : {})}
    >
      {text}
    </Link>
  );
}
