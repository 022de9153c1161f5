import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { recall, remember } from "../../app/preferences";
import { finder, firstOf, type Told } from "./finder";
import type { Choice, Section } from "./sections";

const RECENT = "tellme.recent";
const RECENT_ROWS = 6;
const OFTEN = ["newTask", "createInteraction", "newContact", "processNow", "log", "desk"];

/** Remembers what was chosen, by its name in the program. Records are not remembered: they name people. */
export function rememberChoice(id: string): void {
  const before = recall<string[]>(RECENT, []);
  remember(RECENT, [id, ...before.filter((one) => one !== id)].slice(0, RECENT_ROWS));
}

function choice(one: Told): Choice {
  return {
    id: one.id,
    look: one.kind,
    text: one.name,
    keys: one.keys,
    run: () => {
      rememberChoice(one.id);
      one.run();
    },
  };
}

/** Pages and actions that fit what was typed; with nothing typed, those used last and those often used. */
export function useSuggestions(told: readonly Told[], typed: string, weak: boolean, open: boolean): Section[] {
  const { t } = useTranslation();
  // The words change with the language only; what an item does may change at any time.
  const names = told.map(({ id, name }) => `${id}=${name}`).join();
  // eslint-disable-next-line react-hooks/exhaustive-deps -- see above
  const search = useMemo(() => finder(told), [names]);
  const recent = useMemo(() => (open ? recall<string[]>(RECENT, []) : []), [open]);
  const current = (id: string): Told[] => told.filter((one) => one.id === id);
  if (typed.trim() === "") {
    const often = OFTEN.filter((id) => !recent.includes(id));
    return [
      { id: "recent", title: t("tellme.recent"), options: recent.flatMap(current).map(choice) },
      { id: "suggested", title: t("tellme.suggested"), options: often.flatMap(current).map(choice) },
    ];
  }
  const found = search(typed, weak).flatMap(({ id }) => current(id));
  return [
    { id: "pages", title: t("tellme.pages"), options: firstOf(found, "page").map(choice) },
    { id: "actions", title: t("tellme.actions"), options: firstOf(found, "action").map(choice) },
  ];
}
