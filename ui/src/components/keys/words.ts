import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { keysOf, type KeyId } from "./table";

/** Whether the computer is a Mac, whose keyboard has other modifiers. */
export function isMac(): boolean {
  return /^(Mac|iP)/.test(navigator.platform);
}

const SIGNS: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→" };
const MAC: Record<string, string> = { Ctrl: "⌘", Alt: "⌥", Shift: "⇧", Enter: "↩", Escape: "esc" };
/** The order in which a Mac names its modifiers. */
const MAC_ORDER = ["Alt", "Shift", "Ctrl"];

/** The parts of `Ctrl+Shift+F3` as they are printed on the keyboard. */
export function partsOf(keys: string, mac: boolean, t: TFunction): string[] {
  const parts = keys.split("+");
  const names: Record<string, string> = {
    Ctrl: t("keys.ctrl"),
    Alt: t("keys.alt"),
    Shift: t("keys.shift"),
    Enter: t("keys.enter"),
    Escape: t("keys.escape"),
    Space: t("keys.space"),
    PageUp: t("keys.pageUp"),
    PageDown: t("keys.pageDown"),
    Home: t("keys.home"),
    End: t("keys.end"),
    ContextMenu: t("keys.contextMenu"),
  };
  const inOrder = mac ? [...parts].sort((a, b) => rank(a) - rank(b)) : parts;
  return inOrder.map((part) => SIGNS[part] ?? (mac ? MAC[part] : undefined) ?? names[part] ?? part);
}

function rank(part: string): number {
  const at = MAC_ORDER.indexOf(part);
  return at < 0 ? MAC_ORDER.length : at;
}

/** The first keys of an act in one word, for tooltips and menus: `Alt+F2`, on a Mac `⌥F2`. */
export function useKeyText(): (id: KeyId) => string {
  const { t } = useTranslation();
  return useMemo(() => {
    const mac = isMac();
    return (id) => partsOf(keysOf(id)[0] ?? "", mac, t).join(mac ? "" : "+");
  }, [t]);
}
