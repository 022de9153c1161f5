import { makeStyles, Tab, TabList } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMessageCounts } from "../../data/queries";
import { useDeskGroups } from "./useDeskGroups";

const useStyles = makeStyles({
  root: { marginLeft: "-8px", marginRight: "8px", flexWrap: "wrap" },
  tab: { whiteSpace: "nowrap" },
});

const TABS = [
  { id: "unknown", to: "/desk/unknown" },
  { id: "ambiguous", to: "/desk/ambiguous" },
  { id: "notLogged", to: "/desk/not-logged" },
  { id: "quarantine", to: "/desk/quarantine" },
  { id: "rules", to: "/setup/rules" },
] as const;

export type Desk = Exclude<(typeof TABS)[number]["id"], "rules">;

/** The desks side by side, each with how many messages it holds. */
export function DeskTabs({ desk }: { desk: Desk }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const counts = useMessageCounts().data;
  const { unknown, ambiguous } = useDeskGroups();
  const numbers: Record<(typeof TABS)[number]["id"], number> = {
    unknown: unknown.length,
    ambiguous: ambiguous.length,
    notLogged: counts?.unmatched ?? 0,
    quarantine: counts?.quarantined ?? 0,
    rules: 0,
  };
  return (
    <TabList
      size="small"
      className={styles.root}
      selectedValue={desk}
      onTabSelect={(_, data) => {
        const tab = TABS.find(({ id }) => id === data.value);
        if (tab !== undefined && tab.id !== desk) {
          void navigate({ to: tab.to });
        }
      }}
    >
      {TABS.map(({ id }) => {
        const name = t(`desk.tabs.${id}`);
        return (
          <Tab key={id} value={id} className={styles.tab}>
            {numbers[id] > 0 ? t("desk.withNumber", { name, number: numbers[id] }) : name}
          </Tab>
        );
      })}
    </TabList>
  );
}
