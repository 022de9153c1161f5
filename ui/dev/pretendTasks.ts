// Pretends tasks and activities, with what the pages do to them.
import type { ActivityPlan, ActivityStep, CommandError, Page, Task, TaskQuery } from "../src/api";
import { formulaDay, readFormula } from "../src/pages/activities/formula";
import type { FakeEngine } from "./fakeEngine";

interface Work {
  tasks: Task[];
  plans: ActivityPlan[];
}

type Fields = Record<string, string>;

const known = new WeakMap<FakeEngine, Work>();

/** What is pretended of the tasks of an engine; tests change it to set a scene. */
export function workOf(engine: FakeEngine): Work {
  let work = known.get(engine);
  if (work === undefined) {
    const empty = engine.options.empty === true;
    work = { tasks: empty ? [] : tasksOf(engine), plans: empty ? [] : plansOf() };
    known.set(engine, work);
  }
  return work;
}

/** The answer to a command, `undefined` when it is not one of these. */
export function answerTasks(engine: FakeEngine, command: string, args: Record<string, unknown>): unknown {
  const work = workOf(engine);
  const fields = (args["fields"] ?? {}) as Fields;
  switch (command) {
    case "get_tasks":
      return taskPage(engine, work.tasks, args["query"] as TaskQuery);
    case "get_task":
      return taskOf(work, args);
    case "add_task":
      return addTask(engine, work, fields);
    case "set_task":
      return setTask(engine, taskOf(work, args), fields);
    case "complete_task":
      return setTask(engine, taskOf(work, args), { status: "Completed", closed: "true" });
    case "cancel_task":
      return setTask(engine, taskOf(work, args), { canceled: "true", closed: "true" });
    case "delete_task":
      work.tasks = work.tasks.filter(({ no }) => no !== args["no"]);
      return null;
    case "get_salesperson_statistics":
      return statistics(engine, work, String(args["code"]));
    default:
      return answerPlans(engine, command, args);
  }
}

function answerPlans(engine: FakeEngine, command: string, args: Record<string, unknown>): unknown {
  const work = workOf(engine);
  const fields = (args["fields"] ?? {}) as Fields;
  switch (command) {
    case "get_activity_plans":
      return work.plans;
    case "add_activity_plan":
      return addPlan(work, fields);
    case "set_activity_plan":
      return Object.assign(planOf(work, args["code"]), { description: fields["description"] ?? "" });
    case "delete_activity_plan":
      work.plans = work.plans.filter(({ code }) => code !== args["code"]);
      return null;
    case "add_activity_step":
      return addStep(planOf(work, args["code"]), fields);
    case "set_activity_step": {
      const plan = planOf(work, args["code"]);
      Object.assign(plan.steps.find(({ step }) => step === args["step"]) ?? refuse("not_found"), fields);
      return plan;
    }
    case "delete_activity_step": {
      const plan = planOf(work, args["code"]);
      plan.steps = plan.steps.filter(({ step }) => step !== args["step"]);
      return plan;
    }
    case "order_activity_steps": {
      const plan = planOf(work, args["code"]);
      const steps = (args["steps"] as number[]).map((at) => plan.steps.find(({ step }) => step === at) ?? refuse("not_found"));
      plan.steps = steps.map((one, index) => ({ ...one, step: index + 1 }));
      return plan;
    }
    case "assign_activity":
      return assign(engine, work, String(args["contactNo"]), fields);
    default:
      return undefined;
  }
}

function refuse(code: CommandError["code"]): never {
  throw { code, message: `pretended: ${code}`, hint: null, cause: null, remedy: null, reference: null } satisfies CommandError;
}

