import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import type { FakeEngine } from "../../../dev/fakeEngine";
import { renderApp } from "../../test/renderApp";

const asked = (engine: FakeEngine, command: string): Record<string, unknown>[] =>
  engine.asked.filter((one) => one.command === command).map(({ args }) => args);

const openTab = async (name: RegExp): Promise<void> => {
  fireEvent.click(await screen.findByRole("tab", { name }));
};

async function serious(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { rules: { "color-contrast": { enabled: false } } });
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id);
}

describe("the card of a contact", () => {
  it("shows the timeline by conversation and leads to the message, who took part, and the thread", async () => {
    renderApp("/contacts/CT000002");
    await openTab(/^Timeline/);
    const region = await screen.findByRole("region", { name: "Timeline" });
    const messages = await within(region).findAllByTestId("timeline-message");
    expect(messages.length).toBeGreaterThan(0);
    expect(await serious()).toEqual([]);
    fireEvent.click(within(messages[0] as HTMLElement).getByRole("button"));
    const panel = await screen.findByTestId("entry-panel");
    const people = await within(panel).findAllByTestId("participant");
    expect(within(people[0] as HTMLElement).getByRole("link")).toHaveAttribute("href", expect.stringMatching(/contacts|salespeople/));
    fireEvent.click(within(panel).getByRole("button", { name: "Show in the log" }));
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/log\?.*conversation=/));
  });

  it("shows of the timeline what is asked for", async () => {
    const engine = renderApp("/contacts/CT000002");
    await openTab(/^Timeline/);
    await screen.findAllByTestId("timeline-conversation");
    fireEvent.click(screen.getByRole("button", { name: "Opportunities" }));
    await waitFor(() => expect(screen.queryAllByTestId("timeline-conversation")).toHaveLength(0));
    expect(screen.getAllByTestId("timeline-opportunity").length).toBeGreaterThan(0);
    fireEvent.click(screen.getByRole("button", { name: "Opportunities" }));
    fireEvent.change(screen.getByRole("searchbox", { name: "Search this timeline" }), { target: { value: "zzzz" } });
    fireEvent.click(await screen.findByRole("button", { name: "Show everything" }));
    await screen.findAllByTestId("timeline-conversation");
    expect(asked(engine, "get_contact_timeline").map(({ query }) => (query as { search: string }).search)).toContain("zzzz");
  });

  it("adds a mail to the opportunity of its conversation, and takes it back", async () => {
    const engine = renderApp("/contacts/CT000002");
    await openTab(/^Timeline/);
    fireEvent.click(within((await screen.findAllByTestId("timeline-message"))[0]!).getByRole("button"));
    const hint = await screen.findByTestId("opportunity-hint");
    expect(hint).toHaveTextContent("This conversation belongs to the opportunity OP000001 Reading room");
    fireEvent.click(within(hint).getByRole("button"));
    expect(await screen.findByTestId("opportunity-of-entry")).toHaveTextContent("OP000001");
    fireEvent.click(await screen.findByText("Undo"));
    expect(await screen.findByTestId("opportunity-hint")).toBeInTheDocument();
    expect(asked(engine, "unlink_entries")).toHaveLength(1);
  });

  it("keeps dated comments, and a deleted one comes back", async () => {
    const engine = renderApp("/contacts/CT000002");
    await openTab(/^Comments/);
    const field = await screen.findByRole("textbox", { name: "New comment" });
    fireEvent.change(field, { target: { value: "Ask for Marta" } });
    fireEvent.click(screen.getByRole("button", { name: "Add comment" }));
    expect(await screen.findByText("Ask for Marta")).toBeInTheDocument();
    const first = screen.getAllByTestId("comment")[0] as HTMLElement;
    fireEvent.click(within(first).getByRole("button"));
    fireEvent.click(await screen.findByText("Undo"));
    await waitFor(() =>
      expect(asked(engine, "add_contact_comment").at(-1)?.["fields"]).toEqual({
        comment: "Prefers mail to calls. Deliveries only before 10:00.",
        date: "2026-10-02",
      }),
    );
  });

  it("writes a mail in the mail program and no entry", async () => {
    const engine = renderApp("/contacts/CT000002");
    fireEvent.click(await screen.findByRole("button", { name: "Write mail" }));
    await waitFor(() => expect(asked(engine, "write_mail")).toEqual([{ no: "CT000002" }]));
    expect(asked(engine, "create_interaction")).toEqual([]);
  });
});

describe("the contacts", () => {
  it("have a report on their addresses, each with a way to mend it", async () => {
    renderApp("/contacts/health");
    expect(await screen.findByRole("heading", { name: "1 invalid address" })).toBeInTheDocument();
    expect(screen.getByText("lucia@@muebles-duero")).toBeInTheDocument();
    expect(screen.getByText("and 119 more")).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "AR" })).toHaveAttribute("href", expect.stringContaining("/salespeople/AR"));
    expect(await serious()).toEqual([]);
    fireEvent.click(screen.getByRole("button", { name: /^Merge .* with the other contact$/ }));
    expect(await screen.findByText("12 interaction log entries move")).toBeInTheDocument();
  });

  it("are merged only after what moves was shown and confirmed", async () => {
    const engine = renderApp("/contacts/CT000002");
    fireEvent.click(await screen.findByRole("button", { name: "More actions" }));
    fireEvent.click(await screen.findByRole("menuitem", { name: "Merge with …" }));
    fireEvent.click(await screen.findByRole("combobox", { name: "Choose a contact" }));
    const options = await screen.findAllByRole("option", { name: /CT000004/ });
    fireEvent.click(options[0] as HTMLElement);
    expect(await screen.findByText("12 interaction log entries move")).toBeInTheDocument();
    expect(asked(engine, "merge_contacts").map(({ dryRun, dry_run }) => dryRun ?? dry_run)).toEqual([true]);
    fireEvent.click(await screen.findByRole("button", { name: "Merge" }));
    await waitFor(() => expect(asked(engine, "merge_contacts")).toHaveLength(2));
  });
});
