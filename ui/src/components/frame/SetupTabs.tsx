import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  root: {
    flexShrink: 0,
    padding: "0 4px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowX: "auto",
    overflowY: "hidden",
    scrollbarWidth: "none",
  },
  tab: { whiteSpace: "nowrap" },
});

const TABS = [
  ["emailLogging", "/setup"],
  ["assisted", "/setup/assisted"],
  ["job", "/setup/job"],
  ["activity", "/setup/activity"],
  ["limits", "/setup/limits"],
  ["templates", "/setup/templates"],
  ["administration", "/setup/audit"],
] as const;

/** The pages of Setup side by side. */
export function SetupTabs() {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav aria-label={t("frame.setup")} className={styles.root}>
      <TabList
        size="small"
        selectedValue={path}
        onTabSelect={(_, data) => {
          const to = TABS.find(([, one]) => one === data.value)?.[1];
          if (to !== undefined && to !== path) {
            void navigate({ to });
          }
        }}
      >
        {TABS.map(([name, to]) => (
          <Tab key={to} value={to} className={styles.tab}>
            {t(`admin.tabs.${name}`)}
          </Tab>
        ))}
      </TabList>
    </nav>
  );
}
