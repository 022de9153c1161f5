import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FakeEngine } from "../../../dev/fakeEngine";
import { connect } from "../../../dev/pretend";
import { adminOf } from "../../../dev/pretendAdmin";
import { standAt, wrongWith } from "../../../dev/pretendGuide";
import { App } from "../../app/App";
import { newClient } from "../../data/client";

describe("the guide", () => {
  it("a setup that an administrator locked offers to unlock it, and goes on", async () => {
    const engine = new FakeEngine({ locale: "en-GB", mode: "company", off: true });
    const guide = standAt(engine, "prepare");
    connect(engine);
    window.location.hash = "#/setup/guide";
    render(<App client={newClient()} />);
    Object.assign(adminOf(engine), { pin: "2468", unlocked: false });
    guide.wrong["tick_guide_item"] = wrongWith({ code: "administrator_required" });
    await screen.findByRole("heading", { level: 1, name: "Prepare the mailbox in Exchange" });
    expect(await screen.findByText("The setup is locked.")).toBeInTheDocument();
    fireEvent.click(screen.getByTestId("guide-tick-job_account"));
    const cancel = async () => within(await screen.findByRole("dialog", { hidden: true })).getByRole("button", { name: "Cancel", hidden: true });
    fireEvent.click(await cancel());
    const alert = await screen.findByRole("alert");
    fireEvent.click(within(alert).getByRole("button", { name: "Unlock" }));
    const dialog = await screen.findByRole("dialog", { hidden: true });
    delete guide.wrong["tick_guide_item"];
    fireEvent.change(within(dialog).getByLabelText("PIN"), { target: { value: "2468" } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Unlock", hidden: true }));
    await waitFor(() => expect(guide.ticked).toContain("job_account"));
    await waitFor(() => expect(screen.queryByText("The setup is locked.")).toBeNull());
  });
});
