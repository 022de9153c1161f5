import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { meets } from "../../components/keys/match";
import { keysOf, keyTable, type KeyId } from "../../components/keys/table";
import { partsOf } from "../../components/keys/words";
import { startTexts } from "../../i18n";
import { renderApp } from "../../test/renderApp";

const ids = Object.values(keyTable).flatMap((group) => Object.keys(group)) as KeyId[];
const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
const path = (): string => window.location.hash.replace(/^#/, "");

describe("the page of keys", () => {
  it("lists every key the handlers know, and has no serious finding", async () => {
    renderApp("/keys");
    await screen.findByRole("heading", { name: "In the rows" });
    for (const id of ids) {
      const line = document.querySelector<HTMLElement>(`[data-keys=${id}]`);
      const shown = [...(line?.children ?? [])].map((way) =>
        [...way.querySelectorAll("kbd")].map((key) => key.textContent),
      );
      expect(shown, id).toEqual(keysOf(id).map((keys) => partsOf(keys, false, startTexts("en").t)));
    }
    const rules = { "color-contrast": { enabled: false }, "target-size": { enabled: false } };
    const { violations } = await axe.run(document.body, { rules, resultTypes: ["violations"] });
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  });

  it("opens with Ctrl+F1, from the bar and from the menu, and closes with Esc", async () => {
    renderApp("/contacts");
    await screen.findByText("24 contacts");
    fireEvent.keyDown(window, { key: "F1", ctrlKey: true });
    await waitFor(() => expect(path()).toBe("/keys"));
    await screen.findByRole("heading", { name: "Everywhere" });
    fireEvent.keyDown(window, { key: "Escape" });
    await waitFor(() => expect(path()).toBe("/contacts"));
    fireEvent.keyDown(window, { key: "t", altKey: true });
    fireEvent.click(within(await screen.findByRole("menu")).getByRole("menuitem", { name: /Keys/ }));
    await waitFor(() => expect(path()).toBe("/keys"));
  });
});

describe("keys", () => {
  it("are written for a Mac with its own modifiers, and in the language", () => {
    const { t } = startTexts("en");
    expect(partsOf("Ctrl+Shift+Alt+F3", true, t)).toEqual(["⌥", "⇧", "⌘", "F3"]);
    expect(partsOf("Ctrl+Enter", true, t)).toEqual(["⌘", "↩"]);
    expect(partsOf("Shift+PageDown", false, startTexts("es").t)).toEqual(["Mayús", "Av Pág"]);
  });

  it("are read as they are typed", () => {
    expect(meets({ ...plain, key: "n", altKey: true }, "Alt+N")).toBe(true);
    expect(meets({ ...plain, key: "˜", code: "KeyN", altKey: true }, "Alt+N")).toBe(true);
    expect(meets({ ...plain, key: "b", code: "KeyN", altKey: true }, "Alt+N")).toBe(false);
    expect(meets({ ...plain, key: "/", shiftKey: true }, "/")).toBe(true);
    expect(meets({ ...plain, key: "F3", shiftKey: true }, "F3")).toBe(false);
    expect(meets({ ...plain, key: "F1", metaKey: true }, "Ctrl+F1")).toBe(true);
  });
});

describe("keys of the pages", () => {
  it("begin something new, and leave what is asked above the page alone", async () => {
    renderApp("/contacts");
    await screen.findByText("24 contacts");
    fireEvent.keyDown(window, { key: "n", altKey: true });
    await screen.findByRole("dialog", { hidden: true });
    fireEvent.keyDown(window, { key: "F1", ctrlKey: true });
    expect(path()).toBe("/contacts");
  });

  it("lead to the search and to the filters", async () => {
    renderApp("/log?period=30");
    await screen.findAllByTestId("log-row");
    fireEvent.keyDown(window, { key: "F3" });
    expect(screen.getByRole("searchbox")).toHaveFocus();
    fireEvent.keyDown(window, { key: "F3", shiftKey: true });
    expect(screen.getByRole("button", { name: "Period: Last 30 days" })).toHaveFocus();
  });

  it.each([
    ["/contacts/CT000002", "contact"],
    ["/salespeople/AR", "salesperson"],
  ])("show the log entries of %s", async (card, filter) => {
    renderApp(card);
    await screen.findByRole("textbox", { name: "Name" });
    fireEvent.keyDown(window, { key: "F7", ctrlKey: true });
    await waitFor(() => expect(path()).toMatch(new RegExp(`^/log\\?${filter}=`)));
  });

  it("fold the navigation, ask again and look up", async () => {
    const engine = renderApp("/contacts/CT000002");
    await screen.findByRole("textbox", { name: "Name" });
    fireEvent.keyDown(window, { key: "F12", ctrlKey: true });
    expect(await screen.findByRole("button", { name: "Expand the navigation" })).toBeInTheDocument();
    const asked = (): number => engine.asked.filter(({ command }) => command === "get_contact").length;
    const before = asked();
    fireEvent.keyDown(window, { key: "F5" });
    await waitFor(() => expect(asked()).toBeGreaterThan(before));
    const field = screen.getByRole("combobox", { name: "Salesperson" });
    field.focus();
    fireEvent.keyDown(field, { key: "ArrowDown", altKey: true });
    expect(await screen.findByRole("option", { name: "Ana Ruiz (AR)" })).toBeInTheDocument();
  });

  it("close the reasoning with Esc from the list too", async () => {
    renderApp("/desk/not-logged");
    const rows = await screen.findAllByTestId("desk-row");
    fireEvent.click(rows[0]!);
    fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
    await screen.findByTestId("why-panel");
    screen.getByRole("grid").focus();
    fireEvent.keyDown(screen.getByRole("grid"), { key: "Escape" });
    await waitFor(() => expect(screen.queryByTestId("why-panel")).toBeNull());
  });
});
