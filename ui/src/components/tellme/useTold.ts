import { useNavigate } from "@tanstack/react-router";
import { useQueryClient } from "@tanstack/react-query";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { commands } from "../../api";
import { usePreference } from "../../app/preferences";
import { useEnter, useProcessNow } from "../../data/useActs";
import { useChecks } from "../../data/queries";
import type { en } from "../../i18n/en";
import { navigation, setupItem, setupPages, type NavItem } from "../frame/navigation";
import { useRail } from "../frame/useRail";
import type { KeyId } from "../keys/table";
import { useKeyText } from "../keys/words";
import { useNotify } from "../useNotify";
import { wordsOf, type Told } from "./finder";

type Act = keyof typeof en.tellme.act;
type Named = keyof typeof en.tellme.words;

/** A question that is asked over the page, wherever one is. */
export type Asked = "contact" | "salesperson" | "task" | "interaction" | "deleteCanceled";

/** The texts of one language, whatever that of the window. */
type Fixed = (key: string) => string;

function useLanguages(): readonly Fixed[] {
  const { i18n } = useTranslation();
  return useMemo(
    () =>
      ["en", "es"].map((language) => {
        const t = i18n.getFixedT(language) as unknown as (key: string, options: object) => string;
        return (key: string) => t(key, { defaultValue: "" });
      }),
    [i18n],
  );
}

function allWords(languages: readonly Fixed[], name: string, id: string): string[] {
  const known = languages.flatMap((t) => [t(name), ...wordsOf(t(`tellme.words.${id}`))]);
  return [...new Set(known.filter((word) => word !== ""))];
}

function pagesOf(items: readonly NavItem[]): NavItem[] {
  return items.flatMap((item) => [item, ...(item.below ?? [])]);
}

/** Every page of the navigation, and those that stand beside it. */
function usePages(): Told[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const languages = useLanguages();
  const keyText = useKeyText();
  return useMemo(() => {
    const shown = [...pagesOf(navigation), { ...setupItem, below: undefined }, ...setupPages];
    const pages = shown.map<Told>(({ id, name, to }) => ({
      id,
      kind: "page",
      name: t(name),
      words: allWords(languages, name, id),
      run: () => void navigate({ to }),
    }));
    const beside = (id: Act & Named, to: NavItem["to"] | "/keys" | "/setup/guide" | "/desk/ambiguous", keys?: KeyId): Told => ({
      id,
      kind: "page",
      name: t(`tellme.act.${id}`),
      words: allWords(languages, `tellme.act.${id}`, id),
      keys: keys === undefined ? undefined : keyText(keys),
      run: () => void navigate({ to }),
    });
    return [
      ...pages,
      beside("deskUnknown", "/desk/unknown"),
      beside("deskAmbiguous", "/desk/ambiguous"),
      beside("guide", "/setup/guide"),
      beside("keys", "/keys", "help"),
    ];
  }, [t, navigate, languages, keyText]);
}

/** What the settings of the menu do, by the words for it. */
function useSettings(): Partial<Record<Act, () => void>> {
  const [, setColors] = usePreference("colors");
  const [, setLanguage] = usePreference("language");
  const [railOpen, setRailOpen] = useRail();
  return {
    light: () => setColors("light"),
    dark: () => setColors("dark"),
    contrast: () => setColors("contrast"),
    systemColors: () => setColors("system"),
    english: () => setLanguage("en"),
    spanish: () => setLanguage("es"),
    systemLanguage: () => setLanguage("system"),
    navigation: () => setRailOpen(!railOpen),
  };
}

const KEYS: Partial<Record<Act, KeyId>> = { refresh: "refresh", navigation: "width" };

/** Everything that can be done from anywhere. */
function useActions(ask: (asked: Asked) => void): Told[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const notify = useNotify();
  const languages = useLanguages();
  const keyText = useKeyText();
  const { start } = useProcessNow();
  const { enter } = useEnter();
  const { refetch } = useChecks();
  const acts: Partial<Record<Act, () => void>> = {
    processNow: start,
    newContact: () => ask("contact"),
    newTask: () => ask("task"),
    createInteraction: () => ask("interaction"),
    newSalesperson: () => ask("salesperson"),
    deleteCanceled: () => ask("deleteCanceled"),
    importContacts: () => void navigate({ to: "/contacts/import" }),
    importSalespeople: () => void navigate({ to: "/salespeople/import" }),
    validate: () => {
      void refetch();
      void navigate({ to: "/setup" });
    },
    markSeen: () =>
      void commands.markHomeSeen().then(() => client.invalidateQueries({ queryKey: ["home"] }), notify.failure),
    refresh: () => void client.invalidateQueries(),
    leave: () => enter("leaveCompany"),
    ...useSettings(),
  };
  return (Object.entries(acts) as [Act & Named, () => void][]).map(([id, run]) => actionOf(t, languages, keyText, id, run));
}

function actionOf(
  t: TFunction,
  languages: readonly Fixed[],
  keyText: (id: KeyId) => string,
  id: Act & Named,
  run: () => void,
): Told {
  const keys = KEYS[id];
  return {
    id,
    kind: "action",
    name: t(`tellme.act.${id}`),
    words: allWords(languages, `tellme.act.${id}`, id),
    keys: keys === undefined ? undefined : keyText(keys),
    run,
  };
}

/** All pages and actions, by their names in both languages. */
export function useTold(ask: (asked: Asked) => void): Told[] {
  const pages = usePages();
  const actions = useActions(ask);
  return [...pages, ...actions];
}
