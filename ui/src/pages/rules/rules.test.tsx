import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { renderApp } from "../../test/renderApp";

const rules = { "color-contrast": { enabled: false }, "target-size": { enabled: false } };

async function serious(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { rules, resultTypes: ["violations"] });
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id);
}

describe("rules about mail", () => {
  it("lists what is never logged and what is asked about", async () => {
    renderApp("/setup/rules");
    expect(await screen.findAllByTestId("rule-row")).toHaveLength(4);
    fireEvent.click(screen.getByRole("button", { name: "Asked first" }));
    await waitFor(() => expect(screen.getAllByTestId("rule-row")).toHaveLength(1));
    expect(screen.getByTestId("rule-row")).toHaveTextContent("prieto-abogados.example");
    expect(await serious()).toEqual([]);
  });

  it("shows what a rule would have done before it can be added, and takes it back", async () => {
    const engine = renderApp("/setup/rules");
    await screen.findAllByTestId("rule-row");
    fireEvent.keyDown(window, { key: "n", altKey: true });
    const dialog = await screen.findByRole("dialog", { hidden: true });
    const add = within(dialog).getByRole("button", { name: "Add rule", hidden: true });
    expect(add).toBeDisabled();
    const value = within(dialog).getByRole("textbox", { name: /Address or domain/, hidden: true });
    fireEvent.change(value, { target: { value: "nowhere" } });
    expect(await within(dialog).findByText("That is neither an address nor a domain.")).toBeInTheDocument();
    expect(add).toBeDisabled();
    fireEvent.change(value, { target: { value: "hotelfaro.example" } });
    const trial = await within(dialog).findByTestId("rule-trial");
    expect(trial).toHaveTextContent("What it would have done in the last 90 days");
    expect(trial).toHaveTextContent("Question about outdoor chairs");
    expect(engine.asked.some(({ command }) => command === "add_mail_rule")).toBe(false);
    fireEvent.click(add);
    await waitFor(() => expect(screen.getAllByTestId("rule-row")).toHaveLength(5));
    fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(screen.getAllByTestId("rule-row")).toHaveLength(4));
  });

  it("deletes a rule and puts it back", async () => {
    const engine = renderApp("/setup/rules");
    const rows = await screen.findAllByTestId("rule-row");
    fireEvent.click(rows[1]!);
    fireEvent.click(screen.getByRole("button", { name: "Delete" }));
    await waitFor(() => expect(screen.getAllByTestId("rule-row")).toHaveLength(3));
    fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(screen.getAllByTestId("rule-row")).toHaveLength(4));
    const added = engine.asked.find(({ command }) => command === "add_mail_rule");
    expect(added?.args["fields"]).toEqual({ kind: "never_log", value: "boletines.example" });
  });

  it("says what rules are for when there are none", async () => {
    renderApp("/setup/rules", { empty: true });
    expect(await screen.findByText("No rules yet")).toBeInTheDocument();
    expect(await serious()).toEqual([]);
  });
});
