import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { ArrowUpRegular } from "@fluentui/react-icons/svg/arrow-up";
import { CalendarRegular } from "@fluentui/react-icons/svg/calendar";
import { PersonTagRegular } from "@fluentui/react-icons/svg/person-tag";
import { useDraggable } from "@dnd-kit/core";
import { useTranslation } from "react-i18next";
import type { KeyboardEvent } from "react";
import type { Opportunity } from "../../../api";
import { useNow } from "../../../format/now";
import { ClosingText, isOverdue } from "../columns";
import { useOpportunityWords } from "../words";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    gap: "4px",
    padding: "10px 12px",
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow2,
    cursor: "grab",
    textAlign: "left",
    touchAction: "none",
    ":hover": { borderTopColor: tokens.colorNeutralStroke1Hover, boxShadow: tokens.shadow4 },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
  },
  chosen: {
    borderTopColor: tokens.colorBrandStroke1,
    borderRightColor: tokens.colorBrandStroke1,
    borderBottomColor: tokens.colorBrandStroke1,
    borderLeftColor: tokens.colorBrandStroke1,
    boxShadow: tokens.shadow4,
  },
  away: { opacity: 0.4 },
  lifted: { boxShadow: tokens.shadow16, cursor: "grabbing" },
  title: { display: "flex", gap: "4px", fontWeight: tokens.fontWeightSemibold, overflowWrap: "anywhere" },
  words: { flexGrow: 1, minWidth: 0 },
  high: { color: tokens.colorPaletteDarkOrangeForeground1, flexShrink: 0, fontSize: "16px" },
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    justifyContent: "space-between",
    gap: "0 8px",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  value: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
  },
  part: { display: "inline-flex", alignItems: "center", gap: "4px", minWidth: 0, overflowWrap: "anywhere" },
});

interface FaceProps {
  opportunity: Opportunity;
}

/** What a card tells: what, with whom, how much, by when, whose. */
function Face({ opportunity }: FaceProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useOpportunityWords();
  const now = useNow();
  const { description, no, priority, contact_name, contact_no, contact_company_name: company } = opportunity;
  const contact = contact_name || contact_no;
  return (
    <>
      <span className={styles.title}>
        <span className={styles.words}>{description || no}</span>
        {priority === "High" && <ArrowUpRegular className={styles.high} aria-label={t("board.highPriority")} role="img" />}
      </span>
      <span className={styles.line}>{company === "" || company === contact ? contact : `${contact} · ${company}`}</span>
      <span className={styles.line}>
        <span className={styles.value}>{words.money(opportunity.estimated_value)}</span>
        <span>{t("board.weightedShort", { value: words.money(opportunity.calcd_current_value) })}</span>
      </span>
      <span className={styles.line}>
        <span className={styles.part} title={opportunity.salesperson_name}>
          <PersonTagRegular aria-hidden />
          {opportunity.salesperson_code || t("board.noSalesperson")}
        </span>
        {opportunity.estimated_closing_date !== "" && (
          <span className={styles.part}>
            {!isOverdue(opportunity, now) && <CalendarRegular aria-hidden />}
            <ClosingText opportunity={opportunity} now={now} />
          </span>
        )}
      </span>
    </>
  );
}

/** A card while it is carried. */
export function LiftedCard({ opportunity }: FaceProps) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.root, styles.chosen, styles.lifted)}>
      <Face opportunity={opportunity} />
    </div>
  );
}

interface Props extends FaceProps {
  chosen: boolean;
  onChoose: () => void;
  onOpen: () => void;
  /** Moves it a stage forward, or back below 0. */
  onMove: (by: number) => void;
}

type Direction = "up" | "down" | "left" | "right";
const directions: Record<string, Direction> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

/** Puts the focus on the next card in a direction; columns without cards are passed over. */
function focusBeside(card: HTMLElement, direction: Direction): void {
  const all = [...document.querySelectorAll<HTMLElement>("[data-board-column]")].map((column) => [
    ...column.querySelectorAll<HTMLElement>("[data-opportunity]"),
  ]);
  const filled = all.filter((cards) => cards.length > 0);
  const at = filled.findIndex((cards) => cards.includes(card));
  const row = filled[at]?.indexOf(card) ?? -1;
  if (direction === "up" || direction === "down") {
    filled[at]?.[row + (direction === "up" ? -1 : 1)]?.focus();
    return;
  }
  const beside = filled[at + (direction === "left" ? -1 : 1)];
  beside?.[Math.min(row, beside.length - 1)]?.focus();
}

/** An opportunity on the board: dragged with the mouse or with Space and the arrow keys, moved with Alt and an arrow. */
export function Card({ opportunity, chosen, onChoose, onOpen, onMove }: Props) {
  const styles = useStyles();
  const { attributes, listeners, setNodeRef, isDragging, active } = useDraggable({ id: opportunity.no });
  const carry = listeners?.["onKeyDown"] as ((event: KeyboardEvent) => void) | undefined;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const direction = directions[event.key];
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (active === null && plain && direction !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      if (!event.altKey) {
        focusBeside(event.currentTarget, direction);
      } else if (direction === "left" || direction === "right") {
        onMove(direction === "left" ? -1 : 1);
      }
      return;
    }
    if (active === null && plain && !event.altKey && event.key === "Enter") {
      event.preventDefault();
      onOpen();
      return;
    }
    carry?.(event);
  };
  return (
    <div
      ref={setNodeRef}
      {...listeners}
      {...attributes}
      role="button"
      tabIndex={0}
      data-opportunity={opportunity.no}
      data-testid="board-card"
      className={mergeClasses(styles.root, chosen && styles.chosen, isDragging && styles.away)}
      onKeyDown={onKeyDown}
      onFocus={onChoose}
      onClick={onChoose}
      onDoubleClick={onOpen}
    >
      <Face opportunity={opportunity} />
    </div>
  );
}
