// Pretends opportunities under way, sales cycles and close codes, with what board, charts and setup do to them.
import type {
  Board,
  Choice,
  CloseCode,
  Opportunity,
  OpportunityActions,
  Pipeline,
  PipelineQuery,
  SalesCycle,
  SalesCycleStatistics,
  Stage,
  Sum,
} from "../src/api";
import type { FakeEngine } from "./fakeEngine";
import { closeCodesOf, cyclesOf, opportunitiesOf, place, refuse } from "./pipelineScene";

export interface Sales {
  opportunities: Opportunity[];
  cycles: SalesCycle[];
  closeCodes: CloseCode[];
}

type Fields = Record<string, string>;

const known = new WeakMap<FakeEngine, Sales>();

/** What is pretended of the sales of an engine; tests change it to set a scene. */
export function salesOf(engine: FakeEngine): Sales {
  let sales = known.get(engine);
  if (sales === undefined) {
    sales =
      engine.options.empty === true
        ? { opportunities: [], cycles: [], closeCodes: [] }
        : { opportunities: opportunitiesOf(engine), cycles: cyclesOf(), closeCodes: closeCodesOf() };
    known.set(engine, sales);
  }
  return sales;
}

/** The answer to a command, `undefined` when it is not one of these. */
export function answerPipeline(engine: FakeEngine, command: string, args: Record<string, unknown>): unknown {
  const sales = salesOf(engine);
  const query = (args["query"] ?? {}) as PipelineQuery;
  if (args["no"] !== undefined && !sales.opportunities.some(({ no }) => no === args["no"])) {
    return undefined;
  }
  switch (command) {
    case "get_opportunity_board":
      return boardOf(sales, query);
    case "get_pipeline":
      return pipelineOf(sales, query);
    case "get_opportunity_actions":
      return actionsOf(sales, String(args["no"]));
    case "update_opportunity":
      return step(engine, sales, String(args["no"]), (args["fields"] ?? {}) as Fields);
    case "close_opportunity":
      return close(engine, sales, String(args["no"]), (args["fields"] ?? {}) as Fields);
    default:
      return answerSetup(engine, command, args);
  }
}

function answerSetup(engine: FakeEngine, command: string, args: Record<string, unknown>): unknown {
  const sales = salesOf(engine);
  const fields = (args["fields"] ?? {}) as Fields;
  const code = String(args["code"] ?? fields["code"] ?? "");
  switch (command) {
    case "get_sales_cycles":
      return sales.cycles;
    case "get_sales_cycle":
      return cycleOf(sales, code);
    case "get_sales_cycle_statistics":
      return statisticsOf(sales, cycleOf(sales, code));
    case "add_sales_cycle": {
      if (sales.cycles.some((one) => one.code === code)) {
        refuse("already_exists");
      }
      const cycle: SalesCycle = { code, description: "", probability_calculation: "Multiply", blocked: false, stages: [] };
      sales.cycles.push(Object.assign(cycle, fields, { blocked: fields["blocked"] === "true" }));
      return cycle;
    }
    case "set_sales_cycle":
      return Object.assign(cycleOf(sales, code), fields, { blocked: fields["blocked"] === "true" });
    case "delete_sales_cycle":
      if (sales.opportunities.some((one) => !one.closed && one.sales_cycle_code === code)) {
        refuse("sales_cycle_in_use");
      }
      sales.cycles = sales.cycles.filter((one) => one.code !== code);
      return null;
    case "add_sales_cycle_stage":
      return addStage(cycleOf(sales, code), fields);
    case "set_sales_cycle_stage":
      return setStage(cycleOf(sales, code), fields);
    case "delete_sales_cycle_stage":
      return deleteStage(sales, cycleOf(sales, code), Number(args["stage"]));
    case "get_close_codes":
      return sales.closeCodes;
    case "add_close_code": {
      const added = { code, description: "", no_of_opportunities: 0, ...fields } as CloseCode;
      sales.closeCodes.push(added);
      return added;
    }
    case "set_close_code":
      return Object.assign(sales.closeCodes.find((one) => one.code === code) ?? refuse("not_found"), fields);
    case "delete_close_code":
      sales.closeCodes = sales.closeCodes.filter((one) => one.code !== code);
      return null;
    default:
      return undefined;
  }
}

const cycleOf = (sales: Sales, code: string): SalesCycle =>
  sales.cycles.find((one) => one.code === code) ?? refuse("not_found");
const opportunityOf = (sales: Sales, no: string): Opportunity =>
  sales.opportunities.find((one) => one.no === no) ?? refuse("not_found");

