import { makeStyles, Tab, TabList } from "@fluentui/react-components";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useRail } from "../../components/frame/useRail";

const useStyles = makeStyles({ root: { marginLeft: "-8px", marginRight: "8px" } });

/** The two desks side by side, for when the navigation shows icons only. */
export function DeskTabs({ desk }: { desk: "notLogged" | "quarantine" }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const [railOpen] = useRail();
  if (railOpen) {
    return null;
  }
  return (
    <TabList
      size="small"
      className={styles.root}
      selectedValue={desk}
      onTabSelect={(_, data) =>
        void navigate({ to: data.value === "quarantine" ? "/desk/quarantine" : "/desk/not-logged" })
      }
    >
      <Tab value="notLogged">{t("frame.notLogged")}</Tab>
      <Tab value="quarantine">{t("frame.quarantine")}</Tab>
    </TabList>
  );
}
