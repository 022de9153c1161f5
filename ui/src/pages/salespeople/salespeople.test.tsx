import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { workOf } from "../../../dev/pretendTasks";
import { renderApp } from "../../test/renderApp";

describe("the card of a salesperson", () => {
  it("shows interactions, tasks and contacts, and what they come to", async () => {
    const engine = renderApp("/salespeople/AR");
    expect(await screen.findByRole("tab", { name: /^Tasks · 3/ })).toBeInTheDocument();
    const box = screen.getByRole("complementary");
    expect(within(box).getByText("Open tasks").parentElement).toHaveTextContent("Open tasks3");
    fireEvent.click(screen.getByRole("tab", { name: /^Tasks · 3/ }));
    expect(await screen.findAllByTestId("task-row")).toHaveLength(3);
    fireEvent.click(screen.getByRole("tab", { name: /^Contacts/ }));
    const mine = engine.contacts.filter(({ salesperson_code }) => salesperson_code === "AR");
    expect(await screen.findAllByTestId("contact-row")).toHaveLength(mine.length);
    fireEvent.keyDown(document.body, { key: "F7", ctrlKey: true });
    await waitFor(() => expect(window.location.hash).toBe("#/log?salesperson=AR"));
  });

  it("begins a task for them", async () => {
    const engine = renderApp("/salespeople/AR");
    fireEvent.click(await screen.findByRole("button", { name: "New task" }));
    const dialog = await screen.findByRole("dialog", { hidden: true });
    fireEvent.change(within(dialog).getByRole("textbox", { name: /^Description/, hidden: true }), {
      target: { value: "Plan the week" },
    });
    fireEvent.click(within(dialog).getByRole("button", { name: "Add task", hidden: true }));
    expect(await screen.findByText("Task added: Plan the week")).toBeInTheDocument();
    expect(workOf(engine).tasks.at(-1)).toMatchObject({ salesperson_code: "AR", description: "Plan the week" });
    expect(await screen.findByRole("tab", { name: /^Tasks · 4/ })).toBeInTheDocument();
  });
});

describe("deleting salespeople", () => {
  it("is refused in words while they have open tasks, with the way to them", async () => {
    const engine = renderApp("/salespeople/AR");
    fireEvent.click(await screen.findByRole("button", { name: "Delete" }));
    expect(await screen.findByText("Ana Ruiz cannot be deleted yet")).toBeInTheDocument();
    expect(screen.getByText(/Ana Ruiz: 3 open tasks/)).toBeInTheDocument();
    fireEvent.click(screen.getByText("Show the tasks"));
    await waitFor(() => expect(window.location.hash).toBe("#/tasks?salesperson=AR"));
    expect(engine.asked.some(({ command }) => command === "delete_salesperson")).toBe(false);
  });

  it("says what becomes of entries and contacts", async () => {
    const engine = renderApp("/salespeople/LS");
    const contacts = engine.contacts.filter(({ salesperson_code }) => salesperson_code === "LS").length;
    fireEvent.click(await screen.findByRole("button", { name: "Delete" }));
    expect(await screen.findByText(new RegExp(`99 interaction log entries stay.* ${contacts} contacts lose`))).toBeInTheDocument();
    const dialog = screen.getByRole("alertdialog", { hidden: true });
    fireEvent.click(within(dialog).getByRole("button", { name: "Delete", hidden: true }));
    expect(await screen.findByText("Lucas Serra deleted")).toBeInTheDocument();
    expect(engine.salespeople.some(({ code }) => code === "LS")).toBe(false);
  });
});
