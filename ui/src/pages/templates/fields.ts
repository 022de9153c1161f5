import type { InteractionTemplate } from "../../api";

/** A template as it is typed. */
export interface Draft {
  code: string;
  description: string;
  group_code: string;
  cost: string;
  duration: string;
  information_flow: string;
  initiated_by: string;
  language: string;
}

/** Longest code and description, in characters (`original.md` H). */
export const CODE_LENGTH = 10;
export const DESCRIPTION_LENGTH = 100;

/** Minor units as an amount with the locale's decimal sign. */
export function amountText(minor: number | null, locale: string): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2, useGrouping: false }).format(
    (minor ?? 0) / 100,
  );
}

/** An amount as typed, with a point or a comma, in minor units; `null` for what is none. */
export function minorOf(text: string): number | null {
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (match === null) {
    return text.trim() === "" ? 0 : null;
  }
  return Number(match[1]) * 100 + Number((match[2] ?? "").padEnd(2, "0"));
}

/** Minutes as typed; `null` for what is none. */
export function minutesOf(text: string): number | null {
  const typed = text.trim();
  if (typed === "") {
    return 0;
  }
  return /^\d{1,6}$/.test(typed) ? Number(typed) : null;
}

/** What is wrong with a language code; blank and `en` or `es-MX` are fine. */
export function isLanguage(text: string): boolean {
  return /^$|^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text.trim());
}

/** A template to begin with, or the stored one as typed. */
export function draftOf(template: InteractionTemplate | null, locale: string): Draft {
  return {
    code: template?.code ?? "",
    description: template?.description ?? "",
    group_code: template?.group_code ?? "",
    cost: amountText(template?.unit_cost_minor ?? 0, locale),
    duration: String(template?.unit_duration_minutes ?? 0),
    information_flow: template?.information_flow ?? "",
    initiated_by: template?.initiated_by ?? "",
    language: template?.language ?? "",
  };
}

/** What was typed, under the names and in the units the engine takes. */
export function toEngine(draft: Draft): Record<string, string> {
  return {
    description: draft.description.trim(),
    group_code: draft.group_code,
    unit_cost_minor: String(minorOf(draft.cost) ?? 0),
    unit_duration_minutes: String(minutesOf(draft.duration) ?? 0),
    information_flow: draft.information_flow,
    initiated_by: draft.initiated_by,
    language: draft.language.trim(),
  };
}
