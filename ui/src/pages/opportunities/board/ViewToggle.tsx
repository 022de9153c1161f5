import { makeStyles, ToggleButton } from "@fluentui/react-components";
import { BoardRegular } from "@fluentui/react-icons/svg/board";
import { DataFunnelRegular } from "@fluentui/react-icons/svg/data-funnel";
import { TextBulletListLtrRegular } from "@fluentui/react-icons/svg/text-bullet-list-ltr";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";

type View = "list" | "board" | "pipeline";

const views: readonly { view: View; to: "/opportunities" | "/opportunities/board" | "/opportunities/pipeline"; icon: ReactElement }[] = [
  { view: "list", to: "/opportunities", icon: <TextBulletListLtrRegular /> },
  { view: "board", to: "/opportunities/board", icon: <BoardRegular /> },
  { view: "pipeline", to: "/opportunities/pipeline", icon: <DataFunnelRegular /> },
];

const useStyles = makeStyles({ root: { display: "flex", gap: "2px" } });

interface Props {
  view: View;
  /** What the other view is filtered by as well, as far as it knows it. */
  search?: { cycle?: string; salesperson?: string };
}

/** The opportunities as a list, as a board, or in figures. */
export function ViewToggle({ view, search = {} }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const navigate = useNavigate();
  const { cycle, salesperson } = search;
  return (
    <div className={styles.root} role="group" aria-label={t("board.view")}>
      {views.map(({ view: one, to, icon }) => (
        <ToggleButton
          key={one}
          size="small"
          appearance="subtle"
          icon={icon}
          checked={view === one}
          onClick={() => void navigate({ to, search: { cycle, salesperson } })}
        >
          {t(`board.views.${one}`)}
        </ToggleButton>
      ))}
    </div>
  );
}
