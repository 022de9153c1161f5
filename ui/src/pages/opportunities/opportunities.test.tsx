import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { OpportunityCard } from "../../api";
import { FakeEngine } from "../../../dev/fakeEngine";
import { dealsOf } from "../../../dev/pretendOpportunities";
import { workOf } from "../../../dev/pretendTasks";
import { seriousFindings } from "../../test/findings";
import { renderApp } from "../../test/renderApp";
import { isShare, plainShare } from "./PercentInput";
import { isFiltered, readCardSearch, readOpportunitySearch, toOpportunityQuery } from "./search";
import { daysSince, spansOf } from "./stages";

const NOW = new Date(2026, 10, 23, 10, 4);

const rows = async (): Promise<HTMLElement[]> => screen.findAllByTestId("opportunity-row");
const card = (engine: FakeEngine, name: string): OpportunityCard =>
  dealsOf(engine).cards.find(({ description }) => description === name)!;
const fieldsOf = (engine: FakeEngine, command: string): unknown =>
  engine.asked.filter((one) => one.command === command).at(-1)?.args["fields"];
const dialog = async (): Promise<HTMLElement> => screen.findByRole("dialog", { hidden: true });
const button = (within_: HTMLElement, name: string | RegExp): HTMLElement =>
  within(within_).getByRole("button", { name, hidden: true });
const box = (within_: HTMLElement, name: RegExp): HTMLElement =>
  within(within_).getByRole("textbox", { name, hidden: true });
const type = (field: HTMLElement, value: string): boolean => fireEvent.change(field, { target: { value } });

async function choose(name: string): Promise<void> {
  const row = (await rows()).find(({ textContent }) => textContent.includes(name))!;
  fireEvent.click(row);
}

describe("filters of the opportunities", () => {
  it("are read from the address, and what is not understood is left out", () => {
    const search = readOpportunitySearch({ show: "Won", stage: 2, period: "month", contact: "", do: "dance" });
    expect(search).toEqual({ show: "Won", stage: 2, period: "month" });
    expect([isFiltered({}), isFiltered({ show: "open" }), isFiltered({ show: "all" }), isFiltered({ do: "new" })]).toEqual([
      false,
      false,
      true,
      false,
    ]);
    expect(readCardSearch({ tab: "entries" }).tab).toBe("entries");
    expect(readCardSearch({ tab: "secrets" }).tab).toBeUndefined();
  });

  it("become what the engine asks for", () => {
    expect(toOpportunityQuery({}, NOW)).toMatchObject({ open: true, status: null, sort: "closing_date" });
    expect(toOpportunityQuery({ show: "overdue" }, NOW)).toMatchObject({ status: "In Progress", closing_to: "2026-11-22" });
    expect(toOpportunityQuery({ period: "quarter" }, NOW)).toMatchObject({ closing_from: "2026-10-01", closing_to: "2026-12-31" });
  });
});

describe("shares and days", () => {
  it("are taken as people type them", () => {
    expect(["0", "27,5", "100", " 33.25 "].every(isShare)).toBe(true);
    expect(["101", "-1", "many", "", "1.234"].some(isShare)).toBe(false);
    expect(plainShare(" 27,5 ")).toBe("27.5");
    expect(daysSince("2026-11-20", NOW.getTime())).toBe(3);
    expect(daysSince("2026-12-20", NOW.getTime())).toBe(0);
  });

  it("add up by stage, the one it stands at still counting", () => {
    const engine = renderApp("/opportunities");
    const { history, current_stage } = card(engine, "Reading room");
    const spans = spansOf(dealsOf(engine).cycles.find(({ code }) => code === "NEW")!.stages, history, current_stage, engine.now);
    expect(spans.map(({ days }) => days)).toEqual([11, 15, 27, null, null]);
    expect(spans.map(({ state }) => state)).toEqual(["done", "done", "now", "later", "later"]);
  });
});

