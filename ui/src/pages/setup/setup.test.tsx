import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { adminOf } from "../../../dev/pretendAdmin";
import type { FakeEngine, Options } from "../../../dev/fakeEngine";
import { clipboard } from "../../test/setup";
import { renderApp } from "../../test/renderApp";

const rules = { "color-contrast": { enabled: false }, "target-size": { enabled: false } };

async function findings(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { rules, resultTypes: ["violations"] });
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id);
}

async function open(options: Options = {}): Promise<FakeEngine> {
  const engine = renderApp("/setup", { mode: "company", ...options });
  await screen.findByRole("switch", { name: "Enabled" });
  return engine;
}

async function turnOff(engine: FakeEngine): Promise<void> {
  engine.setup.enabled = false;
  act(() => engine.onEvent({ kind: "setup_changed" }));
  await screen.findByText("Email logging is off", { selector: "h2" });
}

function times(engine: FakeEngine, command: string): number {
  return engine.asked.filter((one) => one.command === command).length;
}

const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name, hidden: true }));
const dialog = () => screen.findByRole("alertdialog", { hidden: true });

describe("enabling", () => {
  it("asks for the data, the administrator and the account, in this order", async () => {
    const engine = await open();
    engine.account = null;
    engine.setup.consent_given = false;
    act(() => engine.onEvent({ kind: "session_changed" }));
    await turnOff(engine);
    fireEvent.click(screen.getByRole("switch", { name: "Enabled" }));
    expect(await dialog()).toHaveTextContent("It stores subject, dates, addresses, IDs and a link");
    press("Yes, enable");
    await screen.findByText("Sign in as administrator and give consent");
    fireEvent.click(within(await dialog()).getByRole("button", { name: "Sign in as administrator", hidden: true }));
    await waitFor(() => expect(engine.asked).toContainEqual({ command: "sign_in", args: { adminConsent: true } }));
    expect(engine.setup.enabled).toBe(false);
    act(() => engine.finishSignIn());
    await waitFor(() => expect(engine.setup.enabled).toBe(true));
  });

  it("names what the settings keep and from which day on", async () => {
    const engine = await open();
    Object.assign(engine.setup, { keep_content: "full", log_from: "2026-11-02", unmatched: "delete" });
    await turnOff(engine);
    fireEvent.click(screen.getByRole("switch", { name: "Enabled" }));
    const asked = await dialog();
    expect(asked).toHaveTextContent("the whole message with its attachments");
    expect(asked).toHaveTextContent("mail received on 2 Nov 2026 and leaves older mail alone");
    expect(asked).toHaveTextContent("Deleted Items");
  });

  it("tells why it failed and offers the remedy", async () => {
    const engine = await open({ failing: { enable_logging: "access_denied" } });
    await turnOff(engine);
    fireEvent.click(screen.getByRole("switch", { name: "Enabled" }));
    await dialog();
    press("Yes, enable");
    expect(await screen.findByText("The account may not open the mailbox")).toBeInTheDocument();
    expect(engine.setup.enabled).toBe(false);
  });

  it("cannot be chosen without a mailbox, and says so", async () => {
    await open({ off: true });
    expect(screen.getByRole("switch", { name: "Enabled" })).toBeDisabled();
    expect(screen.getByRole("switch", { name: "Enabled" })).toHaveAccessibleDescription("Type the shared mailbox first.");
  });
});

describe("validation", () => {
  it("counts, and puts failures first, each with its remedy and another look", async () => {
    const engine = await open();
    press("Validate Setup");
    const found = await screen.findByRole("region", { name: "Validation" });
    expect(within(found).getByText("1 hint")).toBeInTheDocument();
    const rows = within(found).getAllByRole("listitem");
    expect(rows[0]).toHaveTextContent("Archive folder accepts messages");
    expect(rows[1]).toHaveTextContent("their mail can never match");
    expect(found).toHaveTextContent("212.3 GB free");
    expect(found).toHaveTextContent("svc-bitacora@aurora.example · kept until 18 Feb 2027");
    expect(await findings()).toEqual([]);
    fireEvent.click(within(rows[0]!).getByRole("button", { name: "Check again" }));
    await waitFor(() => expect(times(engine, "validate_setup")).toBe(2));
  });

  it("shows the commands of a remedy, to copy and to save", async () => {
    const engine = await open();
    press("Validate Setup");
    fireEvent.click(await screen.findByRole("button", { name: "Show the commands" }));
    await screen.findByText(/Add-MailboxPermission/);
    press("Copy commands");
    expect(clipboard.text).toContain("-Identity 'registro@aurora.example'");
    press(/^Save/);
    await waitFor(() =>
      expect(engine.asked).toContainEqual({ command: "save_script", args: { kind: "membership", options: { language: "en" } } }),
    );
  });

  it("says what was not checked, and leads to the sign-in", async () => {
    const engine = await open({ signIn: true });
    press("Validate Setup");
    expect(await screen.findByText("1 failed")).toBeInTheDocument();
    expect(screen.getAllByRole("img", { name: "Not checked" })).toHaveLength(5);
    fireEvent.click(within(screen.getByRole("region", { name: "Validation" })).getByRole("button", { name: "Sign in" }));
    await waitFor(() => expect(times(engine, "sign_in")).toBe(1));
  });
});

