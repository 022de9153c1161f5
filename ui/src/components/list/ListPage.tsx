import { makeStyles, tokens, Toolbar } from "@fluentui/react-components";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useKeys, type KeyHandlers } from "../keys/useKeys";

const LOW = "@media (max-height: 479px)";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    height: "100%",
    minHeight: 0,
    minWidth: 0,
    // Where zoom leaves little height, the page scrolls rather than the list shrinking to nothing.
    [LOW]: { overflowY: "auto" },
  },
  toolbar: {
    flexShrink: 0,
    minHeight: "48px",
    padding: "8px 12px",
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
  group: { display: "flex", flexWrap: "wrap", gap: "8px", alignItems: "center", minWidth: 0 },
  updated: {
    marginLeft: "auto",
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: "nowrap",
  },
  main: {
    display: "flex",
    flex: "1 1 0",
    minHeight: 0,
    minWidth: 0,
    position: "relative",
    [LOW]: { flexShrink: 0, minHeight: "280px" },
  },
});

interface Props {
  actions: ReactNode;
  tools: ReactNode;
  filters?: ReactNode;
  /** The saved views, before the filters. */
  views?: ReactNode;
  /** How old the rows are, and the exact time of it. */
  updated?: { text: string; exact: string };
  onSearch: () => void;
  /** Further keys of the page. */
  keys?: KeyHandlers;
  children: ReactNode;
}

/** Frame of a list page: toolbar, filters, list, and what stands beside the list. */
export function ListPage({ actions, tools, filters, views, updated, onSearch, keys, children }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const line = useRef<HTMLDivElement>(null);
  const toFilters = (): void => line.current?.querySelector("button")?.focus();
  useKeys({ search: onSearch, filters: filters === undefined ? undefined : toFilters, ...keys });
  return (
    <div className={styles.root}>
      <Toolbar aria-label={t("list.tools")} className={styles.toolbar}>
        {actions}
        <div className={styles.right}>{tools}</div>
      </Toolbar>
      {filters !== undefined && (
        <div className={styles.filters}>
          {views}
          <div ref={line} className={styles.group} role="group" aria-label={t("list.filters")}>
            {filters}
          </div>
          {updated !== undefined && <span className={styles.updated} title={updated.exact}>{updated.text}</span>}
        </div>
      )}
      <div className={styles.main}>{children}</div>
    </div>
  );
}
