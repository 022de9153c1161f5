import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Kbd } from "../Kbd";
import { useListStyles } from "./styles";

/** Keys a list answers to, as its foot names them. */
export type Hint = "move" | "select" | "open" | "why";

interface Props {
  count: string;
  selected: number;
  hints: readonly Hint[];
  note?: string | undefined;
  children?: ReactNode;
}

/** Foot of a list: how many rows, how many selected, which keys. */
export function Foot({ count, selected, hints, note, children }: Props) {
  const { t } = useTranslation();
  const styles = useListStyles();
  return (
    <div className={styles.foot}>
      <span>{count}</span>
      <span role="status" className={styles.footSelected}>
        {selected > 0 ? t("list.selected", { count: selected }) : ""}
      </span>
      <span className={styles.footHints}>
        {note !== undefined && <span>{note}</span>}
        {children}
        {hints.includes("move") && (
          <span className={styles.hint}>
            <Kbd>↑</Kbd>
            <Kbd>↓</Kbd>
            {t("list.hintMove")}
          </span>
        )}
        {hints.includes("select") && (
          <span className={styles.hint}>
            <Kbd>{t("list.keySpace")}</Kbd>
            {t("list.hintSelect")}
          </span>
        )}
        {hints.includes("open") && (
          <span className={styles.hint}>
            <Kbd>{t("list.keyEnter")}</Kbd>
            {t("list.hintOpen")}
          </span>
        )}
        {hints.includes("why") && (
          <span className={styles.hint}>
            <Kbd>{t("list.keyEnter")}</Kbd>
            {t("list.hintWhy")}
          </span>
        )}
      </span>
    </div>
  );
}
