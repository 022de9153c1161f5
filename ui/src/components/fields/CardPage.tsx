import { Avatar, makeStyles, ToggleButton, tokens, Tooltip } from "@fluentui/react-components";
import { PanelRightRegular } from "@fluentui/react-icons/svg/panel-right";
import type { ReactElement, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useWidth } from "../../app/media";
import { useRemembered } from "../../app/preferences";
import { useKeys } from "../keys/useKeys";
import { useKeyText } from "../keys/words";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    minHeight: 0,
    "@media (max-height: 559px)": { overflowY: "auto" },
  },
  head: { flexShrink: 0, padding: "20px 24px 0", borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  line: { display: "flex", gap: "16px", alignItems: "flex-start", flexWrap: "wrap" },
  names: { flexGrow: 1, minWidth: 0 },
  title: { display: "flex", alignItems: "center", gap: "8px", flexWrap: "wrap" },
  name: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: "anywhere",
  },
  second: { color: tokens.colorNeutralForeground2 },
  actions: { display: "flex", gap: "8px", flexWrap: "wrap" },
  facts: { display: "flex", flexWrap: "wrap", columnGap: "40px", rowGap: "8px", margin: "12px 0 0 72px", "@media (max-width: 1279px)": { marginLeft: 0 } },
  tabs: { marginTop: "8px", marginLeft: "-12px" },
  below: {
    flex: "1 1 0",
    minHeight: 0,
    display: "flex",
    "@media (max-height: 559px)": { flexShrink: 0, minHeight: "320px" },
  },
  main: { flex: "1 1 0", minWidth: 0, minHeight: 0, display: "flex", flexDirection: "column" },
  side: {
    width: "336px",
    flexShrink: 0,
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground2,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  label: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  value: { overflowWrap: "anywhere", userSelect: "text" },
});

/** A key fact in the head of a card. */
export function KeyFact({ label, children }: { label: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div>
      <div className={styles.label}>{label}</div>
      <div className={styles.value}>{children}</div>
    </div>
  );
}

interface Props {
  name: string;
  /** Picture in place of the initials, where the card is not of somebody. */
  icon?: ReactElement;
  badges: ReactNode;
  second: ReactNode;
  actions: ReactNode;
  facts: ReactNode;
  tabs: ReactNode;
  side: ReactNode;
  children: ReactNode;
}

/** Frame of a card: head with key facts and actions, tabs, fact boxes at the right where there is room for them. */
export function CardPage({ name, icon, badges, second, actions, facts, tabs, side, children }: Props) {
  const styles = useStyles();
  const { t } = useTranslation();
  const keyText = useKeyText();
  const beside = useWidth() !== "narrow";
  const [open, setOpen] = useRemembered("facts", true);
  useKeys(beside ? { pane: () => setOpen(!open) } : {});
  return (
    <div className={styles.root}>
      <header className={styles.head}>
        <div className={styles.line}>
          <Avatar
            {...(icon === undefined ? { name, color: "colorful" } : { icon, color: "brand", shape: "square" })}
            size={56}
            aria-hidden
          />
          <div className={styles.names}>
            <div className={styles.title}>
              <h1 className={styles.name}>{name}</h1>
              {badges}
            </div>
            <div className={styles.second}>{second}</div>
          </div>
          <div className={styles.actions}>
            {actions}
            {beside && (
              <Tooltip content={`${t("card.facts")} (${keyText("pane")})`} relationship="label">
                <ToggleButton
                  appearance="subtle"
                  icon={<PanelRightRegular />}
                  checked={open}
                  onClick={() => setOpen(!open)}
                />
              </Tooltip>
            )}
          </div>
        </div>
        <div className={styles.facts}>{facts}</div>
        <div className={styles.tabs}>{tabs}</div>
      </header>
      <div className={styles.below}>
        <div className={styles.main}>{children}</div>
        {beside && open && (
          // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- It scrolls, so the keyboard must reach it.
          <aside className={styles.side} tabIndex={0}>
            {side}
          </aside>
        )}
      </div>
    </div>
  );
}