describe("opportunities", () => {
  it("show the open ones with what they come to, and the others on demand", async () => {
    renderApp("/opportunities");
    expect(await rows()).toHaveLength(4);
    expect(screen.getByText(/^4 opportunities · estimated €66,545\.50 · weighted /)).toBeInTheDocument();
    expect(screen.getByText(/^Overdue: /)).toBeInTheDocument();
    expect(await seriousFindings()).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: "Won" }));
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    expect(window.location.hash).toContain("show=Won");
  });

  it("say so when there is none, and when nothing fits", async () => {
    renderApp("/opportunities", { empty: true });
    expect(await screen.findByText("No open opportunities")).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "Lost" }));
    expect(await screen.findByText("No opportunity fits")).toBeInTheDocument();
  });

  it("tell when they cannot be read", async () => {
    renderApp("/opportunities", { failing: { get_opportunities: "store_unavailable" } });
    expect(await screen.findByRole("button", { name: "Try again" })).toBeInTheDocument();
  });

  it("are activated once asked", async () => {
    const engine = renderApp("/opportunities");
    await choose("Terrace");
    fireEvent.click(await screen.findByRole("button", { name: "Activate first stage" }));
    const question = await screen.findByRole("alertdialog", { hidden: true });
    expect(question).toHaveTextContent("Terrace of the winery");
    expect(card(engine, "Terrace of the winery").status).toBe("Not Started");
    fireEvent.click(button(question, "Activate first stage"));
    await waitFor(() => expect(card(engine, "Terrace of the winery").status).toBe("In Progress"));
  });

  it("are deleted only when they are not in progress, after they were named", async () => {
    const engine = renderApp("/opportunities");
    await choose("Terrace");
    fireEvent.keyDown(await screen.findByRole("grid"), { key: "F10", shiftKey: true });
    fireEvent.click(await screen.findByRole("menuitem", { name: /^Delete/ }));
    expect(await screen.findByText("Delete the opportunity “Terrace of the winery”?")).toBeInTheDocument();
    fireEvent.click(button(await screen.findByRole("alertdialog", { hidden: true }), "Delete"));
    expect(await screen.findByText("Opportunity deleted: Terrace of the winery")).toBeInTheDocument();
    expect(dealsOf(engine).cards).toHaveLength(4);
  });

  it("that are closed are counted and confirmed before they are deleted", async () => {
    const engine = renderApp("/opportunities");
    fireEvent.click(await screen.findByRole("button", { name: "Delete closed opportunities …" }));
    const form = await dialog();
    expect(await within(form).findByText("1 closed opportunity fits")).toBeInTheDocument();
    fireEvent.click(button(form, "Next"));
    const question = await screen.findByRole("alertdialog", { hidden: true });
    expect(question).toHaveTextContent("Delete 1 closed opportunity?");
    expect(dealsOf(engine).cards).toHaveLength(5);
    fireEvent.click(button(question, "Delete"));
    expect(await screen.findByText("1 closed opportunity deleted")).toBeInTheDocument();
    expect(dealsOf(engine).cards).toHaveLength(4);
  });
});

describe("a new opportunity", () => {
  it("begins with the contact, warns of open ones, and starts with an estimate", async () => {
    const { contact_no } = card(new FakeEngine(), "Reading room");
    const engine = renderApp(`/opportunities?contact=${contact_no}&do=new`);
    const form = await dialog();
    expect(await within(form).findByText(/open opportunit(y|ies) already/)).toBeInTheDocument();
    expect(button(form, "Reading room (OP000001)")).toBeInTheDocument();
    const create = button(form, "Create opportunity");
    expect(create).toHaveAttribute("aria-disabled", "true");
    type(box(form, /^Description/), "New counter");
    type(box(form, /^Estimated value/), "1,234.50");
    expect(box(form, /^Chances/)).toHaveValue("10");
    await waitFor(() => expect(create).not.toHaveAttribute("aria-disabled", "true"));
    expect(await seriousFindings()).toEqual([]);
    fireEvent.click(create);
    expect(await screen.findByText("Opportunity OP000006 was created")).toBeInTheDocument();
    expect(card(engine, "New counter")).toMatchObject({ status: "In Progress", estimated_value: 123_450, contact_no });
    fireEvent.click(screen.getAllByText("Open").find((one) => one.closest(".fui-Toast") !== null)!);
    await waitFor(() => expect(window.location.hash).toBe("#/opportunities/OP000006"));
  });
});

