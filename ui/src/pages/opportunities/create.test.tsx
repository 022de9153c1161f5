import { Toaster } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, it, vi } from "vitest";
import { FakeEngine } from "../../../dev/fakeEngine";
import { connect } from "../../../dev/pretend";
import { dealsOf } from "../../../dev/pretendOpportunities";
import { Look } from "../../app/Look";
import { TOASTER } from "../../components/useNotify";
import { newClient } from "../../data/client";
import { CreateOpportunityDialog } from "./CreateOpportunityDialog";

function open(engine: FakeEngine, entryNo: number): { onClose: ReturnType<typeof vi.fn>; path: () => string } {
  connect(engine);
  const onClose = vi.fn();
  const root = createRootRoute({ component: () => <CreateOpportunityDialog entryNo={entryNo} onClose={onClose} /> });
  const router = createRouter({ routeTree: root, history: createMemoryHistory() });
  render(
    <QueryClientProvider client={newClient()}>
      <Look>
        <RouterProvider router={router as never} />
        <Toaster toasterId={TOASTER} />
      </Look>
    </QueryClientProvider>,
  );
  return { onClose, path: () => router.state.location.pathname };
}

const field = (form: HTMLElement, name: RegExp): HTMLElement => within(form).getByRole("textbox", { name, hidden: true });

describe("an opportunity made of a log entry", () => {
  it("is created with Enter alone, and tells how many entries belong to it", async () => {
    const engine = new FakeEngine();
    const entry = engine.entries.find(({ contact_no, canceled }) => contact_no !== "" && !canceled)!;
    const { onClose, path } = open(engine, entry.entry_no);
    const form = await screen.findByRole("dialog", { hidden: true });
    expect(field(form, /^Description/)).toHaveValue(entry.subject || entry.description);
    expect(within(form).getByText(/^2 log entries of the same mail/)).toBeInTheDocument();
    const { violations } = await axe.run(form, { rules: { "color-contrast": { enabled: false } } });
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
    fireEvent.submit(form.querySelector("form")!);
    expect(await screen.findByText("Opportunity OP000006 was created")).toBeInTheDocument();
    expect(onClose).toHaveBeenCalled();
    const created = dealsOf(engine).cards.at(-1)!;
    expect(created).toMatchObject({ status: "Not Started", contact_no: entry.contact_no, sales_cycle_code: "NEW" });
    expect(engine.asked.at(-1)).toBeDefined();
    fireEvent.click(screen.getAllByText("Open").find((one) => one.closest(".fui-Toast") !== null)!);
    await waitFor(() => expect(path()).toBe("/opportunities/OP000006"));
  });

  it("takes an estimate with what the first stage of the chosen cycle proposes", async () => {
    const engine = new FakeEngine();
    const entry = engine.entries.find(({ contact_no, canceled }) => contact_no !== "" && !canceled)!;
    open(engine, entry.entry_no);
    const form = await screen.findByRole("dialog", { hidden: true });
    fireEvent.change(field(form, /^Estimated value/), { target: { value: "1,500.50" } });
    fireEvent.change(field(form, /^Chances/), { target: { value: "120" } });
    const create = within(form).getByRole("button", { name: "Create opportunity", hidden: true });
    expect(create).toHaveAttribute("aria-disabled", "true");
    fireEvent.change(field(form, /^Chances/), { target: { value: "27,5" } });
    fireEvent.click(create);
    await waitFor(() =>
      expect(dealsOf(engine).cards.at(-1)).toMatchObject({ status: "In Progress", estimated_value: 150_050 }),
    );
    expect(engine.asked.find(({ command }) => command === "create_opportunity_from_entry")?.args["fields"]).toMatchObject({
      estimated_value: "1500.50",
      chances: "27.5",
    });
  });

  it("tells why it cannot be created", async () => {
    const engine = new FakeEngine();
    const entry = engine.entries[0]!;
    entry.canceled = true;
    open(engine, entry.entry_no);
    const form = await screen.findByRole("dialog", { hidden: true });
    expect(form).toHaveTextContent("canceled");
    expect(within(form).queryByRole("textbox", { hidden: true })).toBeNull();
  });
});
