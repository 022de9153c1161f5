import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import type { LogEntry } from "../../api";
import { fingerprint } from "../../components/list/views";
import { renderApp } from "../../test/renderApp";
import { othersOf } from "./EntryThread";
import { isFiltered, readLogSearch, toQuery } from "./search";

const now = new Date(2026, 10, 23, 10, 4);

async function rows(): Promise<HTMLElement[]> {
  return screen.findAllByTestId("log-row");
}

async function serious(): Promise<string[]> {
  const rules = { "color-contrast": { enabled: false }, "target-size": { enabled: false } };
  const { violations } = await axe.run(document.body, { rules, resultTypes: ["violations"], iframes: false });
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id);
}

function check(row: HTMLElement | undefined): void {
  fireEvent.click(row?.querySelector("[data-check]") as HTMLElement);
}

async function more(name: RegExp): Promise<void> {
  fireEvent.click(screen.getByRole("button", { name: "More actions" }));
  fireEvent.click(await screen.findByRole("menuitem", { name }));
}

const asked = (engine: ReturnType<typeof renderApp>, command: string) =>
  engine.asked.filter((one) => one.command === command).map(({ args }) => args);

describe("the filters of the log", () => {
  it("are read from the address and become what the engine takes", () => {
    const raw = { q: 7, template: "CALL", evaluation: "4", opportunity: true, canceled: "only", period: "30", flow: "Up" };
    const search = readLogSearch(raw);
    expect(toQuery(search, now)).toMatchObject({
      search: "7",
      template_code: "CALL",
      evaluation: 4,
      has_opportunity: true,
      only_canceled: true,
      include_canceled: false,
      from_date: "2026-10-25",
      information_flow: "",
    });
    expect(toQuery(readLogSearch({ canceled: true, conversation: "k" }), now)).toMatchObject({
      include_canceled: true,
      only_canceled: false,
      conversation: "k",
      evaluation: null,
    });
    expect(isFiltered(readLogSearch({ evaluation: 9, from: "soon" }))).toBe(false);
    expect(readLogSearch({ evaluation: 0 }).evaluation).toBe(0);
  });

  it("are the same view whatever order they stand in", () => {
    expect(fingerprint({ a: 1, b: undefined, c: "x" })).toBe(fingerprint({ c: "x", a: 1 }));
    expect(fingerprint({ a: 1 })).not.toBe(fingerprint({ a: 2 }));
  });
});

describe("a conversation", () => {
  it("names each other mail once, by the entry of the same contact", () => {
    const entry = (entry_no: number, message_key: string, contact_no: string) =>
      ({ entry_no, message_key, contact_no }) as LogEntry;
    const here = entry(9, "m3", "P1");
    const found = [here, entry(8, "m3", "P2"), entry(7, "m2", "P2"), entry(6, "m2", "P1"), entry(5, "m1", "P2")];
    expect(othersOf(here, found).map(({ entry_no }) => entry_no)).toEqual([6, 5]);
  });

  it("leads to its other mails and to all of it", async () => {
    const engine = renderApp("/log");
    await rows();
    const thread = await screen.findAllByTestId("thread-entry");
    expect(thread).toHaveLength(3);
    fireEvent.click(screen.getByRole("button", { name: "Show all 4" }));
    await waitFor(() => expect(screen.getByText("4 entries")).toBeInTheDocument());
    expect(window.location.hash).toContain("conversation");
    expect(asked(engine, "get_entries").at(-1)).toBeDefined();
  });
});

