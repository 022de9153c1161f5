import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { workOf } from "../../../dev/pretendTasks";
import { startTexts } from "../../i18n";
import { renderApp } from "../../test/renderApp";
import { useFormulaWords } from "./useFormulaWords";

function Words({ formula }: { formula: string }) {
  return <p>{useFormulaWords()(formula) ?? "none"}</p>;
}

function said(formula: string): string {
  const { container, unmount } = render(<Words formula={formula} />);
  const text = container.textContent;
  unmount();
  return text;
}

const stepsShown = async (): Promise<string[]> =>
  (await screen.findAllByTestId("activity-step")).map(({ textContent }) => textContent);

describe("date formulas in words", () => {
  it("say what is meant, in English and Spanish", () => {
    expect(said("")).toBe("the same day");
    expect(said("0D")).toBe("the same day");
    expect(said("1w+1d")).toBe("a week and a day later");
    expect(said("3D")).toBe("3 days later");
    expect(said("-2W")).toBe("2 weeks before");
    expect(said("CM+10D")).toBe("the last day of the month, then 10 days later");
    expect(said("-CQ")).toBe("the first day of the quarter");
    expect(said("WD1")).toBe("the next Monday");
    expect(said("-WD5")).toBe("the Friday before");
    expect(said("1M-1D")).toBe("a month later, then a day before");
    expect(said("soon")).toBe("none");
    startTexts("es");
    expect(said("1W+1D")).toBe("una semana y un día después");
    expect(said("WD1")).toBe("el lunes siguiente");
  });
});

describe("activities", () => {
  it("show the steps of the one chosen, with what their formulas mean", async () => {
    renderApp("/setup/activities");
    const steps = await stepsShown();
    expect(steps[2]).toContain("1W+1D: a week and a day later");
    fireEvent.click((await screen.findAllByTestId("activity-row"))[2]!);
    expect(await screen.findByText("An activity without steps makes no task. Add what is to be done.")).toBeInTheDocument();
  });

  it("are added, and get steps whose formula is checked and explained while one types", async () => {
    const engine = renderApp("/setup/activities");
    fireEvent.click(await screen.findByRole("button", { name: "New activity" }));
    let dialog = await screen.findByRole("dialog", { hidden: true });
    const field = (name: RegExp): HTMLElement => within(dialog).getByRole("textbox", { name, hidden: true });
    fireEvent.change(field(/^Code/), { target: { value: "visit" } });
    fireEvent.change(field(/^Description/), { target: { value: "Visit" } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Save", hidden: true }));
    expect(await screen.findByText("Saved: VISIT")).toBeInTheDocument();
    fireEvent.click(await screen.findByRole("button", { name: "New step" }));
    dialog = await screen.findByRole("dialog", { hidden: true });
    fireEvent.change(field(/^Description/), { target: { value: "Announce it" } });
    fireEvent.change(field(/^Date formula/), { target: { value: "2X" } });
    expect(within(dialog).getByText(/This is no date formula/)).toBeInTheDocument();
    const save = within(dialog).getByRole("button", { name: "Save", hidden: true });
    expect(save).toHaveAttribute("aria-disabled", "true");
    fireEvent.change(field(/^Date formula/), { target: { value: "2w" } });
    expect(within(dialog).getByText(/^2W: 2 weeks later\. Assigned today, .*: due /)).toBeInTheDocument();
    fireEvent.click(save);
    await waitFor(() =>
      expect(workOf(engine).plans.find(({ code }) => code === "VISIT")?.steps).toMatchObject([
        { step: 1, description: "Announce it", date_formula: "2W", priority: "Normal" },
      ]),
    );
  });

  it("have their steps moved, and deleted ones brought back", async () => {
    const engine = renderApp("/setup/activities");
    await stepsShown();
    expect(screen.getByRole("button", { name: "Move step 1 up" })).toHaveAttribute("aria-disabled", "true");
    fireEvent.click(screen.getByRole("button", { name: "Move step 2 up" }));
    await waitFor(async () => expect((await stepsShown())[0]).toContain("Send catalogue and prices"));
    fireEvent.click(screen.getByRole("button", { name: "Delete step 1" }));
    await waitFor(async () => expect(await stepsShown()).toHaveLength(3));
    fireEvent.click(await screen.findByText("Undo"));
    await waitFor(async () => expect(await stepsShown()).toHaveLength(4));
    const asked = engine.asked.filter(({ command }) => /activity_step/.test(command)).map(({ command }) => command);
    expect(asked).toEqual(["order_activity_steps", "delete_activity_step", "add_activity_step"]);
  });

  it("are deleted after saying what goes with them", async () => {
    const engine = renderApp("/setup/activities");
    fireEvent.click((await screen.findAllByTestId("activity-row"))[0]!);
    fireEvent.click(await screen.findByRole("button", { name: "Delete" }));
    expect(await screen.findByText(/Its steps go with it: 4 in all/)).toBeInTheDocument();
    const dialog = screen.getByRole("alertdialog", { hidden: true });
    fireEvent.click(within(dialog).getByRole("button", { name: "Delete", hidden: true }));
    expect(await screen.findByText("Activity deleted: WELCOME")).toBeInTheDocument();
    expect(workOf(engine).plans.map(({ code }) => code)).toEqual(["AFTER", "FAIR"]);
  });

  it("explain themselves where there are none", async () => {
    renderApp("/setup/activities", { empty: true });
    expect(await screen.findByText("No activities yet")).toBeInTheDocument();
  });
});

describe("assigning an activity", () => {
  it("shows the tasks with their days before it makes them", async () => {
    const engine = renderApp("/tasks?contact=CT000002");
    fireEvent.click(await screen.findByRole("button", { name: "Assign an activity …" }));
    const dialog = await screen.findByRole("dialog", { hidden: true });
    const date = within(dialog).getByRole("textbox", { name: /^From/, hidden: true });
    fireEvent.change(date, { target: { value: "02/11/2026" } });
    const list = await within(dialog).findByRole("list", { name: "These tasks will be made", hidden: true });
    expect(within(list).getAllByRole("listitem", { hidden: true }).map(({ textContent }) => textContent)).toEqual([
      "2 Nov 2026Say hello and ask what they need",
      "4 Nov 2026Send catalogue and prices",
      "10 Nov 2026Show the furniture",
      "30 Nov 2026Ask for a decision",
    ]);
    const before = workOf(engine).tasks.length;
    const make = within(dialog).getByRole("button", { name: "Make 4 tasks", hidden: true });
    await waitFor(() => expect(make).not.toHaveAttribute("aria-disabled", "true"));
    fireEvent.click(make);
    expect(await screen.findByText("4 tasks made for Lucía Fernández")).toBeInTheDocument();
    expect(workOf(engine).tasks.slice(before).map((task) => task.date)).toEqual([
      "2026-11-02",
      "2026-11-04",
      "2026-11-10",
      "2026-11-30",
    ]);
  });

  it("makes nothing of an activity without steps, and says why", async () => {
    const engine = renderApp("/tasks?contact=CT000002");
    workOf(engine).plans = workOf(engine).plans.slice(2);
    fireEvent.click(await screen.findByRole("button", { name: "Assign an activity …" }));
    const dialog = await screen.findByRole("dialog", { hidden: true });
    expect(await within(dialog).findByText(/An activity without steps makes no task/)).toBeInTheDocument();
    const make = within(dialog).getByRole("button", { name: "Make 0 tasks", hidden: true });
    expect(make).toHaveAttribute("aria-disabled", "true");
  });
});