describe("the card of an opportunity", () => {
  it("shows stages with their days, the history and what comes next", async () => {
    renderApp("/opportunities/OP000001");
    expect(await screen.findByRole("heading", { name: "Reading room" })).toBeInTheDocument();
    const bar = await screen.findByTestId("stage-bar");
    expect(bar).toHaveTextContent(/Initial11 d.*Qualification15 d.*Presentation27 d/);
    expect(screen.getAllByTestId("history-row")).toHaveLength(3);
    expect(screen.getByText("27 days, active")).toBeInTheDocument();
    expect(await seriousFindings()).toEqual([]);
  });

  it("tells what leads on, and whose turn it is", async () => {
    renderApp("/opportunities/OP000001");
    const step = await screen.findByTestId("next-step");
    await waitFor(() => expect(step).toHaveTextContent("The next stage is 4 Proposal."));
    expect(step).toHaveTextContent("It needs a sales quote first.");
    expect(step).toHaveTextContent(/to be closed in 11 days/);
    await waitFor(() => expect(step).toHaveTextContent(/answer/));
    expect(await screen.findAllByTestId("open-task")).toHaveLength(2);
    expect(await screen.findAllByTestId("timeline-message")).not.toHaveLength(0);
  });

  it("takes in later mail of its conversations, and gives it back", async () => {
    const engine = renderApp("/opportunities/OP000001?tab=timeline");
    const own = (): number => engine.entries.filter(({ opportunity_no }) => opportunity_no === "OP000001").length;
    const bar = await screen.findByTestId("late-entries");
    const before = own();
    fireEvent.click(within(bar).getByRole("button"));
    await waitFor(() => expect(own()).toBeGreaterThan(before));
    await waitFor(() => expect(screen.queryByTestId("late-entries")).toBeNull());
    fireEvent.click(await screen.findByText("Undo"));
    await waitFor(() => expect(own()).toBe(before));
    expect(await screen.findByTestId("late-entries")).toBeInTheDocument();
  });

  it("refuses a stage that needs a quote, and goes there once one is assigned", async () => {
    const engine = renderApp("/opportunities/OP000001");
    fireEvent.click((await screen.findAllByRole("button", { name: "Next" }))[0]!);
    const form = await dialog();
    expect(await within(form).findByText("Proposal needs a sales quote first.")).toBeInTheDocument();
    expect(button(form, "Update")).toHaveAttribute("aria-disabled", "true");
    expect(await seriousFindings()).toEqual([]);
    fireEvent.click(button(form, "Assign sales quote"));
    const quote = (await screen.findAllByRole("dialog", { hidden: true })).at(-1)!;
    type(box(quote, /^Quote No/), "SQ-77");
    type(box(quote, /^Amount/), "50,000");
    fireEvent.click(button(quote, "Assign sales quote"));
    await waitFor(() => expect(card(engine, "Reading room").sales_document_no).toBe("SQ-77"));
    await waitFor(() => expect(button(form, "Update")).not.toHaveAttribute("aria-disabled", "true"));
    fireEvent.click(button(form, "Update"));
    expect(await screen.findByText("OP000001 stands at Proposal")).toBeInTheDocument();
    expect(fieldsOf(engine, "update_opportunity")).toMatchObject({
      action: "next",
      estimated_value: "50000",
      cancel_open_tasks: "false",
    });
    await waitFor(() => expect(screen.getAllByTestId("history-row")).toHaveLength(4));
  });

  it("moves a quote of another opportunity only on a second yes", async () => {
    const engine = renderApp("/opportunities/OP000001");
    Object.assign(card(engine, "Hotel lobby in oak"), { sales_document_no: "SQ-9", quote_amount: 100 });
    fireEvent.click((await screen.findAllByRole("button", { name: "Assign sales quote" }))[0]!);
    const quote = await dialog();
    type(box(quote, /^Quote No/), "SQ-9");
    type(box(quote, /^Amount/), "900");
    fireEvent.click(button(quote, "Assign sales quote"));
    expect(await within(quote).findByText(/belongs to another opportunity/)).toBeInTheDocument();
    expect(card(engine, "Reading room").sales_document_no).toBe("");
    fireEvent.click(button(quote, "Move it here"));
    await waitFor(() => expect(card(engine, "Reading room").sales_document_no).toBe("SQ-9"));
    expect(card(engine, "Hotel lobby in oak").sales_document_no).toBe("");
  });

  it("is closed as lost with a code of that result", async () => {
    const engine = renderApp("/opportunities/OP000002");
    fireEvent.click(await screen.findByRole("button", { name: "Close" }));
    const form = await dialog();
    expect(button(form, "Close opportunity")).toHaveAttribute("aria-disabled", "true");
    fireEvent.click(await within(form).findByRole("radio", { name: "Lost", hidden: true }));
    fireEvent.click(within(form).getByRole("combobox", { name: "Close opportunity code", hidden: true }));
    expect(screen.queryByRole("option", { name: /PRICE_W/, hidden: true })).toBeNull();
    fireEvent.click(await screen.findByRole("option", { name: /TIME_L/, hidden: true }));
    expect(await seriousFindings()).toEqual([]);
    fireEvent.click(button(form, "Close opportunity"));
    expect(await screen.findByText("OP000002 was lost")).toBeInTheDocument();
    expect(card(engine, "Hotel lobby in oak")).toMatchObject({ status: "Lost", calcd_current_value: 0, estimated_value: 1_234_550 });
    expect(fieldsOf(engine, "close_opportunity")).not.toHaveProperty("sales_value");
    expect(await screen.findByText("TIME_L", { selector: "td *, td" })).toBeInTheDocument();
  });

  it("is won only with sales above zero", async () => {
    const engine = renderApp("/opportunities/OP000004");
    fireEvent.click(await screen.findByRole("button", { name: "Close" }));
    const form = await dialog();
    fireEvent.click(await within(form).findByRole("radio", { name: "Won", hidden: true }));
    expect(button(form, "Close opportunity")).toHaveAttribute("aria-disabled", "true");
    fireEvent.click(within(form).getByRole("combobox", { name: "Close opportunity code", hidden: true }));
    fireEvent.click(await screen.findByRole("option", { name: /PRICE_W/, hidden: true }));
    type(box(form, /^Sales/), "3.000,00");
    expect(button(form, "Close opportunity")).toHaveAttribute("aria-disabled", "true");
    type(box(form, /^Sales/), "3,000");
    fireEvent.click(button(form, "Close opportunity"));
    await waitFor(() => expect(card(engine, "Terrace of the winery")).toMatchObject({ status: "Won", estimated_value: 300_000 }));
    expect(fieldsOf(engine, "close_opportunity")).toMatchObject({ close_code: "PRICE_W", cancel_open_tasks: "true" });
  });

  it("locks what its status locks, and says why", async () => {
    renderApp("/opportunities/OP000001?tab=general");
    expect(await screen.findByText("It cannot be changed any more: the first stage was activated.")).toBeInTheDocument();
    expect(screen.getByRole("combobox", { name: "Sales cycle" })).toBeDisabled();
    expect(screen.getByRole("combobox", { name: "Priority" })).toBeEnabled();
  });

  it("asks whether open tasks follow another salesperson; no is the answer at hand", async () => {
    const engine = renderApp("/opportunities/OP000001?tab=general");
    const other = engine.salespeople.find(({ code }) => code !== card(engine, "Reading room").salesperson_code)!;
    fireEvent.click(await screen.findByRole("combobox", { name: "Salesperson" }));
    fireEvent.click(await screen.findByRole("option", { name: new RegExp(`\\(${other.code}\\)`) }));
    const question = await screen.findByRole("alertdialog", { hidden: true });
    expect(question).toHaveTextContent("Should the 2 open tasks follow?");
    fireEvent.click(button(question, "No, only the opportunity"));
    await waitFor(() => expect(fieldsOf(engine, "set_opportunity")).toEqual({ salesperson_code: other.code }));
  });

  it("shows its log entries and its tasks, and adds a task to it", async () => {
    const engine = renderApp("/opportunities/OP000001?tab=entries");
    await waitFor(() =>
      expect(engine.asked.some(({ command, args }) => command === "get_entries" && (args["query"] as { opportunity_no?: string }).opportunity_no === "OP000001")).toBe(true),
    );
    fireEvent.click(screen.getByRole("tab", { name: /^Tasks/ }));
    fireEvent.click((await screen.findAllByRole("button", { name: "New task" }))[0]!);
    const form = await dialog();
    type(box(form, /^Description/), "Measure the room");
    fireEvent.click(button(form, "Add task"));
    await waitFor(() =>
      expect(workOf(engine).tasks.at(-1)).toMatchObject({ description: "Measure the room", opportunity_no: "OP000001" }),
    );
  });

  it("keeps comments; one of today comes back, an older one is deleted after a question", async () => {
    const engine = renderApp("/opportunities/OP000001?tab=comments");
    const old = await screen.findByTestId("comment");
    const field = screen.getByRole("textbox", { name: "New comment" });
    type(field, "The opening is in January");
    fireEvent.keyDown(field, { key: "Enter" });
    const added = await screen.findByText("The opening is in January", { selector: "span" });
    fireEvent.click(button(added.parentElement!, "Delete the comment"));
    fireEvent.click(await screen.findByText("Undo"));
    await waitFor(() => expect(card(engine, "Reading room").comments.at(-1)?.comment).toBe("The opening is in January"));
    fireEvent.click(button(old, "Delete the comment"));
    fireEvent.click(button(await screen.findByRole("alertdialog", { hidden: true }), "Delete"));
    await waitFor(() => expect(card(engine, "Reading room").comments).toHaveLength(1));
  });
});
