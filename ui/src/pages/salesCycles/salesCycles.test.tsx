import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { salesOf } from "../../../dev/pretendPipeline";
import { seriousFindings } from "../../test/findings";
import { renderApp } from "../../test/renderApp";

const stages = async (): Promise<string[]> => (await screen.findAllByTestId("cycle-stage")).map(({ textContent }) => textContent);
const inDialog = async () => {
  const dialog = await screen.findByRole("dialog", { hidden: true });
  return {
    box: (name: RegExp): HTMLElement => within(dialog).getByRole("textbox", { name, hidden: true }),
    button: (name: string): HTMLElement => within(dialog).getByRole("button", { name, hidden: true }),
    dialog,
  };
};

describe("sales cycles", () => {
  it("show their stages, what their formulas mean and how their opportunities do, with no serious finding", async () => {
    renderApp("/setup/cycles");
    const rows = await screen.findAllByTestId("cycle-row");
    fireEvent.click(rows.find(({ textContent }) => textContent.includes("NEW"))!);
    await screen.findByRole("heading", { name: "Stages of New customer" });
    const told = await stages();
    expect(told[0]).toContain("closing 3M: 3 months later · tasks of the activity WELCOME");
    expect(told[2]).toContain("sales quote required · may be skipped");
    expect(told[2]).toContain("50%");
    expect(await screen.findByText("16 opportunities in progress · value €323,500 · weighted €187,965")).toBeInTheDocument();
    expect(await seriousFindings()).toEqual([]);
  });

  it("are added with one of the four methods", async () => {
    const engine = renderApp("/setup/cycles");
    fireEvent.click(await screen.findByRole("button", { name: "New sales cycle" }));
    const { box, button, dialog } = await inDialog();
    expect(within(dialog).getAllByRole("radio", { hidden: true })).toHaveLength(4);
    fireEvent.change(box(/^Code/), { target: { value: "web" } });
    fireEvent.click(within(dialog).getByRole("radio", { name: /^Add/, hidden: true }));
    fireEvent.click(button("Save"));
    expect(await screen.findByText("Saved: WEB")).toBeInTheDocument();
    expect(salesOf(engine).cycles.at(-1)).toMatchObject({ code: "WEB", probability_calculation: "Add", blocked: false });
    expect(await screen.findByText("No stages yet")).toBeInTheDocument();
  });

  it("get stages whose shares and formulas are checked while one types", async () => {
    const engine = renderApp("/setup/cycles");
    await stages();
    fireEvent.click(screen.getByRole("button", { name: "New stage" }));
    const { box, button, dialog } = await inDialog();
    fireEvent.change(box(/^Description/), { target: { value: "Delivery" } });
    fireEvent.change(box(/^Chances/), { target: { value: "101" } });
    expect(button("Save")).toHaveAttribute("aria-disabled", "true");
    fireEvent.change(box(/^Chances/), { target: { value: "97,5" } });
    fireEvent.change(box(/^Date formula/), { target: { value: "2X" } });
    expect(within(dialog).getByText(/This is no date formula/)).toBeInTheDocument();
    fireEvent.change(box(/^Date formula/), { target: { value: "2w" } });
    expect(within(dialog).getByText("Closing date: 2 weeks later")).toBeInTheDocument();
    fireEvent.change(box(/^Stage/), { target: { value: "2" } });
    expect(within(dialog).getByText("There is a stage with this number already.")).toBeInTheDocument();
    fireEvent.change(box(/^Stage/), { target: { value: "7" } });
    fireEvent.click(button("Save"));
    await waitFor(() => expect(salesOf(engine).cycles[0]?.stages.at(-1)).toMatchObject({ stage: 7, description: "Delivery", chances: 97.5, date_formula: "2W" }));
  });

  it("keep a stage where opportunities stand, and bring back a deleted one", async () => {
    const engine = renderApp("/setup/cycles");
    const before = await stages();
    fireEvent.click(screen.getByRole("button", { name: "Delete stage 2" }));
    await waitFor(async () => expect(await stages()).toHaveLength(before.length - 1));
    fireEvent.click(await screen.findByText("Undo"));
    await waitFor(async () => expect(await stages()).toEqual(before));
    fireEvent.click((await screen.findAllByTestId("cycle-row")).find(({ textContent }) => textContent.includes("NEW"))!);
    await screen.findByRole("heading", { name: "Stages of New customer" });
    fireEvent.click(screen.getByRole("button", { name: "Delete stage 2" }));
    expect(await screen.findByText("Open opportunities use it")).toBeInTheDocument();
    expect(salesOf(engine).cycles[1]?.stages).toHaveLength(5);
  });

  it("are not deleted while open opportunities use them, and it is said what to do", async () => {
    const engine = renderApp("/setup/cycles");
    fireEvent.click((await screen.findAllByTestId("cycle-row")).find(({ textContent }) => textContent.includes("NEW"))!);
    fireEvent.click(await screen.findByRole("button", { name: "Delete" }));
    const dialog = await screen.findByRole("alertdialog", { hidden: true });
    expect(dialog).toHaveTextContent("Delete the sales cycle NEW?");
    expect(dialog).toHaveTextContent("New opportunities no longer begin with NEW.");
    fireEvent.click(within(dialog).getByRole("button", { name: "Delete", hidden: true }));
    expect(await within(dialog).findByText("Open opportunities use it")).toBeInTheDocument();
    expect(dialog).toHaveTextContent("block the sales cycle so that no new ones take it");
    expect(salesOf(engine).cycles).toHaveLength(3);
  });

  it("explain themselves where there are none", async () => {
    renderApp("/setup/cycles", { empty: true });
    expect(await screen.findByText("No sales cycles yet")).toBeInTheDocument();
  });
});