function stageFields(fields: Fields): Partial<Stage> {
  return {
    description: fields["description"] ?? "",
    completed: Number(fields["completed"] ?? 0),
    chances: Number(fields["chances"] ?? 0),
    activity_code: fields["activity"] ?? "",
    quote_required: fields["quote_required"] === "true",
    allow_skip: fields["allow_skip"] === "true",
    date_formula: fields["date_formula"] ?? "",
  };
}

function addStage(cycle: SalesCycle, fields: Fields): SalesCycle {
  const stage = Number(fields["stage"]);
  if (cycle.stages.some((one) => one.stage === stage)) {
    refuse("already_exists");
  }
  cycle.stages.push({ stage, ...stageFields(fields) } as Stage);
  cycle.stages.sort((a, b) => a.stage - b.stage);
  return cycle;
}

function setStage(cycle: SalesCycle, fields: Fields): SalesCycle {
  const stage = cycle.stages.find((one) => one.stage === Number(fields["stage"])) ?? refuse("stage_not_found");
  Object.assign(stage, stageFields(fields));
  return cycle;
}

function deleteStage(sales: Sales, cycle: SalesCycle, stage: number): SalesCycle {
  if (open(sales, { sales_cycle_code: cycle.code }).some((one) => one.current_stage === stage)) {
    refuse("sales_cycle_in_use");
  }
  cycle.stages = cycle.stages.filter((one) => one.stage !== stage);
  return cycle;
}

function open(sales: Sales, { sales_cycle_code = "", salesperson_code = "" }: PipelineQuery): Opportunity[] {
  return sales.opportunities.filter(
    (one) =>
      !one.closed &&
      (sales_cycle_code === "" || one.sales_cycle_code === sales_cycle_code) &&
      (salesperson_code === "" || one.salesperson_code === salesperson_code),
  );
}

function sumOf(all: readonly Opportunity[]): Sum {
  return {
    count: all.length,
    estimated_value: all.reduce((sum, one) => sum + (one.estimated_value ?? 0), 0),
    calcd_current_value: all.reduce((sum, one) => sum + (one.calcd_current_value ?? 0), 0),
  };
}

function boardOf(sales: Sales, query: PipelineQuery): Board {
  const cycle = cycleOf(sales, query.sales_cycle_code ?? "");
  const all = open(sales, query);
  const none = { stage: 0, description: "", quote_required: false };
  const columns = [none, ...cycle.stages].map(({ stage, description, quote_required }) => {
    const here = all.filter((one) => one.current_stage === stage);
    return { stage, description, quote_required, opportunities: here, ...sumOf(here) };
  });
  return { sales_cycle_code: cycle.code, description: cycle.description, columns };
}

function statisticsOf(sales: Sales, cycle: SalesCycle): SalesCycleStatistics {
  const all = open(sales, { sales_cycle_code: cycle.code }).filter((one) => one.current_stage > 0);
  const figures = (some: readonly Opportunity[]) => {
    const { count, ...sums } = sumOf(some);
    return { no_of_opportunities: count, ...sums };
  };
  return {
    code: cycle.code,
    description: cycle.description,
    ...figures(all),
    stages: cycle.stages.map(({ stage, description }, index) => ({
      stage,
      description,
      ...figures(all.filter((one) => one.current_stage === stage)),
      average_no_of_days: index < 3 ? 6.5 + index * 4 : null,
    })),
  };
}

const bands: readonly (readonly [number, number | null])[] = [[0, 30], [31, 60], [61, 90], [91, 180], [181, null]];

function pipelineOf(sales: Sales, query: PipelineQuery): Pipeline {
  const all = open(sales, query);
  const cycles = sales.cycles.filter(({ code }) => (query.sales_cycle_code || code) === code);
  const started = all.filter((one) => one.current_stage > 0);
  const months = [...new Set(started.map((one) => one.estimated_closing_date.slice(0, 7)))].sort();
  const closed = sales.opportunities.filter((one) => one.closed);
  const day = 24 * 60 * 60 * 1000;
  const ageOf = (one: Opportunity): number => Math.floor((Date.now() - Date.parse(one.creation_date)) / day);
  return {
    open: sumOf(all),
    stages: cycles.flatMap(({ code, stages }) =>
      [{ stage: 0, description: "" }, ...stages]
        .map(({ stage, description }) => {
          const here = all.filter((one) => one.sales_cycle_code === code && one.current_stage === stage);
          return { sales_cycle_code: code, stage, description, ...sumOf(here) };
        })
        .filter(({ count }) => count > 0),
    ),
    months: months.map((month) => ({ month, ...sumOf(started.filter((one) => one.estimated_closing_date.startsWith(month))) })),
    close_codes: sales.closeCodes
      .filter((one) => one.no_of_opportunities > 0)
      .map(({ code, description, type, no_of_opportunities }) => {
        const { count, ...sums } = sumOf(closed.filter((one) => one.close_opportunity_code === code));
        return { code, description, type, count: Math.max(count, no_of_opportunities), ...sums };
      }),
    ages: bands.map(([from_days, to_days]) => ({
      from_days,
      to_days,
      ...sumOf(all.filter((one) => ageOf(one) >= from_days && (to_days === null || ageOf(one) <= to_days))),
    })),
  };
}