describe("entries", () => {
  it("are evaluated with one key, many at once, and it can be undone", async () => {
    const engine = renderApp("/log");
    const [first, second] = await rows();
    const before = engine.entries.slice(0, 2).map(({ evaluation }) => evaluation);
    expect(before).toEqual([2, 0]);
    check(first);
    check(second);
    fireEvent.keyDown(screen.getByRole("grid"), { key: "5" });
    await waitFor(() => expect(engine.entries.slice(0, 2).map(({ evaluation }) => evaluation)).toEqual([5, 5]));
    expect(asked(engine, "evaluate_entries")[0]).toEqual({ entryNos: [7912, 7911], evaluation: "very_negative" });
    fireEvent.click(await screen.findByText("Undo"));
    await waitFor(() => expect(engine.entries.slice(0, 2).map(({ evaluation }) => evaluation)).toEqual([2, 0]));
  });

  it("are evaluated in the menu and in the pane", async () => {
    const engine = renderApp("/log");
    await rows();
    fireEvent.click(screen.getByRole("button", { name: "Evaluate" }));
    fireEvent.click(await screen.findByRole("menuitem", { name: "Negative" }));
    await waitFor(() => expect(engine.entries[0]?.evaluation).toBe(4));
    const faces = within(await screen.findByRole("complementary", { name: "Entry" })).getByRole("group", { name: "Evaluation" });
    await waitFor(() => expect(within(faces).getByRole("button", { name: "Negative" })).toHaveAttribute("aria-pressed", "true"));
    fireEvent.click(within(faces).getByRole("button", { name: "Negative" }));
    await waitFor(() => expect(engine.entries[0]?.evaluation).toBe(0));
  });

  it("are canceled after their number was confirmed, leave the list, and come back when undone", async () => {
    const engine = renderApp("/log");
    const [first, second] = await rows();
    check(first);
    check(second);
    await more(/^Cancel entries/);
    const dialog = await screen.findByRole("alertdialog", { hidden: true });
    expect(dialog).toHaveTextContent("Cancel 2 entries?");
    expect(dialog).toHaveTextContent("Delivery date of order 10432");
    expect(await serious()).toEqual([]);
    expect(asked(engine, "toggle_entries_canceled")).toEqual([]);
    fireEvent.click(within(dialog).getByRole("button", { name: "Yes, cancel", hidden: true }));
    await screen.findByText("742 entries");
    expect(screen.queryByText("2 selected")).toBeNull();
    fireEvent.click(await screen.findByText("Undo"));
    await screen.findByText("744 entries");
    expect(asked(engine, "toggle_entries_canceled")).toEqual([{ entryNos: [7912, 7911] }, { entryNos: [7912, 7911] }]);
  });

  it("are commented with Alt+O; a comment of today is put back when undone", async () => {
    const engine = renderApp("/log");
    await rows();
    fireEvent.keyDown(screen.getByRole("grid"), { key: "o", altKey: true });
    const dialog = await screen.findByRole("dialog", { hidden: true });
    fireEvent.change(within(dialog).getByRole("textbox", { hidden: true }), { target: { value: "Wants a sample" } });
    expect(await serious()).toEqual([]);
    fireEvent.click(within(dialog).getByRole("button", { name: "Add comment", hidden: true }));
    const line = await within(dialog).findByTestId("comment");
    expect(line).toHaveTextContent("Wants a sample");
    fireEvent.click(within(line).getByRole("button", { name: "Delete the comment", hidden: true }));
    await waitFor(() => expect(within(dialog).queryByTestId("comment")).toBeNull());
    fireEvent.click(await screen.findByText("Undo"));
    expect(await within(dialog).findByTestId("comment")).toHaveTextContent("Wants a sample");
    expect(asked(engine, "add_entry_comment")).toHaveLength(2);
  });

  it("that are canceled are deleted after their count was seen and confirmed", async () => {
    const engine = renderApp("/log?salesperson=AR");
    await rows();
    const canceled = engine.entries.filter((one) => one.canceled && one.salesperson_code === "AR").length;
    await more(/^Delete canceled entries/);
    const dialog = await screen.findByRole("dialog", { hidden: true });
    await waitFor(() => expect(dialog).toHaveTextContent(`${canceled} canceled entries fit`));
    expect(await serious()).toEqual([]);
    fireEvent.click(within(dialog).getByRole("button", { name: "Delete …", hidden: true }));
    const sure = await screen.findByRole("alertdialog", { hidden: true });
    expect(sure).toHaveTextContent(`Delete ${canceled} canceled entries?`);
    fireEvent.click(within(sure).getByRole("button", { name: "Delete", hidden: true }));
    await screen.findByText(`${canceled} canceled entries deleted`);
    expect(asked(engine, "delete_canceled_entries")[0]?.["filters"]).toMatchObject({ salesperson: "AR", contact: "" });
    expect(engine.entries.some((one) => one.canceled && one.salesperson_code === "AR")).toBe(false);
  });

  it("say whose they are in the caption", async () => {
    renderApp("/log?contact=CT000002");
    await rows();
    expect(await screen.findByText("Entries of Lucía Fernández")).toBeInTheDocument();
  });
});

describe("saved views", () => {
  it("keep filters under a name, are applied, and come back when their deletion is undone", async () => {
    renderApp("/log?flow=Inbound");
    await rows();
    const open = (): boolean => fireEvent.click(screen.getByRole("button", { name: /^View:/ }));
    open();
    fireEvent.click(await screen.findByRole("menuitem", { name: /^Save as a view/ }));
    const dialog = await screen.findByRole("dialog", { hidden: true });
    const name = within(dialog).getByRole("textbox", { hidden: true });
    fireEvent.change(name, { target: { value: "all entries" } });
    expect(dialog).toHaveTextContent("There is a view with this name.");
    fireEvent.change(name, { target: { value: "Incoming" } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Save", hidden: true }));
    expect(await screen.findByRole("button", { name: "View: Incoming" })).toBeInTheDocument();
    open();
    fireEvent.click(await screen.findByRole("menuitemradio", { name: "All entries" }));
    await screen.findByText("744 entries");
    expect(window.location.hash).not.toContain("Inbound");
    open();
    fireEvent.click(await screen.findByRole("menuitemradio", { name: "Incoming" }));
    await waitFor(() => expect(window.location.hash).toContain("Inbound"));
    await waitFor(() => expect(screen.getByRole("button", { name: "View: Incoming" })).toBeInTheDocument());
    open();
    fireEvent.click(await screen.findByRole("menuitem", { name: /^Delete “Incoming”/ }));
    expect(await screen.findByRole("button", { name: "View: Unsaved view" })).toBeInTheDocument();
    fireEvent.click(await screen.findByText("Undo"));
    expect(await screen.findByRole("button", { name: "View: Incoming" })).toBeInTheDocument();
  });
});
