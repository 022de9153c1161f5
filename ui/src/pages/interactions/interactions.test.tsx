import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import type { EngineError, Interaction } from "../../api";
import { renderApp } from "../../test/renderApp";
import { draftOf, fieldOf, toEngine, withTemplate } from "./draft";

const proposed: Interaction = {
  contact_no: "P1",
  contact_name: "Ana",
  contact_company_no: "K1",
  template_code: "",
  salesperson_code: "JO",
  date: "2026-11-23",
  description: "",
  group_code: "",
  language: "",
  information_flow: "",
  initiated_by: "",
  cost: 0,
  duration: 0,
  evaluation: 0,
  attempt_failed: false,
  opportunity_no: "",
};
const call = { code: "CALL", description: "Phone call", unit_cost_minor: 1250, unit_duration_minutes: 12, information_flow: "Outbound", initiated_by: "Us", language: "ES" };

async function dialog(role: "dialog" | "alertdialog" = "dialog"): Promise<HTMLElement> {
  return screen.findByRole(role, { hidden: true });
}

function field(inside: HTMLElement, role: string, name: RegExp): HTMLElement {
  return within(inside).getByRole(role, { name, hidden: true });
}

async function begin(): Promise<HTMLElement> {
  await screen.findAllByTestId("log-row");
  fireEvent.keyDown(screen.getByRole("grid"), { key: "n", altKey: true });
  const form = await dialog();
  await within(form).findByRole("textbox", { name: /^Description/, hidden: true });
  return form;
}

describe("an interaction as it is typed", () => {
  it("takes from the template what was not typed", () => {
    const draft = withTemplate(draftOf(proposed, "es-ES"), call, undefined, "es-ES");
    expect(draft).toMatchObject({ template: "CALL", description: "Phone call", cost: "12,50", duration: "12", language: "ES" });
    const own = withTemplate({ ...draft, description: "Asked for a quote" }, { code: "VISIT" }, "Phone call", "en-GB");
    expect(own).toMatchObject({ description: "Asked for a quote", cost: "0.00", information_flow: "" });
    expect(withTemplate(draft, { code: "VISIT", description: "Visit" }, "Phone call", "en-GB").description).toBe("Visit");
  });

  it("reaches the engine under its names and in its units", () => {
    const draft = { ...draftOf(proposed, "es-ES"), cost: "33,5", duration: "7", evaluation: 2, comment: " x " };
    expect(toEngine(draft)).toEqual({
      contact: "P1",
      template: "",
      salesperson: "JO",
      date: "2026-11-23",
      description: "",
      information_flow: "",
      initiated_by: "",
      language: "",
      cost: "33.50",
      duration: "7",
      evaluation: "2",
      attempt_failed: "false",
      comment: " x ",
    });
  });

  it("is told at the field a rule is about", () => {
    expect(fieldOf({ code: "template_required" } as EngineError)).toBe("template");
    expect(fieldOf({ code: "privacy_blocked" } as EngineError)).toBeNull();
    expect(fieldOf(null)).toBeNull();
  });
});

describe("the dialog of an interaction", () => {
  it("begins with whom the list is about, says what is missing, and logs it", async () => {
    const engine = renderApp("/log?contact=CT000002");
    const form = await begin();
    expect(field(form, "combobox", /^Contact/)).toHaveValue("Lucía Fernández");
    const rules = { "color-contrast": { enabled: false }, "target-size": { enabled: false } };
    const { violations } = await axe.run(document.body, { rules, resultTypes: ["violations"], iframes: false });
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
    fireEvent.click(field(form, "button", /^Log interaction/));
    expect(await within(form).findByText("The interaction template is missing")).toBeInTheDocument();
    fireEvent.click(field(form, "combobox", /^Interaction template/));
    fireEvent.click(await screen.findByRole("option", { name: "Phone call", hidden: true }));
    expect(field(form, "textbox", /^Description/)).toHaveValue("Phone call");
    expect(field(form, "textbox", /^Cost/)).toHaveValue("12.50");
    fireEvent.click(field(form, "button", /^Log interaction/));
    await screen.findByText("Interaction logged");
    expect(engine.entries[0]).toMatchObject({ description: "Phone call", contact_no: "CT000002", postponed: false });
  });

  it("takes the entry it is made from", async () => {
    const engine = renderApp("/log");
    const rows = await screen.findAllByTestId("log-row");
    fireEvent.contextMenu(rows[2] as HTMLElement);
    fireEvent.click(await screen.findByRole("menuitem", { name: /^Create interaction/ }));
    const form = await dialog();
    expect(await within(form).findByDisplayValue("Samples of the oak finish")).toBeInTheDocument();
    expect(engine.asked.find(({ command }) => command === "propose_interaction")?.args).toEqual({ fields: { entry: "7910" } });
  });

  it("left half filled is kept for later, finished as the same entry, or discarded with a way back", async () => {
    const engine = renderApp("/log?contact=CT000002");
    const form = await begin();
    fireEvent.change(field(form, "textbox", /^Description/), { target: { value: "Half a call" } });
    fireEvent.click(field(form, "button", /^Cancel/));
    fireEvent.click(field(await dialog("alertdialog"), "button", /^Keep editing/));
    const again = await dialog();
    expect(field(again, "textbox", /^Description/)).toHaveValue("Half a call");
    fireEvent.click(field(again, "button", /^Cancel/));
    fireEvent.click(field(await dialog("alertdialog"), "button", /^Finish later/));
    fireEvent.click(await screen.findByText("Show"));
    await screen.findByText("3 entries");
    const kept = engine.entries[0]?.entry_no;
    expect(engine.entries[0]).toMatchObject({ description: "Half a call", postponed: true });
    const [first] = await screen.findAllByTestId("log-row");
    fireEvent.doubleClick(first as HTMLElement);
    const resumed = await dialog();
    fireEvent.click(await within(resumed).findByRole("combobox", { name: /^Interaction template/, hidden: true }));
    fireEvent.click(await screen.findByRole("option", { name: "Phone call", hidden: true }));
    fireEvent.click(field(resumed, "button", /^Log interaction/));
    await waitFor(() => expect(engine.entries[0]).toMatchObject({ entry_no: kept, postponed: false, description: "Half a call" }));
    await screen.findByText("2 entries");
    fireEvent.click(await screen.findByRole("button", { name: "Discard" }));
    await screen.findByText("1 entry");
    fireEvent.click(await screen.findByText("Undo"));
    await screen.findByText("2 entries");
  });

  it("closes without a question when nothing was typed", async () => {
    renderApp("/log");
    const form = await begin();
    fireEvent.click(field(form, "button", /^Cancel/));
    await waitFor(() => expect(screen.queryByRole("dialog", { hidden: true })).toBeNull());
    expect(screen.queryByRole("alertdialog", { hidden: true })).toBeNull();
  });
});
