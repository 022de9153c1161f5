import { makeStyles, tokens } from "@fluentui/react-components";

/** A list on a card: filters and tools in a bar, the rows below. */
export const useCardStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", flex: "1 1 0", minHeight: 0 },
  bar: {
    display: "flex",
    alignItems: "center",
    flexWrap: "wrap",
    gap: "8px",
    padding: "8px 16px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  right: { marginLeft: "auto", display: "flex", alignItems: "center", flexWrap: "wrap", gap: "4px", minWidth: 0 },
  actions: { padding: 0, flexWrap: "wrap" },
});
