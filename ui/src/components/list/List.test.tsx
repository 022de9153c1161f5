import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { clipboard } from "../../test/setup";
import { renderApp } from "../../test/renderApp";

async function grid(): Promise<HTMLElement> {
  await screen.findAllByTestId("log-row");
  return screen.getByRole("grid");
}

const current = (): HTMLElement | null => document.querySelector("[data-current=true]");
const selectedRows = (): number => document.querySelectorAll("[role=row][aria-selected=true]").length;

describe("the list", () => {
  it("draws only the rows in view and says how many there are", async () => {
    renderApp("/log");
    const list = await grid();
    expect(list).toHaveAttribute("aria-rowcount", "745");
    expect(screen.getAllByTestId("log-row").length).toBeLessThan(60);
    expect(screen.getByText("744 entries")).toBeInTheDocument();
  });

  it("is moved through and selected with the keyboard alone", async () => {
    renderApp("/log");
    const list = await grid();
    await waitFor(() => expect(current()).toHaveAttribute("aria-rowindex", "2"));
    fireEvent.keyDown(list, { key: "ArrowDown" });
    expect(current()).toHaveAttribute("aria-rowindex", "3");
    expect(list).toHaveAttribute("aria-activedescendant", current()?.id);
    fireEvent.keyDown(list, { key: " " });
    expect(selectedRows()).toBe(1);
    fireEvent.keyDown(list, { key: "ArrowDown", shiftKey: true });
    fireEvent.keyDown(list, { key: "ArrowDown", shiftKey: true });
    expect(selectedRows()).toBe(3);
    expect(screen.getByText("3 selected")).toBeInTheDocument();
    fireEvent.keyDown(list, { key: "Escape" });
    expect(selectedRows()).toBe(0);
    fireEvent.keyDown(list, { key: "/" });
    expect(screen.getByRole("searchbox")).toHaveFocus();
  });

  it("asks for more pages as one goes down, and for all of them to select all", async () => {
    const engine = renderApp("/log");
    const list = await grid();
    fireEvent.keyDown(list, { key: "a", ctrlKey: true });
    await waitFor(() => expect(screen.getByText("744 selected")).toBeInTheDocument());
    const pages = engine.asked.filter(({ command }) => command === "get_entries");
    const cursors = pages.map(({ args }) => (args["query"] as { after: string }).after);
    expect(cursors.slice(0, 3)).toEqual(["", "100", "200"]);
  });

  it("copies the selected rows as a table", async () => {
    renderApp("/log");
    const list = await grid();
    fireEvent.click(within(screen.getAllByTestId("log-row")[1]!).getAllByRole("gridcell")[0]!);
    fireEvent.keyDown(list, { key: "c", ctrlKey: true });
    await waitFor(() => expect(clipboard.text.split("\n")).toHaveLength(2));
    expect(clipboard.text).toContain("Description");
    expect(clipboard.text).toContain("Delivery date of order 10432");
  });

  it("asks the engine to sort when a header is pressed, and remembers it", async () => {
    const engine = renderApp("/log");
    await grid();
    fireEvent.click(screen.getByRole("button", { name: "Contact" }));
    await waitFor(() => {
      const last = engine.asked.filter(({ command }) => command === "get_entries").at(-1);
      expect(last?.args["query"]).toMatchObject({ sort: "contact", descending: false });
    });
    expect(localStorage.getItem("bitacora.list.log")).toContain("contact");
    expect(screen.getByRole("columnheader", { name: "Contact" })).toHaveAttribute("aria-sort", "ascending");
  });

  it("keeps current row and selection when new rows come in above", async () => {
    const engine = renderApp("/log");
    const list = await grid();
    fireEvent.keyDown(list, { key: "ArrowDown" });
    fireEvent.keyDown(list, { key: " " });
    const before = current()?.textContent;
    const first = engine.entries[0]!;
    engine.entries = [{ ...first, entry_no: 9000, subject: "Fresh mail" }, ...engine.entries];
    engine.onEvent({ kind: "entries_changed" });
    await screen.findByText("Fresh mail");
    expect(current()?.textContent).toBe(before);
    expect(current()).toHaveAttribute("aria-rowindex", "4");
    expect(selectedRows()).toBe(1);
  });

  it("says why it is empty and what fills it", async () => {
    renderApp("/log", { empty: true });
    expect(await screen.findByText("No entries yet")).toBeInTheDocument();
    expect(screen.getAllByRole("button", { name: "Process now" }).length).toBeGreaterThan(0);
  });

  it("says what happened when it cannot be read, and tries again", async () => {
    const engine = renderApp("/log", { failing: { get_entries: "store_locked" } });
    expect(await screen.findByText("Another program is using the database")).toBeInTheDocument();
    delete engine.options.failing!["get_entries"];
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await grid();
  });
});
