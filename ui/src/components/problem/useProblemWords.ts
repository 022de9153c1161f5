import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { useErrorWords } from "../errorWords";
import { isKnownCause } from "./causes";
import type { ProblemFacts } from "./problemOf";

/** A problem in words. */
export interface ProblemWords {
  /** What happened. */
  title: string;
  /** What it means for the data and what to do. */
  text: string;
  /** The button that removes it, `null` where there is none. */
  button: string | null;
}

/** Puts a problem into the words of the language in use: those of its cause, else those of its code. */
export function useProblemWords(): (problem: ProblemFacts) => ProblemWords {
  const { t } = useTranslation();
  const words = useErrorWords();
  return useCallback(
    ({ code, cause, remedy, message }) => {
      const button = remedy === null ? null : t(`causes.remedy.${remedy}`);
      if (isKnownCause(cause)) {
        return { title: t(`causes.title.${cause}`), text: t(`causes.text.${cause}`), button };
      }
      if (code === null) {
        const [title = "", ...rest] = message.split("\n");
        return { title, text: rest.join(" "), button };
      }
      const { what, meaning, todo } = words({ code });
      return { title: what, text: `${meaning} ${todo}`, button };
    },
    [t, words],
  );
}