describe("the toolbar", () => {
  it("renews the token after the confirmation, and says that it worked", async () => {
    const engine = await open();
    press("Renew Token");
    expect(await dialog()).toHaveTextContent("account that the scheduled job will use");
    fireEvent.click(within(await dialog()).getByRole("button", { name: "Sign in", hidden: true }));
    await waitFor(() => expect(engine.asked).toContainEqual({ command: "sign_in", args: { adminConsent: false } }));
    act(() => engine.finishSignIn());
    expect(await screen.findByText("The token was successfully renewed.")).toBeInTheDocument();
  });

  it("recreates the job, and offers neither while disabled", async () => {
    const engine = await open();
    press("Recreate Job");
    expect(await screen.findByText("The job was made anew")).toBeInTheDocument();
    await turnOff(engine);
    expect(screen.queryByRole("button", { name: "Recreate Job" })).toBeNull();
    expect(screen.queryByRole("button", { name: "Renew Token" })).toBeNull();
  });

  it("clears only while disabled, and names what goes", async () => {
    const engine = await open();
    expect(screen.getByRole("button", { name: "Clear Setup" })).toHaveAttribute("aria-disabled", "true");
    expect(screen.getByRole("button", { name: "Assisted Setup" })).toHaveAttribute("aria-disabled", "true");
    await turnOff(engine);
    press("Clear Setup");
    const asked = await dialog();
    expect(asked).toHaveTextContent("the shared mailbox registro@aurora.example");
    fireEvent.click(within(asked).getByRole("button", { name: "Clear Setup", hidden: true }));
    await waitFor(() => expect(engine.setup.shared_mailbox).toBe(""));
  });
});

describe("the job", () => {
  it("is put on hold and set to ready", async () => {
    const engine = await open();
    fireEvent.click(await screen.findByRole("button", { name: "Put on hold" }));
    await waitFor(() => expect(times(engine, "job_hold")).toBe(1));
    fireEvent.click(await screen.findByRole("button", { name: "Set to ready" }));
    await waitFor(() => expect(times(engine, "job_ready")).toBe(1));
  });

  it("tells its week as a table", async () => {
    await open();
    const week = await screen.findByRole("table", { name: "Messages logged per day" });
    expect(within(week).getAllByRole("columnheader")).toHaveLength(7);
    expect(within(week).getAllByRole("cell")).toHaveLength(7);
  });
});

describe("the shared mailbox", () => {
  it("is changed step by step once mail of it is logged", async () => {
    const engine = await open();
    await turnOff(engine);
    press("Change …");
    const asked = await dialog();
    expect(asked).toHaveTextContent("Do not move mail that is already logged");
    const [field, yes] = [
      within(asked).getByRole("textbox", { hidden: true }),
      within(asked).getByRole("button", { name: "Change", hidden: true }),
    ];
    fireEvent.change(field, { target: { value: "registro@aurora.example" } });
    expect(yes).toBeDisabled();
    fireEvent.change(field, { target: { value: "nuevo@aurora.example" } });
    fireEvent.click(yes);
    await waitFor(() => expect(engine.setup.shared_mailbox).toBe("nuevo@aurora.example"));
  });

  it("is changed from the notice too: logging is turned off first", async () => {
    const engine = await open({ notices: "limit" });
    fireEvent.click(await screen.findByRole("button", { name: "Change the mailbox" }));
    const asked = await dialog();
    fireEvent.change(within(asked).getByRole("textbox", { hidden: true }), { target: { value: "nuevo@aurora.example" } });
    fireEvent.click(within(asked).getByRole("button", { name: "Turn off and change", hidden: true }));
    await waitFor(() => expect(engine.setup).toMatchObject({ enabled: false, shared_mailbox: "nuevo@aurora.example" }));
  });
});

