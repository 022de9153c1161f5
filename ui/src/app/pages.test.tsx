import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { seriousFindings } from "../test/findings";
import { renderApp } from "../test/renderApp";

const pages: [string, string, () => Promise<unknown>][] = [
  ["the start page", "/", () => screen.findAllByTestId("home-news")],
  ["the log", "/log", () => screen.findAllByTestId("log-row")],
  ["contacts", "/contacts", () => screen.findByText("24 contacts")],
  ["a contact", "/contacts/CT000002", () => screen.findByRole("textbox", { name: "Name" })],
  ["salespeople", "/salespeople", () => screen.findByText("6 salespeople")],
  ["a salesperson", "/salespeople/AR", () => screen.findByRole("textbox", { name: "Name" })],
  ["opportunities", "/opportunities", () => screen.findAllByTestId("opportunity-row")],
  ["an opportunity", "/opportunities/OP000001", () => screen.findByTestId("stage-bar")],
  ["tasks", "/tasks", () => screen.findByText("9 tasks")],
  ["a task", "/tasks/TD000002", () => screen.findByRole("textbox", { name: /^Description/ })],
  ["activities", "/setup/activities", () => screen.findAllByTestId("activity-step")],
  ["not logged", "/desk/not-logged", () => screen.findAllByTestId("desk-row")],
  ["quarantine", "/desk/quarantine", () => screen.findAllByTestId("desk-row")],
  ["the mailbox", "/mailbox", () => screen.findByText("36 runs")],
  ["setup", "/setup", () => screen.findByRole("switch", { name: "Enabled" })],
];

describe("every page", () => {
  it.each(pages)("%s has no serious finding", async (_, path, ready) => {
    renderApp(path);
    await ready();
    expect(await seriousFindings()).toEqual([]);
  });

  it("the welcome page has no serious finding", async () => {
    renderApp("", { mode: "welcome" });
    await screen.findByTestId("welcome-demo");
    expect(await seriousFindings()).toEqual([]);
  });

  it("an empty page and a failed page have no serious finding", async () => {
    renderApp("/log", { empty: true });
    await screen.findByText("No entries yet");
    expect(await seriousFindings()).toEqual([]);
  });
});

describe("the way in", () => {
  it("leads from the welcome page to the start page of the demo company, and back", async () => {
    const engine = renderApp("", { mode: "welcome" });
    fireEvent.click(await screen.findByTestId("welcome-demo"));
    expect(await screen.findByTestId("banner-demo")).toBeInTheDocument();
    await screen.findAllByTestId("home-news");
    expect(engine.mode).toBe("demo");
    fireEvent.click(screen.getByRole("button", { name: "More" }));
    fireEvent.click(await screen.findByRole("menuitem", { name: /Leave the demo company/ }));
    expect(await screen.findByTestId("welcome-connect")).toBeInTheDocument();
  });

  it("speaks Spanish when asked, and remembers it", async () => {
    renderApp("", { mode: "welcome" });
    fireEvent.click(await screen.findByRole("button", { name: "Language: English" }));
    fireEvent.click(await screen.findByRole("menuitemradio", { name: "Español" }));
    expect(await screen.findByText("Conectar un buzón", { selector: "h2" })).toBeInTheDocument();
    expect(localStorage.getItem("bitacora.language")).toBe('"es"');
    expect(document.documentElement.lang).toBe("es");
  });
});

describe("data of an older version", () => {
  it("are brought up to date before anything is shown, and it says so", async () => {
    const engine = renderApp("/contacts", { outdated: true, delay: 50 });
    expect(await screen.findByRole("heading", { name: "Bringing your data up to date" })).toBeInTheDocument();
    expect(await seriousFindings()).toEqual([]);
    expect(await screen.findByText("24 contacts")).toBeInTheDocument();
    expect(engine.asked.filter(({ command }) => command === "open_company")).toHaveLength(1);
  });

  it("that cannot be opened are told of, with a way to try again", async () => {
    renderApp("/contacts", { outdated: true, failing: { open_company: "disk_full" } });
    expect(await screen.findByRole("button", { name: "Try again" })).toBeInTheDocument();
  });
});

