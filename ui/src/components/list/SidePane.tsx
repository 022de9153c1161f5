import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useId, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useWidth } from "../../app/media";
import { useRemembered } from "../../app/preferences";
import { useEscape } from "../useEscape";
import { useElementWidth } from "./useSize";

const useStyles = makeStyles({
  root: {
    position: "relative",
    flexShrink: 0,
    minHeight: 0,
    maxWidth: "100%",
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  over: { position: "absolute", right: 0, top: 0, bottom: 0, zIndex: 2, boxShadow: tokens.shadow28 },
  content: { display: "flex", flexDirection: "column", height: "100%", minHeight: 0, overflow: "hidden" },
  separator: {
    position: "absolute",
    left: "-5px",
    top: 0,
    bottom: 0,
    width: "9px",
    zIndex: 3,
    cursor: "col-resize",
    touchAction: "none",
    outlineStyle: "none",
    "::after": {
      content: '""',
      position: "absolute",
      left: "3px",
      top: 0,
      bottom: 0,
      width: "3px",
      backgroundColor: "transparent",
    },
    ":hover::after": { backgroundColor: tokens.colorNeutralStroke1Hover },
    ":focus-visible::after": { backgroundColor: tokens.colorStrokeFocus2 },
  },
});

/** Least width of the pane, and of the list beside it, in pixels. */
export const LEAST = 400;
const LIST = 420;
const STEP = 16;
const LEAP = 80;

/** The width a pane may have where there is that much room. */
export function paneWidth(wanted: number, room: number, over: boolean): { now: number; most: number } {
  const most = room === 0 ? Math.max(wanted, LEAST) : Math.max(LEAST, over ? room : room - LIST);
  return { now: Math.round(Math.min(most, Math.max(LEAST, wanted))), most };
}

/** The width a key asks for; `null` when it asks for none. */
function widthBy(key: string, now: number, most: number): number | null {
  switch (key) {
    case "ArrowLeft":
      return now + STEP;
    case "ArrowRight":
      return now - STEP;
    case "PageUp":
      return now + LEAP;
    case "PageDown":
      return now - LEAP;
    case "Home":
      return LEAST;
    case "End":
      return most;
    default:
      return null;
  }
}

interface Props {
  /** Name under which the width is remembered. */
  id: string;
  label: string;
  /** Whether it lies over the list, because there is no room beside it. */
  over: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** What stands at the right of a list. Its left edge is moved with the mouse or with the arrow keys; a double click
 *  gives it the width it had at first. */
export function SidePane({ id, label, over, onClose, children }: Props) {
  const { t } = useTranslation();
  const styles = useStyles();
  const wide = useWidth() === "wide";
  const pane = useRef<HTMLElement>(null);
  const contentId = useId();
  const [chosen, choose] = useRemembered<number | null>(`pane.${id}`, null);
  const room = useElementWidth(pane, "parent");
  const { now, most } = paneWidth(chosen ?? (wide ? 504 : LEAST), room, over);
  useEscape(pane, over ? onClose : null);
  const take = (width: number): void => choose(paneWidth(width, room, over).now);

  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) {
      return;
    }
    event.preventDefault();
    const handle = event.currentTarget;
    const start = event.clientX;
    handle.focus();
    handle.setPointerCapture(event.pointerId);
    const move = (moved: globalThis.PointerEvent): void => take(now + start - moved.clientX);
    const end = (): void => {
      handle.removeEventListener("pointermove", move);
      handle.removeEventListener("pointerup", end);
      handle.removeEventListener("pointercancel", end);
    };
    handle.addEventListener("pointermove", move);
    handle.addEventListener("pointerup", end);
    handle.addEventListener("pointercancel", end);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const width = event.ctrlKey || event.altKey || event.metaKey ? null : widthBy(event.key, now, most);
    if (width !== null) {
      event.preventDefault();
      take(width);
    }
  };

  return (
    <aside
      ref={pane}
      aria-label={label}
      className={mergeClasses(styles.root, over && styles.over)}
      style={{ width: `${now}px` }}
    >
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator that can be moved is a control (ARIA 1.2) */}
      <div
        role="separator"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as above
        tabIndex={0}
        aria-orientation="vertical"
        aria-label={t("list.paneWidth")}
        aria-controls={contentId}
        aria-valuenow={now}
        aria-valuemin={LEAST}
        aria-valuemax={most}
        aria-valuetext={t("list.pixels", { count: now })}
        title={t("list.paneWidthHint")}
        className={styles.separator}
        onPointerDown={onPointerDown}
        onKeyDown={onKeyDown}
        onDoubleClick={() => choose(null)}
      />
      <div id={contentId} className={styles.content}>
        {children}
      </div>
    </aside>
  );
}
