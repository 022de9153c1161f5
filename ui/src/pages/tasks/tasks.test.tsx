import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Task } from "../../api";
import type { FakeEngine } from "../../../dev/fakeEngine";
import { workOf } from "../../../dev/pretendTasks";
import { recall } from "../../app/preferences";
import { renderApp } from "../../test/renderApp";
import { dayAfter, daysUntil, nextMonday } from "./due";
import { isTime } from "./fields";
import { isFiltered, readTaskSearch, toTaskQuery } from "./search";
import { LATER } from "./useReminders";

const NOW = new Date(2026, 10, 23, 10, 4).getTime();

async function rows(): Promise<HTMLElement[]> {
  return screen.findAllByTestId("task-row");
}

async function choose(name: string): Promise<HTMLElement> {
  const row = (await rows()).find(({ textContent }) => textContent.includes(name))!;
  fireEvent.click(row);
  return row;
}

const taskNamed = (engine: FakeEngine, part: string): Task =>
  workOf(engine).tasks.find(({ description }) => description.includes(part))!;

describe("days of tasks", () => {
  it("are told as seen from today", () => {
    expect(daysUntil("2026-11-23", NOW)).toBe(0);
    expect(daysUntil("2026-11-01", NOW)).toBe(-22);
    expect(daysUntil("2027-03-29", NOW)).toBe(126);
    expect(daysUntil("soon", NOW)).toBeNull();
    expect(dayAfter(NOW, 8)).toBe("2026-12-01");
    expect(nextMonday(NOW)).toBe("2026-11-30");
    expect(nextMonday(new Date(2026, 10, 29, 23).getTime())).toBe("2026-11-30");
    expect(isTime("9:30")).toBe(true);
    expect(isTime("24:00")).toBe(false);
  });
});

describe("filters of the tasks", () => {
  it("are read from the address, and what is not understood is left out", () => {
    const search = readTaskSearch({ show: "due", status: "Sideways", kind: "Phone Call", period: 7, from: "soon", q: "" });
    expect(search).toEqual({ show: "due", kind: "Phone Call", period: "7" });
    expect(isFiltered(readTaskSearch({}))).toBe(false);
    expect(isFiltered({ show: "open" })).toBe(false);
    expect(isFiltered({ show: "closed" })).toBe(true);
  });

  it("become what the engine asks for", () => {
    expect(toTaskQuery({}, new Date(NOW))).toMatchObject({ show: "open", type: null, status: null, sort: "date" });
    expect(toTaskQuery({ kind: "Task" }, new Date(NOW)).type).toBe("");
    expect(toTaskQuery({ period: "7" }, new Date(NOW))).toMatchObject({ from_date: "2026-11-23", to_date: "2026-11-29" });
    expect(toTaskQuery({ period: "month" }, new Date(NOW))).toMatchObject({ from_date: "2026-11-01", to_date: "2026-11-30" });
  });
});

describe("tasks", () => {
  it("show what is to do, the overdue ones in words, and the rail counts what is due", async () => {
    renderApp("/tasks");
    expect(await rows()).toHaveLength(9);
    expect(screen.getByText("4 days overdue")).toBeInTheDocument();
    expect(screen.getByText("Yesterday")).toBeInTheDocument();
    expect(await within(screen.getByTestId("nav-tasks")).findByText("4")).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "Overdue" }));
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    fireEvent.click(screen.getByRole("button", { name: "Closed" }));
    await waitFor(async () => expect((await rows()).map(({ textContent }) => textContent).join()).toMatch(/Canceled.*Completed/));
    expect(window.location.hash).toContain("show=closed");
  });

  it("are completed with one key, and open again when that is taken back", async () => {
    const engine = renderApp("/tasks");
    await choose("Send the revised offer");
    fireEvent.keyDown(document.body, { key: "c" });
    expect(await screen.findByText("Done: Send the revised offer for 240 chairs")).toBeInTheDocument();
    expect(taskNamed(engine, "revised")).toMatchObject({ closed: true, status: "Completed" });
    await waitFor(async () => expect(await rows()).toHaveLength(8));
    fireEvent.click(screen.getByText("Undo"));
    expect(await screen.findByText("Taken back: Send the revised offer for 240 chairs")).toBeInTheDocument();
    expect(taskNamed(engine, "revised")).toMatchObject({ closed: false, canceled: false, status: "In Progress" });
  });

  it("are completed one after the other: the next one comes into hand", async () => {
    const engine = renderApp("/tasks");
    await choose("Call back");
    for (const left of [8, 7]) {
      fireEvent.keyDown(document.body, { key: "c" });
      await waitFor(async () => expect(await rows()).toHaveLength(left));
    }
    expect(taskNamed(engine, "Call back").closed && taskNamed(engine, "revised").closed).toBe(true);
    expect((await rows())[0]).toHaveAttribute("data-current", "true");
  });

  it("are put off to tomorrow with one key, and to next week from the menu", async () => {
    const engine = renderApp("/tasks");
    await choose("Call back");
    fireEvent.keyDown(document.body, { key: "p" });
    await waitFor(() => expect(taskNamed(engine, "Call back").date).toBe(dayAfter(engine.now, 1)));
    fireEvent.click(await screen.findByRole("button", { name: "Postpone" }));
    fireEvent.click(await screen.findByRole("menuitem", { name: /To next week/ }));
    await waitFor(() => expect(taskNamed(engine, "Call back").date).toBe(nextMonday(engine.now)));
  });

  it("are deleted only after they were named", async () => {
    const engine = renderApp("/tasks");
    const grid = await screen.findByRole("grid");
    await rows();
    fireEvent.focus(grid);
    fireEvent.keyDown(grid, { key: "a", ctrlKey: true });
    fireEvent.keyDown(grid, { key: "F10", shiftKey: true });
    fireEvent.click(await screen.findByRole("menuitem", { name: /^Delete/ }));
    expect(await screen.findByText("Delete 9 tasks?")).toBeInTheDocument();
    expect(screen.getByText("and 4 more")).toBeInTheDocument();
    const dialog = screen.getByRole("alertdialog", { hidden: true });
    fireEvent.click(within(dialog).getByRole("button", { name: "Delete", hidden: true }));
    expect(await screen.findByText("9 tasks deleted")).toBeInTheDocument();
    expect(workOf(engine).tasks.every(({ closed }) => closed)).toBe(true);
  });

  it("are added for the contact that is filtered by; a refusal is told in the dialog", async () => {
    const engine = renderApp("/tasks?contact=CT000002");
    fireEvent.click(await screen.findByRole("button", { name: "New task" }));
    const dialog = await screen.findByRole("dialog", { hidden: true });
    const add = within(dialog).getByRole("button", { name: "Add task", hidden: true });
    expect(add).toHaveAttribute("aria-disabled", "true");
    fireEvent.change(within(dialog).getByRole("textbox", { name: /^Description/, hidden: true }), {
      target: { value: "Ask for the plan" },
    });
    await waitFor(() => expect(add).not.toHaveAttribute("aria-disabled", "true"));
    const contact = engine.contacts.find(({ no }) => no === "CT000002")!;
    contact.privacy_blocked = true;
    fireEvent.click(add);
    expect(await within(dialog).findByText("The contact is blocked for privacy")).toBeInTheDocument();
    contact.privacy_blocked = false;
    fireEvent.click(add);
    expect(await screen.findByText("Task added: Ask for the plan")).toBeInTheDocument();
    expect(taskNamed(engine, "Ask for the plan")).toMatchObject({
      contact_no: "CT000002",
      salesperson_code: contact.salesperson_code,
      priority: "Normal",
    });
  });

  it("say so when there is nothing to do, and when nothing fits", async () => {
    renderApp("/tasks", { empty: true });
    expect(await screen.findByText("Nothing to do")).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "Closed" }));
    expect(await screen.findByText("No task fits")).toBeInTheDocument();
  });

  it("tell when they cannot be read", async () => {
    renderApp("/tasks", { failing: { get_tasks: "store_unavailable" } });
    expect(await screen.findByRole("button", { name: "Try again" })).toBeInTheDocument();
  });
});

