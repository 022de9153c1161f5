import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { DismissCircleRegular } from "@fluentui/react-icons/svg/dismiss-circle";
import { TrophyRegular } from "@fluentui/react-icons/svg/trophy";
import { useDroppable } from "@dnd-kit/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useOpportunityWords } from "../words";
import { placeId } from "./steps";

const useStyles = makeStyles({
  root: { flexShrink: 0, display: "flex", gap: "12px", padding: "0 16px 12px" },
  zone: {
    flex: "1 1 0",
    display: "flex",
    alignItems: "center",
    justifyContent: "center",
    gap: "8px",
    minHeight: "52px",
    border: `2px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  icon: { display: "inline-flex", fontSize: "20px" },
  won: { color: tokens.colorStatusSuccessForeground1, backgroundColor: tokens.colorStatusSuccessBackground1 },
  lost: { color: tokens.colorStatusDangerForeground1, backgroundColor: tokens.colorStatusDangerBackground1 },
});

function Zone({ result, icon, lit }: { result: "Won" | "Lost"; icon: ReactNode; lit: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useOpportunityWords();
  const { setNodeRef, isOver } = useDroppable({ id: placeId(result) });
  return (
    <div ref={setNodeRef} data-testid={`board-${result.toLowerCase()}`} className={mergeClasses(styles.zone, isOver && lit)}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      {t("board.closeAs", { result: words.status(result) })}
    </div>
  );
}

/** Where a card is put to close it, shown while one is carried. */
export function Outcomes() {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <Zone result="Won" icon={<TrophyRegular />} lit={styles.won} />
      <Zone result="Lost" icon={<DismissCircleRegular />} lit={styles.lost} />
    </div>
  );
}
