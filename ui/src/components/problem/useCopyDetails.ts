import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "../../app/clipboard";
import { useNotify } from "../useNotify";
import { supportText, type ProblemFacts } from "./problemOf";
import { useProblemWords } from "./useProblemWords";

/** Copies a problem, in words and with its details, to pass it on. */
export function useCopyDetails(): (problem: ProblemFacts) => void {
  const { t } = useTranslation();
  const notify = useNotify();
  const words = useProblemWords();
  return useCallback(
    (problem) => {
      const { title, text } = words(problem);
      copyText([title, text, supportText(problem)].join("\n"))
        .then(() => notify.success(t("causes.copied")))
        .catch(notify.failure);
    },
    [notify, t, words],
  );
}
