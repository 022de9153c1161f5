import { makeStyles, tokens } from "@fluentui/react-components";

/** Rows of the cards, each of them a link in two lines. */
export const useRowStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  row: {
    position: "relative",
    display: "flex",
    alignItems: "center",
    minHeight: "47px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":last-child": { borderBottom: "none" },
  },
  link: {
    flex: "1 1 0",
    minWidth: 0,
    display: "flex",
    alignItems: "center",
    gap: "12px",
    alignSelf: "stretch",
    padding: "4px 16px",
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  texts: { flex: "1 1 0", minWidth: 0 },
  line: { display: "block", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  who: { fontWeight: tokens.fontWeightSemibold },
  company: { color: tokens.colorNeutralForeground3 },
  second: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  when: {
    flexShrink: 0,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    whiteSpace: "nowrap",
  },
  late: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  nothing: {
    margin: 0,
    padding: "24px 16px",
    textAlign: "center",
    color: tokens.colorNeutralForeground3,
  },
});
