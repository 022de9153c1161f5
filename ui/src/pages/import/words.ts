import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { ImportedRow } from "../../api";
import { isKnownCode, useErrorWords } from "../../components/errorWords";
import { en } from "../../i18n/en";

type Field = keyof typeof en.transfer.field;

/** The name of a field for people; one of a newer engine keeps its own. */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (field: string) => (Object.hasOwn(en.transfer.field, field) ? t(`transfer.field.${field as Field}`) : field),
    [t],
  );
}

/** Why a row was passed over, or what of it was left out. */
export function useReason(): (row: ImportedRow) => string {
  const { t } = useTranslation();
  const words = useErrorWords();
  return useCallback(
    ({ note, code }: ImportedRow) => {
      if (note === null) {
        return "";
      }
      if (note === "refused" && isKnownCode(code)) {
        return words({ code }).what;
      }
      return t(`transfer.note.${note}`);
    },
    [t, words],
  );
}
