import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { remember } from "../../app/preferences";
import { renderApp } from "../../test/renderApp";

const path = (): string => window.location.hash.replace(/^#/, "");

async function begin(text?: string): Promise<HTMLElement> {
  const box = await screen.findByRole("combobox", { name: /^(Tell me|Dígame):/ });
  fireEvent.keyDown(window, { key: "q", altKey: true });
  expect(box).toHaveFocus();
  if (text !== undefined) {
    fireEvent.change(box, { target: { value: text } });
  }
  return box;
}

/** What Enter would take. */
function chosen(): string {
  return screen.getByRole("option", { selected: true }).textContent ?? "";
}

/** What R46 names, in both languages and with slips, and the page or action that answers to it. */
const NAMED: [string, string][] = [
  ["Email Logging", "email-logging"],
  ["email loging", "email-logging"],
  ["Registro de correo electrónico", "email-logging"],
  ["Marketing Setup", "email-logging"],
  ["configuracion de marketing", "email-logging"],
  ["Feature Management", "email-logging"],
  ["administración de características", "email-logging"],
  ["Assisted Setup", "assisted"],
  ["configuracion asistida", "assisted"],
  ["Interaction Log Entries", "log"],
  ["interacton log", "log"],
  ["movimientos log interaccion", "log"],
  ["Contacts", "contacts"],
  ["contactos", "contacts"],
  ["Salespeople", "salespeople"],
  ["vendedores", "salespeople"],
  ["Job Queue Entries", "job"],
  ["cola de trabajos", "job"],
  ["Interaction Templates", "templates"],
  ["Interaction Template Setup", "templates"],
  ["plantillas interaccion", "templates"],
  ["Delete Canceled Interaction Log Entries", "deleteCanceled"],
  ["eliminar movimientos cancelados", "deleteCanceled"],
  ["proces now", "processNow"],
  ["nueva tarea", "newTask"],
  ["dark mode", "dark"],
  ["atajos", "keys"],
];

describe("Tell me", () => {
  it.each(["en", "es"])("finds pages and actions by their names in both languages, in a window in %s", async (language) => {
    remember("language", language);
    renderApp("/contacts");
    const box = await begin();
    for (const [typed, id] of NAMED) {
      fireEvent.change(box, { target: { value: typed } });
      const found = screen.getAllByRole("option").slice(0, 3).map((one) => one.getAttribute("data-testid"));
      expect(found, typed).toContain(`tellme-${id}`);
    }
  });

  it("opens with Ctrl+K, moves with the arrows, opens with Enter and has no serious finding", async () => {
    renderApp("/contacts");
    await screen.findByRole("combobox", { name: /^Tell me/ });
    fireEvent.keyDown(window, { key: "k", ctrlKey: true });
    const box = screen.getByRole("combobox", { name: /^Tell me/ });
    expect(box).toHaveFocus();
    fireEvent.change(box, { target: { value: "job" } });
    const options = screen.getAllByRole("option");
    expect(options[0]).toHaveAttribute("aria-selected", "true");
    fireEvent.keyDown(box, { key: "ArrowDown" });
    expect(box.getAttribute("aria-activedescendant")).toBe(options[1]!.id);
    fireEvent.keyDown(box, { key: "ArrowUp" });
    fireEvent.keyDown(box, { key: "ArrowUp" });
    expect(chosen()).toBe(options.at(-1)!.textContent);
    const rules = { "color-contrast": { enabled: false }, "target-size": { enabled: false } };
    const { violations } = await axe.run(document.body, { rules, resultTypes: ["violations"] });
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
    fireEvent.change(box, { target: { value: "job queue" } });
    fireEvent.keyDown(box, { key: "Enter" });
    await waitFor(() => expect(path()).toBe("/setup/job"));
    expect(screen.queryByRole("listbox")).toBeNull();
  });

  it("closes with Esc and gives the focus back", async () => {
    renderApp("/contacts");
    await screen.findByText("24 contacts");
    const search = screen.getByRole("searchbox");
    search.focus();
    const box = await begin("cont");
    fireEvent.keyDown(box, { key: "Escape" });
    expect(screen.queryByRole("listbox")).toBeNull();
    expect(box).toHaveValue("");
    expect(search).toHaveFocus();
  });

  it("shows what was used last first, but remembers no names of people", async () => {
    renderApp("/contacts");
    let box = await begin("limits");
    fireEvent.keyDown(box, { key: "Enter" });
    await waitFor(() => expect(path()).toBe("/setup/limits"));
    box = await begin();
    const recent = screen.getByRole("group", { name: "Used last" });
    expect(within(recent).getAllByRole("option")[0]).toHaveTextContent("Limits");
    fireEvent.change(box, { target: { value: "lucía" } });
    fireEvent.click(await screen.findByRole("option", { name: /Lucía Fernández.*CT/ }));
    await waitFor(() => expect(path()).toMatch(/^\/contacts\/CT/));
    await begin();
    expect(screen.getByRole("group", { name: "Used last" })).not.toHaveTextContent("Lucía");
  });

  it("finds records, each kind under its name, and opens them", async () => {
    renderApp("/log");
    const box = await begin("ruiz");
    const group = await screen.findByRole("group", { name: "Salespeople" });
    expect(within(group).getByRole("option")).toHaveTextContent("Ana Ruiz");
    fireEvent.keyDown(box, { key: "Enter" });
    await waitFor(() => expect(path()).toBe("/salespeople/AR"));
  });

  it("begins something new over the page one is on", async () => {
    renderApp("/setup/limits");
    const box = await begin("new contact");
    fireEvent.keyDown(box, { key: "Enter" });
    expect(await screen.findByRole("dialog", { hidden: true })).toBeInTheDocument();
    expect(path()).toBe("/setup/limits");
  });

  it("changes the language", async () => {
    renderApp("/contacts");
    const box = await begin("español");
    fireEvent.keyDown(box, { key: "Enter" });
    expect(await screen.findByRole("combobox", { name: /^Dígame/ })).toBeInTheDocument();
  });

  it("says when there is nothing, and when records cannot be searched", async () => {
    renderApp("/contacts", { failing: { tell_me: "store_locked" } });
    await begin("qwxzkj");
    expect((await screen.findAllByText(/Nothing found for/)).length).toBeGreaterThan(0);
    expect(await screen.findByText(/Records cannot be searched now/)).toBeInTheDocument();
  });
});
