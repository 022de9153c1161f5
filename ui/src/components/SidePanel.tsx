import { Button, makeStyles, tokens, Tooltip } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/svg/dismiss";
import { useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useEscape } from "./useEscape";

const useStyles = makeStyles({
  root: {
    position: "absolute",
    top: 0,
    right: 0,
    bottom: 0,
    zIndex: 3,
    maxWidth: "100%",
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    boxShadow: tokens.shadow28,
    outlineStyle: "none",
  },
  head: { display: "flex", alignItems: "center", gap: "4px", padding: "16px 16px 8px 24px", flexShrink: 0 },
  title: {
    flexGrow: 1,
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  body: { overflowY: "auto", padding: "0 24px 24px", display: "flex", flexDirection: "column", gap: "16px" },
});

interface Props {
  title: string;
  /** Width in pixels, where the window is as wide. */
  width?: number;
  testId?: string;
  /** Buttons beside the title. */
  actions?: ReactNode;
  onClose: () => void;
  children: ReactNode;
}

/** Details beside a list: takes the focus when it opens, Esc closes it and gives the focus back. */
export function SidePanel({ title, width = 480, testId, actions, onClose, children }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const panel = useRef<HTMLElement>(null);
  useEscape(panel, onClose);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    return () => {
      if (before instanceof HTMLElement) {
        before.focus({ preventScroll: true });
      }
    };
  }, []);
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={title}
      data-testid={testId}
      className={styles.root}
      style={{ width: `${width}px` }}
    >
      <header className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {actions}
        <Tooltip content={t("common.close")} relationship="label">
          <Button appearance="subtle" icon={<DismissRegular />} onClick={onClose} />
        </Tooltip>
      </header>
      {children}
    </aside>
  );
}

/** What stands in a panel, below its title. */
export function PanelBody({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return <div className={styles.body}>{children}</div>;
}