describe("opening a message", () => {
  it("asks first, and not again when told so", async () => {
    const engine = renderApp("/log");
    await screen.findAllByTestId("log-row");
    const opened = (): number => engine.asked.filter(({ command }) => command === "open_entry_link").length;
    fireEvent.click(await screen.findByTestId("entry-open-link"));
    const dialog = await screen.findByRole("alertdialog", { hidden: true });
    expect(dialog).toHaveTextContent("harmful content");
    expect(opened()).toBe(0);
    fireEvent.click(within(dialog).getByRole("checkbox", { hidden: true }));
    fireEvent.click(within(dialog).getByRole("button", { name: "Open", hidden: true }));
    await waitFor(() => expect(opened()).toBe(1));
    fireEvent.click(screen.getByTestId("entry-open-link"));
    await waitFor(() => expect(opened()).toBe(2));
  });
});

describe("the mailbox", () => {
  it("processes when asked and tells the result", async () => {
    const engine = renderApp("/mailbox");
    await screen.findByText("Ready");
    fireEvent.click(screen.getByTestId("process-now"));
    expect(await screen.findByText("Mailbox processed")).toBeInTheDocument();
    expect(engine.asked.some(({ command }) => command === "process_now")).toBe(true);
  });

  it("shows the run under way with a way to stop it", async () => {
    const engine = renderApp("/mailbox", { running: true });
    const bar = await screen.findByRole("progressbar");
    expect(bar).toHaveAttribute("aria-valuetext", expect.stringContaining("132 of 320 messages"));
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(engine.asked.some(({ command }) => command === "cancel_run")).toBe(true));
  });

  it("compares with the log and says so in words", async () => {
    renderApp("/mailbox");
    await screen.findByText("Ready");
    fireEvent.click(screen.getByRole("button", { name: "Reconcile now" }));
    expect(await screen.findByText("Mailbox and log agree")).toBeInTheDocument();
  });
});

describe("setup", () => {
  it("enables only after a consent whose default is no", async () => {
    const engine = renderApp("/setup");
    engine.setup.enabled = false;
    engine.onEvent({ kind: "setup_changed" });
    await screen.findByText("Email logging is off", { selector: "h2" });
    fireEvent.click(screen.getByRole("switch", { name: "Enabled" }));
    const dialog = await screen.findByRole("alertdialog", { hidden: true });
    expect(dialog).toHaveTextContent("It moves messages that fit nobody to the folder Not Logged.");
    fireEvent.click(within(dialog).getByRole("button", { name: "No", hidden: true }));
    expect(engine.setup.enabled).toBe(false);
    await waitFor(() => expect(screen.queryByRole("alertdialog", { hidden: true })).toBeNull());
    fireEvent.click(screen.getByRole("switch", { name: "Enabled" }));
    fireEvent.click(await screen.findByRole("button", { name: "Yes, enable", hidden: true }));
    await waitFor(() => expect(engine.setup.enabled).toBe(true));
  });

  it("locks the connection while enabled", async () => {
    renderApp("/setup");
    expect(await screen.findByRole("textbox", { name: "Shared Mailbox Email" })).toHaveAttribute("readonly");
    expect(screen.getByRole("textbox", { name: "Minutes between runs" })).not.toHaveAttribute("readonly");
  });

  it("shows each failed check with its remedy", async () => {
    renderApp("/setup");
    fireEvent.click(await screen.findByRole("button", { name: "Validate Setup" }));
    expect(await screen.findByText("1 failed")).toBeInTheDocument();
    expect(screen.getByText(/The account may read the mailbox but not change it/)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Show the commands" })).toBeInTheDocument();
  });
});
