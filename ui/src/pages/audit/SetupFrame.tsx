import { makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { SetupTabs } from "../../components/frame/SetupTabs";
import { LockBar } from "./LockBar";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0, minWidth: 0 },
  page: { flex: "1 1 0", minHeight: 0, minWidth: 0, position: "relative" },
});

/** Frame of a page of Setup: the other pages above, and whether the setup is locked. */
export function SetupFrame({ children }: { children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <SetupTabs />
      <LockBar />
      <div className={styles.page}>{children}</div>
    </div>
  );
}
