import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import type { FakeEngine } from "../../../dev/fakeEngine";
import { deskOf } from "../../../dev/pretendDesk";
import type { DeskAct } from "../../api";
import { renderApp } from "../../test/renderApp";

const rules = { "color-contrast": { enabled: false }, "target-size": { enabled: false } };

async function findings(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { rules, resultTypes: ["violations"] });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

function actsOf(engine: FakeEngine, command: string): DeskAct[][] {
  return engine.asked.filter((one) => one.command === command).map(({ args }) => args["acts"] as DeskAct[]);
}

/** The line of an address or a domain. */
async function line(text: string): Promise<HTMLElement> {
  const rows = await screen.findAllByTestId("desk-group");
  const found = rows.find((row) => row.textContent?.includes(text));
  if (found === undefined) {
    throw new Error(`no line with ${text}`);
  }
  return found;
}

const press = (key: string): boolean => fireEvent.keyDown(window, { key });

describe("the mail desk by address", () => {
  it("groups addresses under their domain with counts, subjects and what is known", async () => {
    renderApp("/desk/unknown");
    const domain = await line("textilgil.example");
    expect(domain).toHaveTextContent("Domain of");
    expect(await line("laura.gil@textilgil.example")).toHaveTextContent("Samples for the upholstery");
    expect(await line("news@feria-mueble.example")).toHaveTextContent("Looks like bulk mail");
    expect(screen.queryByText("d.roldan@roldan-obras.example")).toBeNull();
    expect(await findings()).toEqual([]);
  });

  it("creates a contact by keyboard, with the effect shown before, and undoes it", async () => {
    const engine = renderApp("/desk/unknown");
    fireEvent.click(await line("bruno.saez@hotelfaro.example"));
    press("c");
    const form = await screen.findByTestId("desk-create");
    const name = within(form).getByRole("textbox", { name: "Name" });
    await waitFor(() => expect(name).toHaveFocus());
    expect(name).toHaveValue("Bruno Sáez");
    expect(await within(form).findByTestId("desk-effect")).toHaveTextContent(/messages are logged as \d+ entries/);
    expect(actsOf(engine, "carry_out_desk_acts")).toEqual([]);
    fireEvent.change(name, { target: { value: "Bruno Sáez Ruiz" } });
    fireEvent.change(within(form).getByRole("combobox", { name: "Company" }), { target: { value: "Hotel Faro" } });
    fireEvent.submit(form);
    await screen.findByText(/messages logged as/);
    expect(actsOf(engine, "carry_out_desk_acts")).toEqual([
      [
        {
          kind: "create",
          address: "bruno.saez@hotelfaro.example",
          name: "Bruno Sáez Ruiz",
          company_no: "",
          company_name: "Hotel Faro",
          salesperson_code: "",
        },
      ],
    ]);
    await waitFor(() => expect(screen.queryByText("bruno.saez@hotelfaro.example")).toBeNull());
    press("u");
    await waitFor(() => expect(engine.asked.some(({ command }) => command === "undo_desk_act")).toBe(true));
    expect(await line("bruno.saez@hotelfaro.example")).toBeInTheDocument();
  });

  it("shows how far the earlier mail is, stops it and goes on with the rest", async () => {
    const engine = renderApp("/desk/unknown");
    deskOf(engine).slow = true;
    fireEvent.click(await line("bruno.saez@hotelfaro.example"));
    press("c");
    const form = await screen.findByTestId("desk-create");
    await within(form).findByTestId("desk-effect");
    fireEvent.submit(form);
    const far = await within(form).findByTestId("desk-progress");
    await waitFor(() => expect(far).toHaveTextContent(/1 of \d+ messages looked at/));
    expect(await findings()).toEqual([]);
    fireEvent.click(within(far).getByRole("button", { name: "Stop" }));
    expect(await screen.findByText("Stopped: 1 message is logged")).toBeInTheDocument();
    expect(screen.queryByTestId("desk-progress")).toBeNull();
    expect(deskOf(engine).left.length).toBeGreaterThan(0);
    const [rest] = await screen.findAllByText("Log the rest now");
    fireEvent.click(rest!);
    expect(await screen.findByText(/more messages? logged; no earlier mail is left/)).toBeInTheDocument();
    expect(deskOf(engine).left).toEqual([]);
    await waitFor(() => expect(screen.queryByText("bruno.saez@hotelfaro.example")).toBeNull());
  });

  it("proposes the company whose people have addresses of the domain", async () => {
    renderApp("/desk/unknown");
    fireEvent.click(await line("laura.gil@textilgil.example"));
    const form = await screen.findByTestId("desk-create");
    const company = within(form).getByRole("combobox", { name: "Company" });
    expect((company as HTMLInputElement).value).not.toBe("");
    expect(within(form).queryByText("A new company is created.")).toBeNull();
  });

  it("assigns several addresses at once", async () => {
    const engine = renderApp("/desk/unknown");
    for (const address of ["olga.prieto@prieto-abogados.example", "recepcion@hotelfaro.example"]) {
      fireEvent.click(within(await line(address)).getAllByRole("gridcell")[0]!);
    }
    press("a");
    const form = await screen.findByTestId("desk-assign");
    const button = within(form).getByRole("button", { name: "Assign" });
    expect(button).toHaveAttribute("aria-disabled", "true");
    fireEvent.change(within(form).getByRole("combobox", { name: "Contact" }), { target: { value: "Lucía" } });
    fireEvent.click(await screen.findByRole("option", { name: /Lucía Fernández/ }));
    await within(form).findByTestId("desk-effect");
    fireEvent.submit(form);
    await waitFor(() => expect(actsOf(engine, "carry_out_desk_acts")).toHaveLength(1));
    expect(actsOf(engine, "carry_out_desk_acts")[0]).toMatchObject([
      { kind: "assign", contact_no: "CT000002" },
      { kind: "assign", contact_no: "CT000002" },
    ]);
  });

  it("never logs a whole domain from its line", async () => {
    const engine = renderApp("/desk/unknown");
    fireEvent.click(within(await line("trenes.example")).getByRole("button", { name: "Never log this domain" }));
    const form = await screen.findByTestId("desk-never");
    expect(within(form).getByRole("radio", { name: /Everybody at trenes.example/ })).toBeChecked();
    expect(await within(form).findByTestId("desk-effect")).toHaveTextContent("wait for nobody any more");
    fireEvent.submit(form);
    await waitFor(() =>
      expect(actsOf(engine, "carry_out_desk_acts")).toEqual([[{ kind: "never", value: "trenes.example" }]]),
    );
  });

  it("shows why with a key", async () => {
    renderApp("/desk/unknown");
    fireEvent.click(await line("laura.gil@textilgil.example"));
    await screen.findAllByRole("button", { name: "Samples for the upholstery" });
    press("y");
    expect(await screen.findByTestId("why-panel")).toBeInTheDocument();
  });

  it("offers those who share an address, one or both", async () => {
    const engine = renderApp("/desk/ambiguous");
    await line("d.roldan@roldan-obras.example");
    const form = await screen.findByTestId("desk-choose");
    for (const box of within(form).getAllByRole("checkbox")) {
      fireEvent.click(box);
    }
    await within(form).findByTestId("desk-effect");
    fireEvent.submit(form);
    await waitFor(() =>
      expect(actsOf(engine, "carry_out_desk_acts")).toEqual([
        [{ kind: "choose", address: "d.roldan@roldan-obras.example", contact_nos: ["CT000002", "CT000004"] }],
      ]),
    );
    expect(await screen.findByText("No address is in doubt")).toBeInTheDocument();
    expect(await findings()).toEqual([]);
  });

  it("opens for the addresses that were meant elsewhere", async () => {
    renderApp("/desk/not-logged");
    const rows = await screen.findAllByTestId("desk-row");
    fireEvent.click(rows[1]!);
    press("x");
    const form = await screen.findByTestId("desk-never");
    expect(within(form).getByRole("radio", { name: /Only bruno.saez@hotelfaro.example/ })).toBeChecked();
  });

  it("asks before it undoes what was decided on another day", async () => {
    const engine = renderApp("/desk/unknown");
    await line("laura.gil@textilgil.example");
    press("u");
    expect(await screen.findByText("There is nothing to undo on the desk")).toBeInTheDocument();
    await engine.invoke("carry_out_desk_acts", { acts: [{ kind: "never", value: "trenes.example" }] });
    press("u");
    fireEvent.click(within(await screen.findByRole("alertdialog")).getByRole("button", { name: "Undo", hidden: true }));
    await waitFor(() => expect(engine.asked.some(({ command }) => command === "undo_desk_act")).toBe(true));
  });

  it("says what belongs here when nothing waits, and what failed", async () => {
    renderApp("/desk/unknown", { empty: true });
    expect(await screen.findByText("No unknown address waits")).toBeInTheDocument();
    expect(await findings()).toEqual([]);
  });
});
