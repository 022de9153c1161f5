import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { MailRule } from "../../api";
import type { ListColumn } from "../../components/list";

export const OWN_DOMAINS = "own_domains";

/** What a value is about. */
export function aboutOf(value: string): "own" | "address" | "domain" {
  if (value === OWN_DOMAINS) {
    return "own";
  }
  return value.includes("@") ? "address" : "domain";
}

/** Columns of the rules. */
export function useRuleColumns(): readonly ListColumn<MailRule>[] {
  const { t } = useTranslation();
  return useMemo<readonly ListColumn<MailRule>[]>(() => {
    const value = (rule: MailRule): string => (rule.value === OWN_DOMAINS ? t("rules.ownDomains") : rule.value);
    const column = (id: string, width: number, text: (rule: MailRule) => string): Pick<ListColumn<MailRule>, "id" | "width" | "cell" | "text" | "fixed"> => ({
      id,
      width,
      fixed: true,
      cell: text,
      text,
    });
    return [
      { ...column("value", 260, value), name: t("rules.value"), flexible: true },
      { ...column("about", 180, (rule) => t(`rules.about.${aboutOf(rule.value)}`)), name: t("rules.aboutName") },
      { ...column("kind", 220, (rule) => t(`rules.kind.${rule.kind}`)), name: t("rules.kindName") },
    ];
  }, [t]);
}
