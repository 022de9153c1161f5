import { createContext, useContext, useEffect, useMemo, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useNotify } from "../useNotify";
import { useSaver, type Saver } from "./useSaver";

interface Card {
  saver: Saver;
  values: Record<string, string>;
}

const CardContext = createContext<Card | null>(null);

/** The card whose fields these are. */
export function useCard(): Card {
  const card = useContext(CardContext);
  if (card === null) {
    throw new Error("a field stands outside of a card");
  }
  return card;
}

interface Props {
  values: Record<string, string>;
  /** Names of the fields for people. */
  names: Record<string, string>;
  write: (fields: Record<string, string>) => Promise<unknown>;
  children: ReactNode;
}

/** Editing in place: fields inside save when they are left; Ctrl+Z takes back the last save. */
export function Card({ values, names, write, children }: Props) {
  const { t } = useTranslation();
  const notify = useNotify();
  const saver = useSaver(write);
  const { undo } = saver;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const asked = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
      const typing = event.target instanceof HTMLElement && event.target.dataset["dirty"] === "true";
      if (!asked || typing || document.querySelector("[role=dialog]") !== null) {
        return;
      }
      event.preventDefault();
      void undo().then((field) => {
        if (field !== null) {
          notify.success(t("card.undone", { field: names[field] ?? field }));
        }
      });
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [undo, names, notify, t]);
  const card = useMemo(() => ({ saver, values }), [saver, values]);
  return <CardContext value={card}>{children}</CardContext>;
}
