// The scene of pretendPipeline.ts: sales cycles, close codes and opportunities under way.
import type { CloseCode, CommandError, Opportunity, SalesCycle, Stage } from "../src/api";
import type { FakeEngine } from "./fakeEngine";

export function refuse(code: CommandError["code"]): never {
  throw { code, message: `pretended: ${code}`, hint: null, cause: null, remedy: null, reference: null } satisfies CommandError;
}

export function place(one: Opportunity, cycle: SalesCycle, at: number, value: number): void {
  const stage = cycle.stages.find((known) => known.stage === at);
  const share = cycle.probability_calculation === "Completed %" ? stage?.completed : stage?.chances;
  Object.assign(one, {
    status: at === 0 ? "Not Started" : "In Progress",
    current_stage: at,
    current_stage_description: stage?.description ?? "",
    estimated_value: value,
    chances: stage?.chances ?? 0,
    completed: stage?.completed ?? 0,
    probability: share ?? 0,
    calcd_current_value: Math.round((value * (share ?? 0)) / 100),
  });
}

type StageRow = readonly [number, string, number, number, Partial<Stage>];

const stagesOf = (rows: readonly StageRow[]): Stage[] =>
  rows.map(([stage, description, completed, chances, more]) => ({
    ...{ stage, description, completed, chances, activity_code: "", quote_required: false, allow_skip: false, date_formula: "" },
    ...more,
  }));

export function cyclesOf(): SalesCycle[] {
  const quote_required = true;
  const allow_skip = true;
  return [
    {
      code: "EXISTING",
      description: "Existing customer",
      probability_calculation: "Completed %",
      blocked: false,
      stages: stagesOf([
        [1, "Initial", 2, 10, { allow_skip }],
        [2, "Presentation", 50, 40, { allow_skip, date_formula: "2W" }],
        [3, "Proposal", 80, 80, { quote_required }],
        [4, "Sign contract", 95, 100, { quote_required }],
      ]),
    },
    {
      code: "NEW",
      description: "New customer",
      probability_calculation: "Chances of Success %",
      blocked: false,
      stages: stagesOf([
        [1, "Initial", 2, 10, { activity_code: "WELCOME", date_formula: "3M" }],
        [2, "Qualification", 5, 20, {}],
        [3, "Presentation", 40, 50, { quote_required, allow_skip, date_formula: "1M" }],
        [4, "Proposal", 60, 75, { quote_required }],
        [5, "Sign contract", 95, 100, { quote_required, date_formula: "2W" }],
      ]),
    },
    { code: "FAIR", description: "Trade fair", probability_calculation: "Multiply", blocked: true, stages: [] },
  ];
}

const closeCodes: readonly (readonly [string, CloseCode["type"], string, number])[] = [
  ["BUSINESS_L", "Lost", "Lost because of the business", 0],
  ["PRICE_L", "Lost", "Too expensive", 4],
  ["PRICE_W", "Won", "Good price", 6],
  ["PRODUCT_W", "Won", "The product fits", 3],
  ["RELATION_W", "Won", "Good relations", 2],
  ["TIME_L", "Lost", "Too late", 1],
];

export const closeCodesOf = (): CloseCode[] =>
  closeCodes.map(([code, type, description, no_of_opportunities]) => ({ code, type, description, no_of_opportunities }));

/** Description, stage, value, days until the closing date, days since it was created. */
const planned: readonly (readonly [string, number, number, number, number])[] = [
  ["Canteen chairs, 120 units", 1, 14_400, 95, 4],
  ["Waiting room, 3 clinics", 1, 9_800, 84, 12],
  ["Terrace furniture", 1, 31_000, 128, 23],
  ["Showroom lamps", 1, 4_200, 109, 8],
  ["Studio fit-out, third floor", 2, 22_500, 67, 31],
  ["Reception desk", 2, 6_200, 25, 40],
  ["Sofas for the lobby", 2, 7_900, 60, 52],
  ["Meeting booths", 2, 11_900, 74, 66],
  ["12 meeting tables", 3, 18_600, 18, 75],
  ["Warehouse offices", 3, 7_400, -3, 101],
  ["School library", 3, 16_500, 58, 88],
  ["Reading room", 4, 48_000, 11, 130],
  ["Café corner", 4, 12_800, 25, 95],
  ["Offices in Bilbao", 4, 27_300, 53, 140],
  ["Framework agreement", 5, 64_000, 7, 200],
  ["Lecture hall seats", 5, 21_000, 16, 160],
];

export function opportunitiesOf(engine: FakeEngine): Opportunity[] {
  const people = engine.contacts.filter(({ type }) => type === "Person");
  const cycle = cyclesOf()[1] ?? refuse("internal");
  const date = (days: number): string => new Date(engine.now + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
  return planned.map(([description, stage, value, closing, age], index) => {
    const contact = people[index % Math.max(1, people.length)];
    const salesperson = engine.salespeople[index % 3];
    const one: Opportunity = {
      no: `OP9${String(index + 21).padStart(5, "0")}`,
      description,
      status: "In Progress",
      priority: index % 5 === 3 ? "High" : "Normal",
      salesperson_code: salesperson?.code ?? "",
      salesperson_name: salesperson?.name ?? "",
      contact_no: contact?.no ?? "",
      contact_name: contact?.name ?? "",
      contact_company_no: contact?.company_no ?? "",
      contact_company_name: contact?.company_name ?? "",
      campaign_no: "",
      segment_no: "",
      segment_description: "",
      sales_cycle_code: cycle.code,
      sales_document_type: "",
      sales_document_no: "",
      quote_amount: 0,
      creation_date: date(-age),
      closed: false,
      date_closed: "",
      current_stage: 0,
      current_stage_description: "",
      date_of_change: date(-Math.min(age, 5)),
      estimated_value: 0,
      calcd_current_value: 0,
      probability: 0,
      chances: 0,
      completed: 0,
      estimated_closing_date: date(closing),
      close_opportunity_code: "",
      no_of_interactions: 3 + index,
      no_of_open_tasks: index % 3,
      comment: false,
    };
    place(one, cycle, stage, value * 100);
    return one;
  });
}
