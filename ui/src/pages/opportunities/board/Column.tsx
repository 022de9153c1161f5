import { Badge, Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { AddRegular } from "@fluentui/react-icons/svg/add";
import { DocumentCheckmarkRegular } from "@fluentui/react-icons/svg/document-checkmark";
import { useDroppable } from "@dnd-kit/core";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BoardColumn } from "../../../api";
import { PageLink } from "../../start/PageLink";
import { useOpportunityWords } from "../words";
import { placeId } from "./steps";

const useStyles = makeStyles({
  root: {
    flex: "1 1 0",
    minWidth: "140px",
    display: "flex",
    flexDirection: "column",
    minHeight: 0,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusLarge,
    border: "2px solid transparent",
  },
  over: {
    borderTopColor: tokens.colorBrandStroke1,
    borderRightColor: tokens.colorBrandStroke1,
    borderBottomColor: tokens.colorBrandStroke1,
    borderLeftColor: tokens.colorBrandStroke1,
    backgroundColor: tokens.colorBrandBackground2,
  },
  head: { flexShrink: 0, padding: "10px 12px 8px" },
  top: { display: "flex", alignItems: "center", gap: "6px", minWidth: 0 },
  title: {
    margin: 0,
    minWidth: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
  },
  chances: { marginLeft: "auto", fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  quote: { flexShrink: 0, color: tokens.colorNeutralForeground2 },
  sums: { display: "flex", flexWrap: "wrap", justifyContent: "space-between", alignItems: "baseline", gap: "0 8px" },
  value: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  weighted: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  bar: { height: "4px", marginTop: "6px", borderRadius: "2px", backgroundColor: tokens.colorNeutralBackground5, overflow: "hidden" },
  done: { height: "100%", backgroundColor: tokens.colorCompoundBrandBackground, forcedColorAdjust: "none" },
  list: {
    flex: "1 1 0",
    minHeight: 0,
    overflowY: "auto",
    listStyleType: "none",
    margin: 0,
    padding: "2px 6px 8px",
    display: "flex",
    flexDirection: "column",
    gap: "8px",
  },
  add: { flexShrink: 0, alignSelf: "flex-start", margin: "0 6px 6px" },
  more: { padding: "4px 12px 8px", fontSize: tokens.fontSizeBase200 },
});

interface Props {
  column: BoardColumn;
  /** Chances of success of the stage in percent; `null` for those not started. */
  chances: number | null;
  /** Where all of them are listed. */
  all: Record<string, string | number>;
  /** Begins an opportunity here; none where one cannot begin. */
  onAdd: (() => void) | undefined;
  /** The cards. */
  children: ReactNode;
}

/** A stage of the board with its cards and what they come to. */
export function Column({ column, chances, all, onAdd, children }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = useOpportunityWords();
  const id = useId();
  const { setNodeRef, isOver } = useDroppable({ id: placeId(column.stage) });
  const name = column.stage === 0 ? t("board.notStarted") : `${column.stage} ${column.description}`;
  const value = column.estimated_value ?? 0;
  const share = value === 0 ? 0 : Math.round(((column.calcd_current_value ?? 0) / value) * 100);
  const hidden = column.count - column.opportunities.length;
  return (
    <section
      ref={setNodeRef}
      aria-labelledby={id}
      data-board-column={column.stage}
      data-testid="board-column"
      className={mergeClasses(styles.root, isOver && styles.over)}
    >
      <div className={styles.head}>
        <div className={styles.top}>
          <h2 id={id} className={styles.title} title={name}>
            {name}
          </h2>
          <Badge appearance="tint" color="informative" shape="rounded" aria-label={t("board.countInStage", { count: column.count })}>
            {column.count}
          </Badge>
          {column.quote_required && (
            <span className={styles.quote} title={t("board.quoteRequired")}>
              <DocumentCheckmarkRegular role="img" aria-label={t("board.quoteRequired")} />
            </span>
          )}
          {chances !== null && (
            <span className={styles.chances} title={t("board.chances")}>
              {words.percent(chances)}
            </span>
          )}
        </div>
        <div className={styles.sums}>
          <span className={styles.value}>{words.money(column.estimated_value)}</span>
          <span className={styles.weighted}>{t("board.weighted", { value: words.money(column.calcd_current_value) })}</span>
        </div>
        <div className={styles.bar} aria-hidden>
          <div className={styles.done} style={{ width: `${share}%` }} />
        </div>
      </div>
      <ul className={styles.list} aria-labelledby={id} tabIndex={-1}>
        {children}
      </ul>
      {onAdd !== undefined && (
        <Button
          className={styles.add}
          appearance="subtle"
          size="small"
          icon={<AddRegular />}
          aria-label={t("board.addTo", { stage: name })}
          onClick={onAdd}
        >
          {t("board.add")}
        </Button>
      )}
      {hidden > 0 && (
        <div className={styles.more}>
          <PageLink to="/opportunities" search={all}>
            {t("board.more", { count: hidden })}
          </PageLink>
        </div>
      )}
    </section>
  );
}