describe("secrets and sign-in", () => {
  it("warns of a secret that ends soon and removes it on demand", async () => {
    const engine = await open();
    const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
    Object.assign(engine.setup, { has_client_secret: true, client_secret_expires: soon });
    await turnOff(engine);
    expect(screen.getByText(/Expires on .*, in 5 days/)).toBeInTheDocument();
    press("Remove the client secret");
    fireEvent.click(within(await dialog()).getByRole("button", { name: "Remove", hidden: true }));
    await waitFor(() => expect(engine.setup.has_client_secret).toBe(false));
  });

  it("signs out after a question", async () => {
    const engine = await open();
    fireEvent.click((await screen.findAllByRole("button", { name: "Sign out" }))[0]!);
    fireEvent.click(within(await dialog()).getByRole("button", { name: "Sign out", hidden: true }));
    await waitFor(() => expect(engine.account).toBeNull());
  });

  it("signs in with a code on another device", async () => {
    const engine = await open({ signIn: true });
    fireEvent.click((await screen.findAllByRole("button", { name: "With a code instead" }))[0]!);
    expect(await screen.findByText("FJ4K9QWX")).toBeInTheDocument();
    press("Copy code");
    expect(clipboard.text).toBe("FJ4K9QWX");
    await waitFor(() => expect(times(engine, "wait_for_device_sign_in")).toBe(1));
    act(() => engine.finishSignIn());
    await waitFor(() => expect(screen.queryByText("FJ4K9QWX")).toBeNull());
    expect(times(engine, "begin_device_sign_in")).toBe(1);
  });
});

describe("notices", () => {
  it("show what blocks before what warns, with the one button, and mark rail and pill", async () => {
    const engine = await open({ notices: "consent" });
    const banner = await screen.findByTestId("banner-notice");
    expect(banner).toHaveTextContent("An administrator has not allowed Bitácora yet");
    expect(screen.getByTestId("nav-setup")).toHaveAccessibleName("Setup needs somebody");
    expect(screen.getByRole("button", { name: "Mailbox: Consent needed" })).toBeInTheDocument();
    fireEvent.click(within(banner).getByRole("button", { name: "Sign in as administrator" }));
    await waitFor(() => expect(engine.asked).toContainEqual({ command: "sign_in", args: { adminConsent: true } }));
    expect((await screen.findAllByText(/Waiting for the browser/)).length).toBeGreaterThan(0);
  });

  it("that only warn can be hidden and lead to the field", async () => {
    const engine = renderApp("/log", { mode: "company", notices: "secret" });
    engine.setup.enabled = false;
    const banner = await screen.findByTestId("banner-notice");
    expect(banner).toHaveTextContent("The client secret expires on");
    fireEvent.click(within(banner).getByRole("button", { name: "Enter the client secret" }));
    await waitFor(() => expect(document.activeElement?.closest("[data-field]")).toHaveAttribute("data-field", "client_secret"));
    fireEvent.click(screen.getByRole("button", { name: "Hide until the next start" }));
    await waitFor(() => expect(screen.queryByTestId("banner-notice")).toBeNull());
  });
});

describe("a setup locked by a PIN", () => {
  it("asks for it, and does what was asked after that", async () => {
    const engine = await open();
    await turnOff(engine);
    Object.assign(adminOf(engine), { pin: "2468", unlocked: false });
    fireEvent.change(screen.getByRole("textbox", { name: "Tenant" }), { target: { value: "aurora.example" } });
    fireEvent.blur(screen.getByRole("textbox", { name: "Tenant" }));
    const asked = await screen.findByRole("dialog", { hidden: true });
    const pin = within(asked).getByLabelText("PIN");
    fireEvent.change(pin, { target: { value: "1111" } });
    fireEvent.click(within(asked).getByRole("button", { name: "Unlock", hidden: true }));
    expect(await screen.findByText(/The PIN is wrong/)).toBeInTheDocument();
    fireEvent.change(pin, { target: { value: "2468" } });
    fireEvent.click(within(asked).getByRole("button", { name: "Unlock", hidden: true }));
    await waitFor(() => expect(engine.setup.tenant).toBe("aurora.example"));
  });

  it("leaves all as it was when nobody knows the PIN", async () => {
    const engine = await open();
    await turnOff(engine);
    Object.assign(adminOf(engine), { pin: "2468", unlocked: false });
    fireEvent.click(screen.getByRole("switch", { name: "Enabled" }));
    await dialog();
    press("Yes, enable");
    fireEvent.click(await screen.findByRole("button", { name: "Cancel", hidden: true }));
    expect(await screen.findByText("The setup is locked")).toBeInTheDocument();
    expect(engine.setup.enabled).toBe(false);
  });
});
