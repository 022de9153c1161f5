import { makeStyles, tokens } from "@fluentui/react-components";

/** What the steps share. */
export const useStepStyles = makeStyles({
  section: { display: "flex", flexDirection: "column", gap: "12px" },
  tight: { display: "flex", flexDirection: "column", gap: "8px" },
  title: {
    margin: "8px 0 0",
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: "anywhere" },
  second: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  buttons: { display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center" },
  fields: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(260px, 1fr))",
    gap: "12px 16px",
    alignItems: "start",
  },
  box: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    overflow: "hidden",
  },
  boxHead: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "8px",
    padding: "8px 8px 8px 16px",
    minHeight: "44px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  boxTitle: { margin: 0, flexGrow: 1, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  boxBody: { padding: "12px 16px", display: "flex", flexDirection: "column", gap: "12px" },
  row: {
    display: "flex",
    gap: "12px",
    padding: "10px 16px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ":last-child": { borderBottom: "none" },
  },
  rowIcon: { display: "inline-flex", fontSize: "20px", flexShrink: 0 },
  rowWords: { minWidth: 0, flexGrow: 1 },
  strong: { fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  good: { color: tokens.colorStatusSuccessForeground3 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  waiting: { color: tokens.colorNeutralForeground3 },
  numbered: { margin: 0, paddingLeft: "24px", display: "flex", flexDirection: "column", gap: "6px" },
  plain: { listStyleType: "none", margin: 0, padding: 0 },
  fold: { margin: "0 -12px" },
});
