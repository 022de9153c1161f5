import { makeStyles, Tab, TabList, tokens } from "@fluentui/react-components";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { isUnder, setupPages } from "./navigation";
import { useRail } from "./useRail";

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

/** The pages of Setup side by side, for when the navigation shows icons only. */
export function SetupTabs() {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const [railOpen] = useRail();
  if (railOpen) {
    return null;
  }
  return (
    <nav aria-label={t("frame.setup")} className={styles.root}>
      <TabList
        size="small"
        selectedValue={setupPages.find((page) => isUnder(path, page))?.id}
        onTabSelect={(_, data) => {
          const page = setupPages.find(({ id }) => id === data.value);
          if (page !== undefined && page.to !== path) {
            void navigate({ to: page.to });
          }
        }}
      >
        {setupPages.map(({ id, name }) => (
          <Tab key={id} value={id} className={styles.tab}>
            {t(name)}
          </Tab>
        ))}
      </TabList>
    </nav>
  );
}
