import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { renderApp } from "../../test/renderApp";
import { greetingOf } from "./greeting";

const path = (): string => window.location.hash.replace(/^#/, "");
const card = (name: string): Promise<HTMLElement> => screen.findByRole("region", { name });

describe("the start page", () => {
  it("is the first page, and has no serious finding", async () => {
    const engine = renderApp("/");
    await card("New since last time");
    expect(screen.getByRole("link", { name: "Home", current: "page" })).toBeInTheDocument();
    expect(engine.asked.map(({ command }) => command).indexOf("look_at_home")).toBeLessThan(
      engine.asked.map(({ command }) => command).indexOf("get_home"),
    );
    const rules = { "color-contrast": { enabled: false }, "target-size": { enabled: false } };
    const { violations } = await axe.run(document.body, { rules, resultTypes: ["violations"] });
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  });

  it("leads from a line to the conversation in the log", async () => {
    const engine = renderApp("/");
    const lines = within(await card("New since last time")).getAllByTestId("home-news");
    expect(lines).toHaveLength(7);
    fireEvent.click(within(lines[0]!).getByRole("link"));
    await waitFor(() => expect(path()).toContain("/log?conversation="));
    expect(decodeURIComponent(path())).toContain(engine.entries[0]!.message_key);
  });

  it("takes a mail that needs no answer off the list, and puts it back", async () => {
    renderApp("/");
    const waiting = await card("Waiting for an answer");
    const before = within(waiting).getAllByTestId("home-waiting").length;
    fireEvent.click(within(waiting).getAllByRole("button", { name: "Needs no answer" })[0]!);
    await waitFor(() => expect(within(waiting).getAllByTestId("home-waiting")).toHaveLength(before - 1));
    fireEvent.click(await screen.findByText("Undo"));
    await waitFor(() => expect(within(waiting).getAllByTestId("home-waiting")).toHaveLength(before));
    fireEvent.click(within(waiting).getByRole("tab", { name: /^Theirs to give/ }));
    expect(within(waiting).getByRole("tab", { name: /^Theirs to give/ })).toHaveAttribute("aria-selected", "true");
  });

  it("shows the mail of each day as a table too", async () => {
    renderApp("/");
    const mail = await card("Mail per day");
    fireEvent.click(within(mail).getByRole("button", { name: "Show as a table" }));
    const table = within(mail).getByRole("table", { name: "Mail per day and direction" });
    expect(within(table).getAllByRole("row")).toHaveLength(31);
  });

  it("is that of one salesperson when one is chosen, and stays so", async () => {
    const engine = renderApp("/");
    fireEvent.click(await screen.findByRole("button", { name: "Show the page of: Everyone" }));
    fireEvent.click(await screen.findByRole("menuitemradio", { name: "Marta Vidal" }));
    await waitFor(() =>
      expect(engine.asked.some(({ command, args }) => command === "get_home" && JSON.stringify(args).includes("MV"))).toBe(true),
    );
    expect(await screen.findByRole("button", { name: "Show the page of: Marta Vidal" })).toBeInTheDocument();
  });

  it("begins a task with Alt+N, and completes one from its line", async () => {
    const engine = renderApp("/");
    const tasks = await card("Tasks due");
    const done = within(tasks).getAllByRole("checkbox")[0]!;
    fireEvent.click(done);
    await waitFor(() => expect(engine.asked.some(({ command }) => command === "complete_task")).toBe(true));
    fireEvent.keyDown(window, { key: "n", altKey: true });
    expect(await screen.findByRole("dialog", { hidden: true })).toBeInTheDocument();
  });

  it("leads a new company to the guide, and one that is on to its first run", async () => {
    renderApp("/", { empty: true, off: true, mode: "company" });
    fireEvent.click(await screen.findByRole("button", { name: "Open the guide" }));
    await waitFor(() => expect(path()).toBe("/setup/guide"));
  });

  it("says what failed and asks again", async () => {
    const engine = renderApp("/", { failing: { get_home: "store_locked" } });
    const retry = await screen.findByRole("button", { name: "Try again" });
    delete engine.options.failing?.["get_home"];
    fireEvent.click(retry);
    await card("New since last time");
  });

  it("says who is needed", async () => {
    renderApp("/", { signIn: true, mode: "company" });
    expect(within(await card("Job health")).getByText("Needs you")).toBeInTheDocument();
  });
});

describe("the greeting", () => {
  it.each([
    [9, "en", "morning"],
    [13, "en", "afternoon"],
    [13, "es", "morning"],
    [19, "en", "evening"],
    [19, "es", "afternoon"],
    [2, "es", "evening"],
  ])("at %i in %s is that of the %s", (hour, language, part) => {
    expect(greetingOf(hour, language)).toBe(part);
  });
});
