import { CounterBadge, makeStyles, mergeClasses, tokens, Tooltip } from "@fluentui/react-components";
import { useLinkProps, useRouterState } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ErrorCircleFilled } from "@fluentui/react-icons/svg/error-circle";
import { HiddenText } from "../HiddenText";
import { useMessageCounts } from "../../data/queries";
import { useFormat } from "../../format/useFormat";
import { useDueCount } from "../../pages/tasks/queries";
import { isUnder, navigation, setupItem, type NavItem } from "./navigation";
import { useUrgentNotices } from "./notices";

const useStyles = makeStyles({
  root: { display: "flex", flexDirection: "column", padding: "4px 8px 8px", height: "100%", overflowY: "auto" },
  closed: { padding: "4px 6px 8px" },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "2px" },
  bottom: { marginTop: "auto", paddingTop: "8px" },
  item: {
    position: "relative",
    display: "flex",
    alignItems: "center",
    gap: "12px",
    height: "36px",
    padding: "0 10px",
    borderRadius: tokens.borderRadiusMedium,
    border: "1px solid transparent",
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    ":hover": { backgroundColor: tokens.colorNeutralBackground4Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "-2px" },
  },
  itemClosed: { justifyContent: "center", padding: 0, gap: 0 },
  sub: { height: "auto", minHeight: "32px", padding: "3px 8px 3px 42px" },
  subName: { lineHeight: tokens.lineHeightBase200, overflowWrap: "anywhere" },
  active: {
    backgroundColor: tokens.colorNeutralBackground1,
    fontWeight: tokens.fontWeightSemibold,
    boxShadow: tokens.shadow2,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    "::before": {
      content: '""',
      position: "absolute",
      left: 0,
      top: "9px",
      width: "3px",
      height: "16px",
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandBackground,
      "@media (forced-colors: active)": { backgroundColor: "Highlight" },
    },
    "@media (forced-colors: active)": { border: "1px solid Highlight" },
  },
  subActive: { "::before": { top: "calc(50% - 8px)" } },
  icon: { display: "inline-flex", fontSize: "20px", flexShrink: 0 },
  iconActive: { color: tokens.colorBrandForegroundLink },
  name: { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  count: {
    marginLeft: "auto",
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground2,
  },
  badge: { position: "absolute", top: "0", right: "0" },
  alarm: { marginLeft: "auto", display: "inline-flex", fontSize: "16px", color: tokens.colorStatusDangerForeground3 },
  alarmClosed: { position: "absolute", top: "1px", right: "1px", fontSize: "14px" },
});

interface ItemProps {
  item: NavItem;
  open: boolean;
  path: string;
  sub?: boolean;
  /** Something there blocks the logging. */
  alarm?: boolean;
}

function Item({ item, open, path, sub = false, alarm = false }: ItemProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const format = useFormat();
  const { data: counts } = useMessageCounts();
  const due = useDueCount()?.due ?? 0;
  const messages = counts === undefined ? 0 : (item.count?.(counts) ?? 0);
  const count = item.countsTasks === true ? due : messages;
  const what = item.countsTasks === true ? t("tasks.due", { count }) : t("frame.messages", { count });
  const name = t(item.name);
  const here = isUnder(path, item);
  const opened = open && here && item.below !== undefined;
  const active = here && !opened;
  const counted = count > 0 ? `, ${format.number(count)} ${what}` : "";
  const label = `${name}${alarm ? `, ${t("frame.needsSomebody")}` : counted}`;
  // The router calls every page above the one shown current, too.
  const target = useLinkProps({ to: item.to });
  const link = (
    <a
      {...target}
      data-testid={`nav-${item.id}`}
      aria-label={open ? undefined : label}
      aria-current={active ? "page" : undefined}
      className={mergeClasses(
        styles.item,
        !open && styles.itemClosed,
        sub && styles.sub,
        active && styles.active,
        active && sub && styles.subActive,
      )}
    >
      {item.icon !== undefined && (
        <span className={mergeClasses(styles.icon, here && styles.iconActive)}>{here ? item.activeIcon : item.icon}</span>
      )}
      {open && <span className={sub ? styles.subName : styles.name}>{name}</span>}
      {open && count > 0 && (
        <>
          <span className={styles.count}>{format.number(count)}</span>
          <HiddenText>{what}</HiddenText>
        </>
      )}
      {open && alarm && <HiddenText>{t("frame.needsSomebody")}</HiddenText>}
      {alarm && (
        <span aria-hidden className={mergeClasses(styles.alarm, !open && styles.alarmClosed)}>
          <ErrorCircleFilled />
        </span>
      )}
      {!open && count > 0 && <CounterBadge aria-hidden size="small" count={count} className={styles.badge} />}
    </a>
  );
  return (
    <li>
      {open ? (
        link
      ) : (
        <Tooltip content={label} relationship="label" positioning="after" withArrow>
          {link}
        </Tooltip>
      )}
      {opened && (
        <ul className={styles.list}>
          {item.below?.map((one) => (
            <Item key={one.id} item={one} open path={path} sub />
          ))}
        </ul>
      )}
    </li>
  );
}

/** Navigation at the left, collapsible to icons. */
export function Rail({ open }: { open: boolean }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const alarm = useUrgentNotices().some(({ blocking }) => blocking);
  return (
    <nav aria-label={t("frame.navigation")} className={mergeClasses(styles.root, !open && styles.closed)}>
      <ul className={styles.list}>
        {navigation.map((item) => (
          <Item key={item.id} item={item} open={open} path={path} />
        ))}
      </ul>
      <ul className={mergeClasses(styles.list, styles.bottom)}>
        <Item item={setupItem} open={open} path={path} alarm={alarm} />
      </ul>
    </nav>
  );
}
