import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { renderApp } from "../../test/renderApp";

// Colours and sizes are not known here; they are looked at in pictures.
const rules = { "color-contrast": { enabled: false }, "target-size": { enabled: false } };

async function findings(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { rules, resultTypes: ["violations"] });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

const pages: [string, () => Promise<unknown>][] = [
  ["/setup/job", () => screen.findByTestId("job-status")],
  ["/setup/activity", () => screen.findAllByTestId("activity-row")],
  ["/setup/limits", () => screen.findAllByTestId("limit-row")],
  ["/setup/templates", () => screen.findAllByTestId("template-row")],
  ["/setup/audit", () => screen.findAllByTestId("audit-row")],
  ["/mailbox", () => screen.findByText("36 runs")],
];

describe("pages of Setup", () => {
  it.each(pages)("%s has no serious finding", async (path, ready) => {
    renderApp(path);
    await ready();
    expect(await findings()).toEqual([]);
  });

  it("lead to each other by the rail, and by tabs while it shows icons only", async () => {
    renderApp("/setup/job");
    fireEvent.click(await screen.findByTestId("nav-templates"));
    expect(await screen.findAllByTestId("template-row")).not.toHaveLength(0);
    expect(screen.getByTestId("nav-templates")).toHaveAttribute("aria-current", "page");
    expect(screen.queryByRole("tab", { name: /^Assisted setup/ })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Collapse the navigation" }));
    expect(screen.queryByTestId("nav-templates")).toBeNull();
    fireEvent.click(screen.getByRole("tab", { name: /^Assisted setup/ }));
    expect(await screen.findByTestId("guide-state")).toBeInTheDocument();
    expect(screen.getByRole("tab", { name: /^Assisted setup/ })).toHaveAttribute("aria-selected", "true");
  });

  it("stand below Setup in the rail, and the guide below Assisted setup", async () => {
    renderApp("/setup/guide", { mode: "company" });
    expect(await screen.findByTestId("nav-assisted")).toHaveAttribute("aria-current", "page");
    expect(screen.getByTestId("nav-email-logging")).not.toHaveAttribute("aria-current");
    const crumbs = await screen.findByRole("navigation", { name: "Where you are" });
    fireEvent.click(within(crumbs).getByRole("button", { name: "Assisted setup" }));
    expect(await screen.findByTestId("guide-state")).toBeInTheDocument();
  });

  it("are led to by the mailbox page, which shows the last lines only", async () => {
    renderApp("/mailbox");
    fireEvent.click(await screen.findByRole("tab", { name: /^Activity log/ }));
    expect((await screen.findAllByRole("listitem")).length).toBeGreaterThanOrEqual(5);
    fireEvent.click(screen.getByRole("button", { name: "Open the activity log" }));
    await waitFor(() => expect(window.location.hash).toBe("#/setup/activity"));
  });
});
