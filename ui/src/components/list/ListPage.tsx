import { makeStyles, tokens, Toolbar } from "@fluentui/react-components";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0, minWidth: 0 },
  toolbar: {
    flexShrink: 0,
    minHeight: "48px",
    padding: "0 12px",
    display: "flex",
    flexWrap: "wrap",
    gap: "4px",
    alignItems: "center",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  right: { marginLeft: "auto", display: "flex", gap: "4px", alignItems: "center", minWidth: 0 },
  filters: {
    flexShrink: 0,
    minHeight: "44px",
    padding: "8px 16px",
    display: "flex",
    flexWrap: "wrap",
    gap: "8px",
    alignItems: "center",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  updated: {
    marginLeft: "auto",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "nowrap",
  },
  main: { display: "flex", flex: "1 1 0", minHeight: 0, minWidth: 0, position: "relative" },
});

interface Props {
  actions: ReactNode;
  tools: ReactNode;
  filters?: ReactNode;
  updated?: string;
  onSearch: () => void;
  children: ReactNode;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}

/** Frame of a list page: toolbar, filters, list, and what stands beside the list. */
export function ListPage({ actions, tools, filters, updated, onSearch, children }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const asked = (event.key === "/" && !isTyping(event.target)) || (event.key === "F3" && !event.shiftKey);
      if (asked && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        onSearch();
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onSearch]);
  return (
    <div className={styles.root}>
      <Toolbar aria-label={t("list.tools")} className={styles.toolbar}>
        {actions}
        <div className={styles.right}>{tools}</div>
      </Toolbar>
      {filters !== undefined && (
        <div className={styles.filters} role="group" aria-label={t("list.filters")}>
          {filters}
          {updated !== undefined && <span className={styles.updated}>{updated}</span>}
        </div>
      )}
      <div className={styles.main}>{children}</div>
    </div>
  );
}
