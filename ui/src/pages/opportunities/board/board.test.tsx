import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { salesOf } from "../../../../dev/pretendPipeline";
import { renderApp } from "../../../test/renderApp";
import { seriousFindings } from "../../../test/findings";

const columns = (): Promise<HTMLElement[]> => screen.findAllByTestId("board-column");
const card = (name: RegExp): HTMLElement => screen.getByRole("button", { name });
const columnOf = (name: RegExp): string | undefined =>
  card(name).closest<HTMLElement>("[data-board-column]")?.dataset["boardColumn"];

/** Lays the columns side by side and the zones below, 100 points wide each, as a window would. */
function layOut(): void {
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function (this: HTMLElement) {
    const column = this.closest<HTMLElement>("[data-board-column]")?.dataset["boardColumn"];
    const at = this.dataset["testid"] === "board-won" ? 6 : this.dataset["testid"] === "board-lost" ? 7 : Number(column ?? 0);
    const height = this.matches("[data-board-column]") ? 400 : 40;
    return new DOMRect(at * 100, 0, 100, height);
  });
}

afterEach(() => vi.restoreAllMocks());

describe("the board", () => {
  it("has a column for each stage with what its cards come to, and no serious finding", async () => {
    renderApp("/opportunities/board");
    const all = await columns();
    expect(all.map((column) => within(column).getByRole("heading").textContent)).toEqual([
      "1 Initial",
      "2 Qualification",
      "3 Presentation",
      "4 Proposal",
      "5 Sign contract",
    ]);
    expect(all[0]).toHaveTextContent("€59,400");
    expect(all[0]).toHaveTextContent("€5,940 weighted");
    expect(all.map((column) => within(column).getAllByTestId("board-card").length)).toEqual([4, 4, 3, 3, 2]);
    expect(screen.getByTestId("board-sums")).toHaveTextContent("16 opportunities");
    expect(screen.getByTestId("board-sums")).toHaveTextContent("€323,500");
    expect(screen.getByTestId("board-sums")).toHaveTextContent("€187,965");
    expect(card(/Warehouse offices/)).toHaveTextContent(/overdue|passed|since/i);
    expect(await seriousFindings()).toEqual([]);
  });

  it("finds cards as one types, with what they come to", async () => {
    renderApp("/opportunities/board");
    await columns();
    fireEvent.change(screen.getByRole("searchbox", { name: "Search the board" }), { target: { value: "cafe CORNER" } });
    await waitFor(() => expect(screen.getAllByTestId("board-card")).toHaveLength(1));
    expect(screen.getByTestId("board-sums")).toHaveTextContent("1 opportunity");
    expect(screen.getByTestId("board-sums")).toHaveTextContent("€12,800");
  });

  it("begins an opportunity in the first stage only, with an estimate", async () => {
    renderApp("/opportunities/board");
    const all = await columns();
    const adds = all.map((column) => within(column).queryByRole("button", { name: /^Add to/ }));
    expect(adds.map((add) => add !== null)).toEqual([true, false, false, false, false]);
    fireEvent.click(adds[0]!);
    const dialog = await screen.findByRole("dialog", { hidden: true });
    expect(within(dialog).getByRole("textbox", { name: /^Estimated value/, hidden: true })).toBeRequired();
  });

  it("moves a card a stage with Alt and an arrow, only once the step is confirmed", async () => {
    const engine = renderApp("/opportunities/board");
    await columns();
    const chairs = card(/Canteen chairs/);
    chairs.focus();
    fireEvent.keyDown(chairs, { key: "ArrowRight", code: "ArrowRight", altKey: true });
    const dialog = await screen.findByRole("dialog", { hidden: true });
    expect(columnOf(/Canteen chairs/)).toBe("1");
    const save = within(dialog).getAllByRole("button", { hidden: true }).find((button) => button.getAttribute("type") === "submit");
    fireEvent.click(save!);
    await waitFor(() => expect(columnOf(/Canteen chairs/)).toBe("2"));
    expect(salesOf(engine).opportunities[0]).toMatchObject({ current_stage: 2, probability: 20 });
    expect(engine.asked.find(({ command }) => command === "update_opportunity")?.args).toMatchObject({
      no: "OP900021",
      fields: { action: "next" },
    });
  });

  it("says why a card cannot go further and leaves it", async () => {
    const engine = renderApp("/opportunities/board");
    await columns();
    const seats = card(/Lecture hall seats/);
    fireEvent.keyDown(seats, { key: "ArrowRight", code: "ArrowRight", altKey: true });
    expect(await screen.findByText("There is no stage after this one. Close it as won or lost.")).toBeInTheDocument();
    expect(columnOf(/Lecture hall seats/)).toBe("5");
    expect(engine.asked.some(({ command }) => command === "update_opportunity")).toBe(false);
  });

  it("carries a card with Space and the arrow keys, and refuses what may not be skipped", async () => {
    const engine = renderApp("/opportunities/board");
    await columns();
    layOut();
    const chairs = card(/Canteen chairs/);
    chairs.focus();
    fireEvent.keyDown(chairs, { key: " ", code: "Space" });
    expect(await screen.findByTestId("board-won")).toBeInTheDocument();
    const press = async (code: string, said: RegExp): Promise<void> => {
      await waitFor(() => {
        fireEvent.keyDown(document, { key: code, code });
        expect(screen.getAllByRole("status").map(({ textContent }) => textContent).join(" ")).toMatch(said);
      });
    };
    await press("ArrowRight", /Over: (Qualification|Presentation|Proposal)/);
    await press("ArrowRight", /Over: (Presentation|Proposal)/);
    fireEvent.keyDown(document, { key: " ", code: "Space" });
    expect(await screen.findByText("The stage Qualification may not be skipped. Put it there first.")).toBeInTheDocument();
    expect(columnOf(/Canteen chairs/)).toBe("1");
    expect(engine.asked.some(({ command }) => command === "update_opportunity")).toBe(false);
  });

  it("goes from card to card with the arrow keys and opens one with Enter", async () => {
    renderApp("/opportunities/board");
    await columns();
    const chairs = card(/Canteen chairs/);
    chairs.focus();
    fireEvent.keyDown(chairs, { key: "ArrowDown", code: "ArrowDown" });
    expect(card(/Waiting room/)).toHaveFocus();
    fireEvent.keyDown(card(/Waiting room/), { key: "ArrowRight", code: "ArrowRight" });
    expect(card(/Reception desk/)).toHaveFocus();
    fireEvent.keyDown(card(/Reception desk/), { key: "Enter", code: "Enter" });
    await waitFor(() => expect(window.location.hash).toBe("#/opportunities/OP900026"));
  });

  it("closes the chosen card as won or lost", async () => {
    renderApp("/opportunities/board");
    await columns();
    fireEvent.click(card(/Lecture hall seats/));
    fireEvent.click(await screen.findByRole("button", { name: "Close as won or lost" }));
    expect(await screen.findByRole("dialog", { hidden: true })).toBeInTheDocument();
  });

  it("shows those not started, of one salesperson, and what there is to do where there are none", async () => {
    const engine = renderApp("/opportunities/board?salesperson=AR");
    await columns();
    expect(screen.getByTestId("board-sums")).toHaveTextContent("6 opportunities");
    const [first] = salesOf(engine).opportunities;
    Object.assign(first!, { current_stage: 0, status: "Not Started" });
    engine.onEvent({ kind: "opportunities_changed" });
    expect(await screen.findByRole("heading", { name: "Not started" })).toBeInTheDocument();
    salesOf(engine).opportunities = [];
    engine.onEvent({ kind: "opportunities_changed" });
    expect(await screen.findByText("No open opportunities fit")).toBeInTheDocument();
  });

  it("leads to the sales cycles while there are none", async () => {
    renderApp("/opportunities/board", { empty: true });
    expect(await screen.findByText("No sales cycles yet")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Sales cycles" })).toBeInTheDocument();
  });
});
