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
    const queries = engine.asked.filter(({ command }) => command === "get_entries").map(({ args }) => args["query"]);
    const pages = (queries as { after: string; limit: number }[]).filter(({ limit }) => limit === 100);
    const cursors = pages.map(({ after }) => after);
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

  it("offers the actions of the toolbar in the menu of a row, by key and by right click", async () => {
    const engine = renderApp("/contacts");
    const list = await screen.findByRole("grid");
    await waitFor(() => expect(current()).not.toBeNull());
    fireEvent.keyDown(list, { key: "F10", shiftKey: true });
    const menu = await screen.findByRole("menu");
    const names = within(menu).getAllByRole("menuitem").map((item) => item.textContent);
    expect(names.slice(0, 2)).toEqual(["Open", "Interaction logCtrl+F7"]);
    expect(names).toContain("Delete");
    expect(names.slice(-2)).toEqual(["Filter to “Muebles Duero, S.L.”Alt+F3", "Copy the rowCtrl+C"]);
    fireEvent.click(within(menu).getByRole("menuitem", { name: /^Filter to/ }));
    await waitFor(() => {
      const last = engine.asked.filter(({ command }) => command === "get_contacts").at(-1);
      expect(last?.args["query"]).toMatchObject({ search: "Muebles Duero, S.L." });
    });
    await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  });

  it("selects what is clicked with the right button, unless it is part of the selection", async () => {
    renderApp("/log");
    await grid();
    const rows = screen.getAllByTestId("log-row");
    fireEvent.click(within(rows[1]!).getAllByRole("gridcell")[0]!);
    fireEvent.contextMenu(rows[1]!, { clientX: 10, clientY: 10 });
    expect(selectedRows()).toBe(1);
    fireEvent.keyDown(await screen.findByRole("menu"), { key: "Escape" });
    fireEvent.contextMenu(screen.getAllByTestId("log-row")[3]!, { clientX: 10, clientY: 10 });
    expect(selectedRows()).toBe(0);
    expect(current()).toHaveAttribute("aria-rowindex", "5");
  });

  it("sorts by the current column and filters to its value with keys", async () => {
    const engine = renderApp("/log");
    const list = await grid();
    const asked = () => engine.asked.filter(({ command }) => command === "get_entries").at(-1)?.args["query"];
    fireEvent.click(within(screen.getAllByTestId("log-row")[0]!).getByText("Lucía Fernández"));
    expect(list.getAttribute("aria-activedescendant")).toMatch(/-cell$/);
    fireEvent.keyDown(list, { key: "F7", altKey: true });
    await waitFor(() => expect(asked()).toMatchObject({ sort: "contact", descending: false }));
    fireEvent.keyDown(list, { key: "F7", altKey: true });
    await waitFor(() => expect(asked()).toMatchObject({ sort: "contact", descending: true }));
    fireEvent.keyDown(list, { key: "F3", altKey: true });
    await waitFor(() => expect(asked()).toMatchObject({ contact_no: expect.stringMatching(/^CT/) }));
    expect(window.location.hash).toContain("contact=CT");
    fireEvent.keyDown(window, { key: "F3", altKey: true, ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(window.location.hash).not.toContain("contact="));
  });

  it("says so when a column cannot be sorted by", async () => {
    renderApp("/contacts");
    const list = await screen.findByRole("grid");
    fireEvent.click(await screen.findByText("+34 983 000 100"));
    fireEvent.keyDown(list, { key: "F7", altKey: true });
    expect(await screen.findByText("The list cannot be sorted by Phone No.")).toBeInTheDocument();
  });

  it("keeps the current row where it is in view while a run puts rows in above", async () => {
    const engine = renderApp("/log");
    const list = await grid();
    const first = engine.entries[0]!;
    const comesIn = async (entry_no: number, subject: string): Promise<void> => {
      engine.entries = [{ ...first, entry_no, subject }, ...engine.entries];
      engine.onEvent({ kind: "entries_changed" });
      await screen.findByText(subject, { selector: "[data-testid=log-row] *" });
    };
    // Nobody has taken the list in hand: the newest is in view and is the current one.
    await comesIn(9000, "First fresh mail");
    expect(list.scrollTop).toBe(0);
    fireEvent.keyDown(list, { key: "ArrowDown" });
    await comesIn(9001, "Second fresh mail");
    expect(list.scrollTop).toBe(36);
  });

  it("leads out of the list with Ctrl+Enter", async () => {
    renderApp("/log");
    const list = await grid();
    list.focus();
    fireEvent.keyDown(list, { key: "Enter", ctrlKey: true });
    expect(list).not.toHaveFocus();
    expect(screen.getByRole("complementary", { name: "Entry" })).toContainElement(document.activeElement as HTMLElement);
  });

  it("shows compact rows when chosen, and remembers it", async () => {
    renderApp("/log");
    await grid();
    expect(screen.getAllByTestId("log-row")[0]).toHaveStyle({ height: "36px" });
    fireEvent.click(screen.getByRole("button", { name: "View" }));
    fireEvent.click(await screen.findByRole("switch", { name: "Compact rows" }));
    expect(screen.getAllByTestId("log-row")[0]).toHaveStyle({ height: "28px" });
    expect(localStorage.getItem("bitacora.compactRows")).toBe("true");
  });

  it("has a pane whose width is set with the keyboard and remembered", async () => {
    renderApp("/log");
    await grid();
    const edge = screen.getByRole("separator", { name: "Width of the detail pane" });
    expect(edge).toHaveAttribute("aria-valuenow", "504");
    fireEvent.keyDown(edge, { key: "ArrowRight" });
    expect(edge).toHaveAttribute("aria-valuenow", "488");
    expect(screen.getByRole("complementary", { name: "Entry" })).toHaveStyle({ width: "488px" });
    fireEvent.keyDown(edge, { key: "Home" });
    expect(edge).toHaveAttribute("aria-valuenow", "400");
    fireEvent.keyDown(edge, { key: "ArrowRight" });
    expect(edge).toHaveAttribute("aria-valuenow", "400");
    expect(localStorage.getItem("bitacora.pane.log")).toBe("400");
    fireEvent.doubleClick(edge);
    expect(edge).toHaveAttribute("aria-valuenow", "504");
    fireEvent.keyDown(window, { key: "F2", altKey: true });
    expect(screen.queryByRole("complementary", { name: "Entry" })).toBeNull();
  });
});