describe("a task", () => {
  it("is edited in place and knows where it comes from", async () => {
    const engine = renderApp("/tasks/TD000002");
    const description = await screen.findByRole("textbox", { name: /^Description/ });
    fireEvent.change(description, { target: { value: "Send the last offer" } });
    fireEvent.blur(description);
    expect(await screen.findByRole("heading", { name: "Send the last offer" })).toBeInTheDocument();
    const time = screen.getByRole("textbox", { name: /^Start time/ });
    fireEvent.change(time, { target: { value: "25:00" } });
    expect(await screen.findByText("Type a time like 09:30.")).toBeInTheDocument();
    fireEvent.blur(time);
    expect(engine.asked.filter(({ command }) => command === "set_task")).toHaveLength(1);
    fireEvent.click(await screen.findByRole("button", { name: "Hoteles Alborada" }));
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/contacts\//));
  });

  it("takes a day as the language writes it, and none that is no day", async () => {
    const engine = renderApp("/tasks/TD000002");
    const date = await screen.findByRole("textbox", { name: /^Date/ });
    fireEvent.change(date, { target: { value: "31/02/2027" } });
    fireEvent.blur(date);
    expect(engine.asked.some(({ command }) => command === "set_task")).toBe(false);
    fireEvent.change(date, { target: { value: "07/01/2027" } });
    fireEvent.blur(date);
    await waitFor(() => expect(taskNamed(engine, "revised").date).toBe("2027-01-07"));
    fireEvent.change(date, { target: { value: "" } });
    fireEvent.blur(date);
    expect(await screen.findByText("This field must not be blank.")).toBeInTheDocument();
    expect(taskNamed(engine, "revised").date).toBe("2027-01-07");
  });

  it("is completed on its card, and opened again", async () => {
    const engine = renderApp("/tasks/TD000003");
    fireEvent.click(await screen.findByRole("button", { name: "Complete" }));
    const again = await screen.findByRole("button", { name: "Open again" });
    expect(taskNamed(engine, "signed order").closed).toBe(true);
    fireEvent.click(again);
    expect(await screen.findByRole("button", { name: "Complete" })).toBeInTheDocument();
    expect(taskNamed(engine, "signed order")).toMatchObject({ closed: false, status: "Not Started" });
  });
});

describe("reminders", () => {
  it("tell what is due when the window opens, and lead there", async () => {
    renderApp("/contacts", { reminders: true });
    expect(await screen.findByText("4 tasks are due")).toBeInTheDocument();
    expect(screen.getByText("2 of them are overdue.")).toBeInTheDocument();
    fireEvent.click(screen.getByText("Open tasks"));
    await waitFor(() => expect(window.location.hash).toBe("#/tasks?show=due"));
  });

  it("wait for an hour when somebody wants to be told later", async () => {
    renderApp("/contacts", { reminders: true });
    fireEvent.click(await screen.findByText("Remind me later"));
    expect(recall(LATER, 0)).toBeGreaterThan(Date.now() + 59 * 60 * 1000);
  });

  it("are silent where nothing is due", async () => {
    const engine = renderApp("/contacts", { reminders: true, empty: true });
    await waitFor(() => expect(engine.asked.filter(({ command }) => command === "get_tasks")).toHaveLength(2));
    expect(screen.queryByText(/due/)).toBeNull();
  });
});