/** Like the engine's rule: the stage after, the one before, over skippable ones, back to any (D.3). */
function choicesOf(cycle: SalesCycle, one: Opportunity): Choice[] {
  const { stages } = cycle;
  const at = stages.findIndex(({ stage }) => stage === one.current_stage);
  const choice = (action: Choice["action"], to: Stage | undefined): Choice[] =>
    to === undefined
      ? []
      : [
          {
            action,
            quote_missing: to.quote_required && ["next", "skip"].includes(action) && one.sales_document_no === "",
            stage: to.stage,
            stage_description: to.description,
            date: one.date_of_change || one.creation_date,
            estimated_value: one.estimated_value,
            chances: to.chances,
            closing_date: one.estimated_closing_date,
            cancel_open_tasks: false,
          },
        ];
  if (at < 0) {
    return choice("first", stages[0]);
  }
  const barrier = stages.findIndex(({ allow_skip }, index) => index > at && !allow_skip);
  const skips = stages.slice(at + 1, barrier < 0 ? undefined : barrier + 1);
  return [
    ...choice("next", stages[at + 1]),
    ...choice("previous", stages[at - 1]),
    ...(skips.length > 1 ? skips.flatMap((stage) => choice("skip", stage)) : []),
    ...choice("update", stages[at]),
    ...(at > 1 ? stages.slice(0, at).flatMap((stage) => choice("jump", stage)) : []),
  ];
}

function actionsOf(sales: Sales, no: string): OpportunityActions {
  const one = opportunityOf(sales, no);
  const cycle = cycleOf(sales, one.sales_cycle_code);
  const choices = one.closed ? [] : choicesOf(cycle, one);
  const [proposals = choicesOf(cycle, one)[0] ?? refuse("stage_not_found")] = choices;
  const only = (type: CloseCode["type"]): string => {
    const [first, ...more] = sales.closeCodes.filter((code) => code.type === type);
    return first !== undefined && more.length === 0 ? first.code : "";
  };
  return {
    no,
    activate: one.status === "Not Started",
    close: !one.closed,
    delete: one.status !== "In Progress",
    available: [...new Set(choices.map(({ action }) => action))],
    default: choices[0]?.action ?? null,
    skip_stages: choices.filter(({ action }) => action === "skip").map(({ stage }) => stage),
    jump_stages: choices.filter(({ action }) => action === "jump").map(({ stage }) => stage),
    editable_fields: one.closed ? ["description"] : ["description", "priority", "salesperson_code", "contact_no"],
    proposals,
    choices,
    closing: {
      date: one.date_of_change || one.creation_date,
      sales_value: one.estimated_value,
      sales_fixed: false,
      cancel_open_tasks: true,
      won_code: only("Won"),
      lost_code: only("Lost"),
    },
  };
}

function step(engine: FakeEngine, sales: Sales, no: string, fields: Fields): Opportunity {
  const one = opportunityOf(sales, no);
  const cycle = cycleOf(sales, one.sales_cycle_code);
  const choice =
    choicesOf(cycle, one).find(({ action, stage }) => action === fields["action"] && [undefined, String(stage)].includes(fields["stage"])) ??
    refuse("action_not_available");
  if (choice.quote_missing) {
    refuse("quote_required");
  }
  const value = fields["estimated_value"] === undefined ? one.estimated_value : Math.round(Number(fields["estimated_value"]) * 100);
  place(one, cycle, choice.stage, value ?? 0);
  engine.onEvent({ kind: "opportunities_changed" });
  return one;
}

function close(engine: FakeEngine, sales: Sales, no: string, fields: Fields): Opportunity {
  const one = opportunityOf(sales, no);
  const code = sales.closeCodes.find((known) => known.code === fields["close_code"]) ?? sales.closeCodes[0] ?? refuse("close_code_required");
  code.no_of_opportunities += 1;
  const isWon = code.type === "Won";
  Object.assign(one, {
    status: code.type,
    closed: true,
    date_closed: fields["date"] ?? "",
    close_opportunity_code: code.code,
    calcd_current_value: isWon ? one.estimated_value : 0,
    probability: isWon ? 100 : 0,
  });
  engine.onEvent({ kind: "opportunities_changed" });
  return one;
}
