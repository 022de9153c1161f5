// Pretends the steps of an opportunity: stage by stage, with a quote, to won or lost.
import type {
  Action,
  Choice,
  CloseCode,
  CommandError,
  Opportunity,
  OpportunityActions,
  OpportunityCard,
  OpportunityEntry,
  SalesCycle,
  Stage,
} from "../src/api";
import type { FakeEngine } from "./fakeEngine";

export interface Deals {
  cards: OpportunityCard[];
  cycles: SalesCycle[];
  codes: CloseCode[];
}

export type Fields = Record<string, string>;

export function refuse(code: CommandError["code"]): never {
  throw { code, message: `pretended: ${code}`, hint: null, cause: null, remedy: null, reference: null } satisfies CommandError;
}

export function dayOf(engine: FakeEngine, days: number): string {
  const at = new Date(engine.now);
  const day = new Date(at.getFullYear(), at.getMonth(), at.getDate() + days);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

function stagesOf(deals: Deals, one: Opportunity): Stage[] {
  return deals.cycles.find(({ code }) => code === one.sales_cycle_code)?.stages ?? [];
}

/** Writes a line of the history and what follows for the opportunity. */
export function enter(engine: FakeEngine, deals: Deals, one: OpportunityCard, step: Partial<OpportunityEntry>): OpportunityCard {
  const at = stagesOf(deals, one).find((known) => known.stage === step.stage) ?? refuse("stage_not_found");
  const entry = append(engine, one, {
    stage_description: at.description,
    chances: at.chances,
    completed: at.completed,
    estimated_close_date: dayOf(engine, 30),
    ...step,
  });
  const chances = entry.chances ?? 0;
  const calcd = Math.round(((entry.estimated_value ?? 0) * chances) / 100);
  Object.assign(entry, { probability: chances, calcd_current_value: calcd });
  return Object.assign(one, {
    status: "In Progress",
    current_stage: at.stage,
    current_stage_description: at.description,
    date_of_change: entry.date_of_change,
    estimated_value: entry.estimated_value,
    calcd_current_value: calcd,
    probability: chances,
    chances,
    completed: entry.completed,
    estimated_closing_date: entry.estimated_close_date,
  });
}

function append(engine: FakeEngine, one: OpportunityCard, step: Partial<OpportunityEntry>): OpportunityEntry {
  const last = one.history.at(-1);
  const date_of_change = step.date_of_change ?? dayOf(engine, 0);
  if (last !== undefined) {
    last.active = false;
    last.days_open = Math.round((Date.parse(date_of_change) - Date.parse(last.date_of_change)) / 86_400_000);
  }
  const entry: OpportunityEntry = {
    entry_no: (last?.entry_no ?? 0) + 1,
    opportunity_no: one.no,
    sales_cycle_code: one.sales_cycle_code,
    stage: 0,
    stage_description: "",
    previous_stage: one.current_stage,
    contact_no: one.contact_no,
    contact_company_no: one.contact_company_no,
    salesperson_code: one.salesperson_code,
    campaign_no: "",
    active: true,
    date_closed: "",
    days_open: 0,
    action_taken: "",
    estimated_value: 0,
    calcd_current_value: 0,
    completed: 0,
    chances: 0,
    probability: 0,
    close_opportunity_code: "",
    estimated_close_date: "",
    ...step,
    date_of_change,
  };
  one.history.push(entry);
  return entry;
}

/** The steps there are, with what each proposes. */
function choicesOf(engine: FakeEngine, deals: Deals, one: OpportunityCard): Choice[] {
  const stages = stagesOf(deals, one);
  const at = one.current_stage;
  const of = (action: Action, to: readonly Stage[]): Choice[] =>
    to.map((known) => ({
      action,
      stage: known.stage,
      stage_description: known.description,
      quote_missing: known.quote_required && one.sales_document_no === "" && (action === "next" || action === "skip"),
      date: dayOf(engine, 0),
      estimated_value: one.quote_amount || one.estimated_value,
      chances: known.chances,
      closing_date: dayOf(engine, 30),
      cancel_open_tasks: false,
    }));
  const next = stages.find(({ stage: to }) => to > at);
  const back = stages.filter(({ stage: to }) => to < at);
  return [
    ...of("next", at > 0 && next !== undefined ? [next] : []),
    ...of("update", stages.filter(({ stage: to }) => to === at)),
    ...of("previous", back.slice(-1)),
    ...of("skip", next?.allow_skip === true ? stages.filter(({ stage: to }) => to === next.stage || to === next.stage + 1) : []),
    ...of("jump", back.length > 1 ? back : []),
  ];
}

export function actionsOf(engine: FakeEngine, deals: Deals, one: OpportunityCard): OpportunityActions {
  const choices = one.status === "In Progress" ? choicesOf(engine, deals, one) : [];
  const fields = ["description"];
  if (!one.closed) {
    fields.push("contact", "salesperson", "campaign", "segment", "priority");
    fields.push(one.status === "Not Started" ? "sales_cycle" : "quote");
  }
  const only = (type: CloseCode["type"]): string => {
    const found = deals.codes.filter((code) => code.type === type);
    return found.length === 1 ? (found[0]?.code ?? "") : "";
  };
  const nowhere = { stage: 0, stage_description: "", date: "", estimated_value: 0, chances: 0, closing_date: "", cancel_open_tasks: false };
  return {
    no: one.no,
    activate: one.status === "Not Started",
    close: !one.closed,
    delete: one.status !== "In Progress",
    available: [...new Set(choices.map(({ action }) => action))],
    default: choices[0]?.action ?? null,
    skip_stages: choices.filter(({ action }) => action === "skip").map(({ stage: to }) => to),
    jump_stages: choices.filter(({ action }) => action === "jump").map(({ stage: to }) => to),
    editable_fields: fields,
    proposals: choices[0] ?? nowhere,
    choices,
    closing: {
      date: dayOf(engine, 0),
      sales_value: one.quote_amount || one.estimated_value,
      sales_fixed: one.sales_document_no !== "",
      cancel_open_tasks: true,
      won_code: only("Won"),
      lost_code: only("Lost"),
    },
  };
}

export const minor = (amount: string | undefined): number => Math.round(Number(amount ?? "0") * 100);

export function update(engine: FakeEngine, deals: Deals, one: OpportunityCard, fields: Fields): Opportunity {
  const { action = "", stage: to, estimated_value, chances, date, closing_date } = fields;
  const choice = choicesOf(engine, deals, one).find(
    (known) => known.action === action && (to === undefined || known.stage === Number(to)),
  );
  if (choice === undefined) {
    refuse("action_not_available");
  }
  if (choice.quote_missing) {
    refuse("quote_required");
  }
  if (minor(estimated_value) <= 0) {
    refuse("estimated_value_positive");
  }
  const taken: Record<string, string> = { next: "Next", previous: "Previous", update: "Updated", skip: "Jumped", jump: "Jumped" };
  return enter(engine, deals, one, {
    action_taken: taken[action] ?? "",
    stage: choice.stage,
    estimated_value: minor(estimated_value),
    chances: action === "skip" || action === "jump" ? choice.chances : Number(chances),
    date_of_change: date ?? "",
    estimated_close_date: closing_date ?? "",
  });
}

export function assignQuote(deals: Deals, one: OpportunityCard, { quote = "", amount, move }: Fields): Opportunity {
  const other = deals.cards.find(({ no, sales_document_no }) => no !== one.no && sales_document_no === quote);
  if (other !== undefined && move !== "true") {
    refuse("quote_used_by_other");
  }
  Object.assign(other ?? {}, { sales_document_no: "", sales_document_type: "", quote_amount: 0 });
  return Object.assign(one, { sales_document_type: "Quote", sales_document_no: quote, quote_amount: minor(amount) });
}

export function close(engine: FakeEngine, one: OpportunityCard, fields: Fields): Opportunity {
  const { result, close_code = "", date = dayOf(engine, 0), sales_value } = fields;
  const won = result === "Won";
  const sales = one.quote_amount || minor(sales_value);
  if (won && sales <= 0) {
    refuse("sales_positive");
  }
  const value = won ? sales : one.estimated_value;
  const figures = { estimated_value: value, calcd_current_value: won ? sales : 0, completed: 100, chances: won ? 100 : 0, probability: won ? 100 : 0 };
  append(engine, one, {
    action_taken: won ? "Won" : "Lost",
    date_of_change: date,
    date_closed: date,
    estimated_close_date: date,
    close_opportunity_code: close_code,
    ...figures,
  });
  const status = won ? ("Won" as const) : ("Lost" as const);
  return Object.assign(one, figures, { status, closed: true, date_closed: date, close_opportunity_code: close_code, no_of_open_tasks: 0 });
}