function dayOf(engine: FakeEngine, days: number): string {
  const at = new Date(engine.now);
  const day = new Date(at.getFullYear(), at.getMonth(), at.getDate() + days);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

const plain: Task = {
  no: "",
  type: "",
  description: "",
  date: "",
  status: "Not Started",
  priority: "Normal",
  closed: false,
  date_closed: "",
  canceled: false,
  contact_no: "",
  contact_name: "",
  contact_company_no: "",
  contact_company_name: "",
  salesperson_code: "",
  team_code: "",
  opportunity_no: "",
  entry_no: 0,
  start_date: "",
  start_time: "",
  end_date: "",
  end_time: "",
  reminder: "",
};

const planned: readonly [string, string, number, Partial<Task>][] = [
  ["Call back about the delivery of the oak shelves", "Phone Call", -4, { priority: "High", opportunity_no: "OP000001" }],
  ["Send the revised offer for 240 chairs", "", -1, { status: "In Progress", priority: "High" }],
  ["Ask for the signed order", "", 0, {}],
  ["Visit the showroom with the architects", "Meeting", 0, { start_time: "16:30", end_time: "18:00" }],
  ["Thank for the order and confirm the date", "", 1, { priority: "Low" }],
  ["Answer the questions about guarantees", "Phone Call", 2, { status: "Waiting" }],
  ["Present the new catalogue", "Meeting", 4, {}],
  ["Agree on the measurements", "Meeting", 9, { status: "Postponed", opportunity_no: "OP000001" }],
  ["Ask how the furniture does after a month", "Phone Call", 30, { priority: "Low" }],
  ["Send samples of the fabrics", "", -8, { closed: true, status: "Completed" }],
  ["Call about the trade fair", "Phone Call", -15, { closed: true, canceled: true }],
];

function tasksOf(engine: FakeEngine): Task[] {
  const people = engine.contacts.filter(({ type }) => type === "Person");
  return planned.map(([description, type, days, more], index) => {
    const contact = people[index % people.length];
    const date = dayOf(engine, days);
    return {
      ...plain,
      no: `TD${String(index + 1).padStart(6, "0")}`,
      description,
      type,
      date,
      ...named(engine, contact?.no ?? ""),
      salesperson_code: engine.salespeople[index % 3]?.code ?? "",
      entry_no: index === 1 ? (engine.entries[0]?.entry_no ?? 0) : 0,
      ...more,
      start_date: more.start_time === undefined ? "" : date,
      end_date: more.end_time === undefined ? "" : date,
      date_closed: more.closed === true ? dayOf(engine, days + 1) : "",
    };
  });
}

function named(engine: FakeEngine, no: string): Partial<Task> {
  const contact = engine.contacts.find((one) => one.no === no);
  return {
    contact_no: no,
    contact_name: contact?.name ?? "",
    contact_company_no: contact?.company_no ?? "",
    contact_company_name: contact?.company_name ?? "",
  };
}

function taskOf(work: Work, args: Record<string, unknown>): Task {
  return work.tasks.find(({ no }) => no === args["no"]) ?? refuse("not_found");
}

function isShown(task: Task, show: TaskQuery["show"], today: string): boolean {
  switch (show) {
    case "open":
      return !task.closed;
    case "overdue":
      return !task.closed && task.date < today;
    case "due_today":
      return !task.closed && task.date === today;
    case "due":
      return !task.closed && task.date <= today;
    case "closed":
      return task.closed;
    default:
      return true;
  }
}

function taskPage(engine: FakeEngine, all: readonly Task[], query: TaskQuery): Page<Task> {
  const rows = all.filter(
    (task) =>
      isShown(task, query.show, dayOf(engine, 0)) &&
      (!query.salesperson_code || task.salesperson_code === query.salesperson_code) &&
      (!query.opportunity_no || task.opportunity_no === query.opportunity_no) &&
      (!query.contact_no || [task.contact_no, task.contact_company_no].includes(query.contact_no)) &&
      (!query.status || task.status === query.status) &&
      (query.type === null || query.type === undefined || task.type === query.type) &&
      (!query.from_date || task.date >= query.from_date) &&
      (!query.to_date || task.date <= query.to_date) &&
      `${task.no} ${task.description} ${task.contact_name}`.toLowerCase().includes((query.search ?? "").toLowerCase()),
  );
  const key = (task: Task): string => (query.sort === "description" ? task.description : task.date) + task.no;
  rows.sort((a, b) => (key(a) < key(b) ? -1 : 1) * (query.descending === true ? -1 : 1));
  return { rows: rows.slice(0, query.limit || 100), next: "", total: rows.length, more: false };
}

function addTask(engine: FakeEngine, work: Work, fields: Fields): Task {
  if (!fields["description"]) {
    refuse("description_required");
  }
  const { entry_no = "0", contact_no = "", ...rest } = fields;
  if (engine.contacts.find(({ no }) => no === contact_no)?.privacy_blocked === true) {
    refuse("privacy_blocked");
  }
  const no = `TD${String(work.tasks.length + 1).padStart(6, "0")}`;
  const task = { ...plain, ...rest, ...named(engine, contact_no), entry_no: Number(entry_no), no } as Task;
  work.tasks.push(task);
  engine.onEvent({ kind: "tasks_changed" });
  return task;
}

/** Like the engine's rule: Completed closes, another status opens, canceled closes. */
function setTask(engine: FakeEngine, task: Task, fields: Fields): Task {
  const { status, canceled, closed, contact_no, ...rest } = fields;
  Object.assign(task, rest, contact_no === undefined ? {} : named(engine, contact_no));
  const close = (on: boolean): void => {
    task.date_closed = on ? task.date_closed || dayOf(engine, 0) : "";
    task.closed = on;
    if (!on) {
      task.canceled = false;
      task.status = task.status === "Completed" ? "Not Started" : task.status;
    }
  };
  if (status !== undefined && status !== task.status) {
    task.status = status as Task["status"];
    close(status === "Completed");
  }
  if (canceled === "true") {
    task.canceled = true;
    close(true);
  }
  if (closed !== undefined && (closed === "true") !== task.closed) {
    close(closed === "true");
    if (task.closed && !task.canceled) {
      task.status = "Completed";
    }
  }
  return task;
}

function statistics(engine: FakeEngine, work: Work, code: string): unknown {
  const mine = engine.entries.filter(({ salesperson_code, canceled }) => salesperson_code === code && !canceled);
  const flow = (name: string): number => mine.filter(({ information_flow }) => information_flow === name).length;
  return {
    code,
    no_of_interactions: mine.length,
    inbound: flow("Inbound"),
    outbound: flow("Outbound"),
    cost: mine.reduce((sum, { cost }) => sum + cost, 0),
    duration: mine.reduce((sum, { duration }) => sum + duration, 0),
    date_of_last_interaction: mine[0]?.date ?? "",
    last_date_attempted: mine.find(({ information_flow }) => information_flow === "Outbound")?.date ?? "",
    no_of_contacts: engine.contacts.filter(({ salesperson_code }) => salesperson_code === code).length,
    no_of_open_tasks: work.tasks.filter(({ salesperson_code, closed }) => salesperson_code === code && !closed).length,
  };
}

const steps: readonly ActivityStep[] = [
  { step: 1, type: "Phone Call", description: "Say hello and ask what they need", priority: "High", date_formula: "" },
  { step: 2, type: "", description: "Send catalogue and prices", priority: "Normal", date_formula: "2D" },
  { step: 3, type: "Meeting", description: "Show the furniture", priority: "Normal", date_formula: "1W+1D" },
  { step: 4, type: "Phone Call", description: "Ask for a decision", priority: "Normal", date_formula: "CM" },
];

function plansOf(): ActivityPlan[] {
  return [
    { code: "WELCOME", description: "New customer", steps: steps.map((step) => ({ ...step })) },
    { code: "AFTER", description: "After the delivery", steps: steps.slice(3).map((one) => ({ ...one, step: 1, date_formula: "1M" })) },
    { code: "FAIR", description: "After a trade fair", steps: [] },
  ];
}

function planOf(work: Work, code: unknown): ActivityPlan {
  return work.plans.find((one) => one.code === code) ?? refuse("not_found");
}

function addPlan(work: Work, { code = "", description = "" }: Fields): ActivityPlan {
  if (work.plans.some((one) => one.code === code)) {
    refuse("already_exists");
  }
  const plan = { code, description, steps: [] };
  work.plans.push(plan);
  return plan;
}

function addStep(plan: ActivityPlan, fields: Fields): ActivityPlan {
  const step = Math.max(0, ...plan.steps.map((one) => one.step)) + 1;
  plan.steps.push({ type: "", description: "", priority: "Normal", date_formula: "", ...fields, step } as ActivityStep);
  return plan;
}

function assign(engine: FakeEngine, work: Work, contactNo: string, fields: Fields): unknown {
  const plan = planOf(work, fields["activity"]);
  const tasks = plan.steps.map((step) => {
    const formula = readFormula(step.date_formula) ?? refuse("invalid_value");
    const date = formulaDay(formula, fields["date"] ?? "") ?? refuse("invalid_value");
    const { type, description, priority } = step;
    return addTask(engine, work, { type, description, priority, date, contact_no: contactNo, salesperson_code: fields["salesperson"] ?? "" });
  });
  return { activity_code: plan.code, contact_no: contactNo, tasks };
}
