import type { EngineError, Interaction, InteractionTemplate } from "../../api";
import { amountText, minorOf, minutesOf } from "../templates/fields";

/** An interaction as it is typed. */
export interface Draft {
  contact_no: string;
  contact_name: string;
  template: string;
  salesperson: string;
  date: string;
  description: string;
  information_flow: string;
  initiated_by: string;
  language: string;
  cost: string;
  duration: string;
  /** 0 none, 1 very positive … 5 very negative. */
  evaluation: number;
  attempt_failed: boolean;
  opportunity: string;
  comment: string;
}

/** Longest description, in characters (`original.md` H). */
export const DESCRIPTION_LENGTH = 100;

/** What the engine proposes, as it is typed. */
export function draftOf(proposed: Interaction, locale: string): Draft {
  return {
    contact_no: proposed.contact_no,
    contact_name: proposed.contact_name,
    template: proposed.template_code,
    salesperson: proposed.salesperson_code,
    date: proposed.date,
    description: proposed.description,
    information_flow: proposed.information_flow,
    initiated_by: proposed.initiated_by,
    language: proposed.language,
    cost: amountText(proposed.cost, locale),
    duration: String(proposed.duration ?? 0),
    evaluation: proposed.evaluation,
    attempt_failed: proposed.attempt_failed,
    opportunity: proposed.opportunity_no,
    comment: "",
  };
}

/** The draft with what follows from a template; a description of one's own stays (I). */
export function withTemplate(
  draft: Draft,
  template: Pick<InteractionTemplate, "code"> & Partial<InteractionTemplate>,
  before: string | undefined,
  locale: string,
): Draft {
  const own = draft.description.trim() !== "" && draft.description !== before;
  return {
    ...draft,
    template: template.code,
    description: own ? draft.description : (template.description ?? "").slice(0, DESCRIPTION_LENGTH),
    information_flow: template.information_flow ?? "",
    initiated_by: template.initiated_by ?? "",
    language: template.language ?? "",
    cost: amountText(template.unit_cost_minor ?? 0, locale),
    duration: String(template.unit_duration_minutes ?? 0),
  };
}

/** What was typed, under the names and in the units the engine takes. */
export function toEngine(draft: Draft): Record<string, string> {
  const { template, salesperson, date, description, information_flow, initiated_by, language } = draft;
  const { cost, duration, opportunity, comment } = draft;
  const fields: Record<string, string> = {
    contact: draft.contact_no,
    ...{ template, salesperson, date, description, information_flow, initiated_by, language },
    cost: ((minorOf(cost) ?? 0) / 100).toFixed(2),
    duration: String(minutesOf(duration) ?? 0),
    evaluation: String(draft.evaluation),
    attempt_failed: String(draft.attempt_failed),
  };
  return {
    ...fields,
    ...(opportunity === "" ? {} : { opportunity }),
    ...(comment.trim() === "" ? {} : { comment }),
  };
}

export type FieldName = "contact" | "template" | "salesperson" | "date" | "description";

/** The field a refused rule is about; `null` when it is about none of them. */
export function fieldOf(error: EngineError | null): FieldName | null {
  switch (error?.code) {
    case "contact_required":
      return "contact";
    case "template_required":
    case "template_missing":
      return "template";
    case "salesperson_required":
      return "salesperson";
    case "date_required":
      return "date";
    case "description_required":
      return "description";
    default:
      return null;
  }
}
