import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { adminOf } from "../../../dev/pretendAdmin";
import { renderApp } from "../../test/renderApp";
import { pinProblem } from "./pin";

function type(dialog: HTMLElement, label: RegExp, value: string): void {
  fireEvent.change(within(dialog).getByLabelText(label), { target: { value } });
}

describe("a new PIN", () => {
  it("has 4 to 32 characters", () => {
    expect(pinProblem("123")).toBe("short");
    expect(pinProblem("1234")).toBeNull();
    expect(pinProblem("x".repeat(33))).toBe("long");
    expect(pinProblem(" 1234")).toBe("blank");
  });
});

describe("administration", () => {
  it("sets a PIN typed twice, locks, and unlocks with it only", async () => {
    const engine = renderApp("/setup/audit");
    expect(await screen.findByTestId("pin-state")).toHaveTextContent("No PIN");
    fireEvent.click(screen.getByRole("button", { name: "Set PIN" }));
    let dialog = await screen.findByRole("dialog", { hidden: true });
    type(dialog, /^New PIN\b(?! once)/, "2468");
    type(dialog, /^New PIN once more/, "2469");
    expect(within(dialog).getByText("The two are not the same.")).toBeInTheDocument();
    type(dialog, /^New PIN once more/, "2468");
    fireEvent.click(within(dialog).getByRole("button", { name: "Set PIN", hidden: true }));
    await waitFor(() => expect(adminOf(engine).pin).toBe("2468"));
    fireEvent.click(await screen.findByRole("button", { name: "Lock now" }));
    await waitFor(() => expect(screen.getByTestId("pin-state")).toHaveTextContent("Locked"));
    expect(screen.getByText("The setup is locked.")).toBeInTheDocument();

    fireEvent.click(screen.getAllByRole("button", { name: "Unlock …" })[0]!);
    dialog = await screen.findByRole("dialog", { hidden: true });
    type(dialog, /^PIN/, "1111");
    fireEvent.click(within(dialog).getByRole("button", { name: "Unlock", hidden: true }));
    expect(await within(dialog).findByText(/The PIN is wrong/)).toBeInTheDocument();
    type(dialog, /^PIN/, "2468");
    fireEvent.click(within(dialog).getByRole("button", { name: "Unlock", hidden: true }));
    await waitFor(() => expect(screen.getByTestId("pin-state")).toHaveTextContent("Unlocked"));
    expect(screen.queryByText("The setup is locked.")).toBeNull();
  });

  it("never keeps the PIN where it could be read", async () => {
    const engine = renderApp("/setup/audit");
    fireEvent.click(await screen.findByRole("button", { name: "Set PIN" }));
    const dialog = await screen.findByRole("dialog", { hidden: true });
    type(dialog, /^New PIN\b(?! once)/, "secret77");
    type(dialog, /^New PIN once more/, "secret77");
    expect(within(dialog).getByLabelText(/^New PIN once more/)).toHaveAttribute("type", "password");
    fireEvent.click(within(dialog).getByRole("button", { name: "Set PIN", hidden: true }));
    await waitFor(() => expect(adminOf(engine).pin).toBe("secret77"));
    await waitFor(() => expect(screen.queryByRole("dialog", { hidden: true })).toBeNull());
    expect(document.body.innerHTML).not.toContain("secret77");
    expect(JSON.stringify(localStorage)).not.toContain("secret77");
  });

  it("lists who changed what, from what to what, page by page", async () => {
    const engine = renderApp("/setup/audit");
    const rows = await screen.findAllByTestId("audit-row");
    expect(rows[1]).toHaveTextContent("Setting changed");
    expect(rows[1]).toHaveTextContent("Shared Mailbox Email");
    expect(rows[5]).toHaveTextContent("15");
    expect(rows[6]).toHaveTextContent("EMAIL Cost");
    fireEvent.click(rows[5]!);
    fireEvent.doubleClick(rows[5]!);
    const panel = await screen.findByTestId("audit-panel");
    expect(panel).toHaveTextContent("Minutes between runs");
    expect(panel).toHaveTextContent("marta / svc-bitacora@aurora.example");
    expect(screen.getByText("100 changes, more follow")).toBeInTheDocument();
    expect(engine.asked.find(({ command }) => command === "get_audit")?.args).toEqual({ before: null, limit: 100 });
  });

  it("refuses what a locked setup forbids, and says so on every page of Setup", async () => {
    const engine = renderApp("/setup/job");
    Object.assign(adminOf(engine), { pin: "2468", unlocked: false });
    engine.onEvent({ kind: "setup_changed" });
    expect(await screen.findByText("The setup is locked.")).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "Put on hold" }));
    await waitFor(() => expect(screen.getAllByText(/The setup is locked/).length).toBeGreaterThan(1));
    expect(screen.getByTestId("job-status")).toHaveTextContent("Ready");
  });
});
