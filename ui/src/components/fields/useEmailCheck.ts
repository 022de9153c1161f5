import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { addressListProblem, addressProblem } from "../../rules/address";

/** Says in words what is wrong with an address; `null` when nothing is. Blank is fine. */
export function useEmailCheck(): { one: (text: string) => string | null; several: (text: string) => string | null } {
  const { t } = useTranslation();
  const one = useCallback(
    (text: string) => {
      const problem = text.trim() === "" ? null : addressProblem(text);
      if (problem === "severalAts") {
        return t("card.problem.severalAtsOne");
      }
      return problem === null ? null : t(`card.problem.${problem}`);
    },
    [t],
  );
  const several = useCallback(
    (text: string) => {
      const problem = addressListProblem(text);
      return problem === null ? null : t(`card.problem.${problem}`);
    },
    [t],
  );
  return { one, several };
}
