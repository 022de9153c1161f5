import { makeStyles, tokens } from "@fluentui/react-components";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AppState } from "../../api";
import { useEngineEvents } from "../../data/events";
import { RemedyProvider } from "../remedy/RemedyProvider";
import { useKeys } from "../keys/useKeys";
import { useReminders } from "../../pages/tasks/useReminders";
import { Banner } from "./Banner";
import { CrumbsContext, type Crumb } from "./crumbs";
import { Rail } from "./Rail";
import { TopBar } from "./TopBar";
import { useRail } from "./useRail";

const useStyles = makeStyles({
  root: { height: "100%", display: "grid", gridTemplateRows: "48px minmax(0, 1fr)" },
  below: { display: "grid", minHeight: 0, minWidth: 0 },
  content: {
    display: "flex",
    flexDirection: "column",
    minHeight: 0,
    minWidth: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    borderTopLeftRadius: tokens.borderRadiusXLarge,
    overflow: "hidden",
  },
  page: { flex: "1 1 0", minHeight: 0, minWidth: 0, position: "relative" },
  skip: {
    position: "absolute",
    left: "8px",
    top: "-40px",
    zIndex: 10,
    padding: "6px 12px",
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ":focus": { top: "8px" },
  },
});

/** Keys that hold on every page: F5 asks everything again instead of loading the page anew. */
function useFrameKeys(onWidth: () => void): void {
  const client = useQueryClient();
  const navigate = useNavigate();
  useKeys({ refresh: () => void client.invalidateQueries() }, { alsoInDialogs: true });
  useKeys({ help: () => void navigate({ to: "/keys" }), width: onWidth });
}

/** The frame around every page of a company. */
export function Shell({ app }: { app: AppState }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [railOpen, setRailOpen] = useRail();
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([]);
  useEngineEvents();
  useReminders();
  useFrameKeys(() => setRailOpen(!railOpen));
  return (
    <CrumbsContext value={setCrumbs}>
      <RemedyProvider>
        <div className={styles.root}>
          <button
            type="button"
            className={styles.skip}
            onClick={() => document.getElementById("content")?.focus()}
          >
            {t("frame.skip")}
          </button>
          <TopBar app={app} crumbs={crumbs} railOpen={railOpen} onRail={() => setRailOpen(!railOpen)} />
          <div className={styles.below} style={{ gridTemplateColumns: `${railOpen ? 208 : 48}px minmax(0, 1fr)` }}>
            <Rail open={railOpen} />
            <main id="content" tabIndex={-1} aria-label={t("frame.content")} className={styles.content}>
              <Banner mode={app.mode} />
              <div className={styles.page}>
                <Outlet />
              </div>
            </main>
          </div>
        </div>
      </RemedyProvider>
    </CrumbsContext>
  );
}
