import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import { connect } from "../../../dev/pretend";
import { FakeEngine } from "../../../dev/fakeEngine";
import { guideOf, standAt, wrongWith, type PretendedGuide } from "../../../dev/pretendGuide";
import { render } from "@testing-library/react";
import type { GuideStep } from "../../api";
import { App } from "../../app/App";
import { newClient } from "../../data/client";
import { clipboard } from "../../test/setup";
import { STEPS } from "./order";

const rules = { "color-contrast": { enabled: false }, "target-size": { enabled: false } };

async function findings(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { rules, resultTypes: ["violations"] });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}

/** The guide on a pretended engine that stands at a step; `null` for a fresh start. */
function openGuide(step: GuideStep | null, path = "/setup/guide"): { engine: FakeEngine; guide: PretendedGuide } {
  const engine = new FakeEngine({ locale: "en-GB", mode: "company", off: true });
  const guide = step === null ? guideOf(engine) : standAt(engine, step);
  connect(engine);
  window.location.hash = `#${path}`;
  render(<App client={newClient()} />);
  return { engine, guide };
}

const question = (name: string) => screen.findByRole("heading", { level: 1, name });
const next = () => screen.getByTestId("guide-next");
const reason = () => document.getElementById("guide-reason");
/** What was copied; typing with user-event puts a clipboard of its own into the window. */
const copied = async () => clipboard.text || (await navigator.clipboard.readText?.()) || "";
const asked = (engine: FakeEngine, name: string) => engine.asked.filter(({ command }) => command === name);

describe("every step", () => {
  it.each([...STEPS])("%s has no serious finding, one heading, and the focus on it", async (step) => {
    openGuide(step);
    const heading = await screen.findByRole("heading", { level: 1 });
    await waitFor(() => expect(heading).toHaveFocus());
    expect(screen.getByTestId(`guide-step-${step}`)).toHaveAttribute("aria-current", "step");
    expect(await findings()).toEqual([]);
  });
});

describe("gates", () => {
  const gates: [GuideStep, RegExp][] = [
    ["prepare", /every item that is not optional is ticked/],
    ["application", /when the client ID is entered/],
    ["consent", /when consent is given/],
    ["account", /account of the job is signed in/],
    ["mailbox", /when the mailbox was read/],
    ["turn_on", /when email logging is on/],
  ];
  it.each(gates)("%s says what it waits for, and Next stays shut", async (step, words) => {
    const { engine } = openGuide(step);
    const heading = await screen.findByRole("heading", { level: 1 });
    expect(reason()).toHaveTextContent(words);
    expect(next()).toHaveAttribute("aria-disabled", "true");
    expect(next()).toHaveAccessibleDescription(words);
    fireEvent.click(next());
    await waitFor(() => expect(asked(engine, "get_guide").length).toBeGreaterThan(1));
    expect(screen.getByRole("heading", { level: 1 })).toBe(heading);
  });

  it("open as soon as the last item is ticked, without the optional one", async () => {
    const { engine } = openGuide(null);
    await question("Prepare the mailbox in Exchange");
    for (const item of ["shared_mailbox", "job_account", "membership", "mail_flow_rules"]) {
      fireEvent.click(screen.getByTestId(`guide-tick-${item}`));
    }
    await waitFor(() => expect(next()).not.toHaveAttribute("aria-disabled", "true"));
    expect(reason()).toHaveTextContent("");
    expect(guideOf(engine).ticked).not.toContain("archive_readers");
  });

  it("let nobody click on a step that was not reached", async () => {
    openGuide("application");
    await question("Register Bitácora in Microsoft Entra");
    expect(screen.getByTestId("guide-step-prepare")).toBeEnabled();
    expect(screen.getByTestId("guide-step-consent")).toBeDisabled();
  });
});

describe("fields", () => {
  it("are checked as one types, and Enter saves what was typed before it goes on", async () => {
    const user = userEvent.setup();
    const { engine } = openGuide("application");
    await question("Register Bitácora in Microsoft Entra");
    const field = screen.getByRole("textbox", { name: "Client ID" });
    await user.type(field, "7d1f0c52");
    expect(screen.getByText(/A client ID looks like/)).toBeInTheDocument();
    await user.type(field, "-4b6e-4f0a-9a35-2c8e61d0b7aa{Enter}");
    await waitFor(() => expect(reason()).toHaveTextContent("when the tenant names your organization"));
    const tenant = screen.getByRole("textbox", { name: /Tenant/ });
    await user.clear(tenant);
    await user.type(tenant, "aurora.example{Enter}");
    await question("Get the consent of an administrator");
    expect(engine.setup.client_id).toBe("7d1f0c52-4b6e-4f0a-9a35-2c8e61d0b7aa");
    expect(guideOf(engine).current).toBe("consent");
  });

  it("give the commands what they are made from, ready to copy", async () => {
    clipboard.text = "";
    openGuide("prepare");
    await question("Prepare the mailbox in Exchange");
    fireEvent.change(screen.getByRole("textbox", { name: /Account of the job/ }), {
      target: { value: "svc@aurora.example" },
    });
    const item = document.querySelector<HTMLElement>("[data-place=membership]")!;
    fireEvent.click(within(item).getByRole("button", { name: "How it is done" }));
    fireEvent.click((await within(item).findAllByRole("button", { name: "Copy commands" }))[0]!);
    await waitFor(async () => expect(await copied()).toContain("-User 'svc@aurora.example'"));
  });

  it("never show a secret again", async () => {
    const { engine } = openGuide("application");
    await question("Register Bitácora in Microsoft Entra");
    fireEvent.click(screen.getByRole("button", { name: /Client secret \(only/ }));
    const field = screen.getByLabelText("Client Secret", { selector: "input" });
    expect(field).toHaveAttribute("type", "password");
    fireEvent.change(field, { target: { value: "s3cret" } });
    fireEvent.click(screen.getByRole("button", { name: "Keep" }));
    expect(await screen.findByText("One is kept in the keychain of this computer.")).toBeInTheDocument();
    expect(field).toHaveValue("");
    expect(engine.setup.has_client_secret).toBe(true);
  });
});

describe("leaving and coming back", () => {
  it("Esc leaves without loss, and the list resumes at the step", async () => {
    const { engine } = openGuide("mailbox");
    await question("Read the shared mailbox");
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
    expect(await screen.findByTestId("guide-state")).toHaveTextContent("Step 5 of 7: Shared mailbox");
    expect(engine.setup.client_id).not.toBe("");
    fireEvent.click(screen.getByTestId("guide-start"));
    await question("Read the shared mailbox");
  });

  it("the list knows a guide that was not begun and one that is completed", async () => {
    const { guide } = openGuide(null, "/setup/assisted");
    expect(await screen.findByTestId("guide-state")).toHaveTextContent("Not started");
    expect(await findings()).toEqual([]);
    guide.completed = true;
  });

  it("the first start leads into the guide", async () => {
    const engine = new FakeEngine({ locale: "en-GB", mode: "welcome", off: true });
    connect(engine);
    render(<App client={newClient()} />);
    fireEvent.click(await screen.findByTestId("welcome-connect"));
    await question("Prepare the mailbox in Exchange");
    await waitFor(() => expect(guideOf(engine).started).toBe(true));
  });
});

describe("signing in", () => {
  it("waits with a way out, and a canceled sign-in is no failure", async () => {
    const { guide, engine } = openGuide("account");
    guide.browser = "waits";
    await question("Sign in with the account of the job");
    fireEvent.click(screen.getByTestId("guide-sign-in"));
    expect(await screen.findByText("Finish the sign-in in the browser")).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "The page did not open?" }));
    expect(screen.getByText(/Allow pop-up windows from https:\/\/login.microsoftonline.com/)).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "Copy the address to open it by hand" }));
    expect(await screen.findByText("The address of the sign-in page was copied.")).toBeInTheDocument();
    expect(await findings()).toEqual([]);
    fireEvent.click(screen.getByTestId("guide-cancel-sign-in"));
    expect(await screen.findByTestId("guide-sign-in")).toBeInTheDocument();
    expect(screen.queryByRole("alert")).toBeNull();
    expect(engine.account).toBeNull();
  });

  it("notices when another account than the one named signs in", async () => {
    localStorage.setItem("bitacora.guide.commands", JSON.stringify({ jobAccount: "svc-bitacora@aurora.example" }));
    const { guide } = openGuide("consent");
    guide.account = "ana@aurora.example";
    await question("Get the consent of an administrator");
    fireEvent.click(screen.getByTestId("guide-consent"));
    expect(await screen.findByText("Consent is given")).toBeInTheDocument();
    fireEvent.click(next());
    await question("Sign in with the account of the job");
    expect(screen.getByTestId("guide-account")).toHaveTextContent("ana@aurora.example");
    expect(screen.getByText(/you named svc-bitacora@aurora.example/)).toBeInTheDocument();
    guide.account = "svc-bitacora@aurora.example";
    fireEvent.click(screen.getByTestId("guide-sign-in"));
    await waitFor(() => expect(screen.getByTestId("guide-account")).toHaveTextContent("svc-bitacora@aurora.example"));
    expect(screen.queryByText(/you named/)).toBeNull();
  });

  it("does not ask for the consent again when only the account did not sign in after it", async () => {
    const { guide, engine } = openGuide("consent");
    await question("Get the consent of an administrator");
    guide.wrong["sign_in"] = wrongWith({ code: "sign_in_timed_out", cause: "sign_in_timed_out", remedy: "sign_in" });
    fireEvent.click(screen.getByTestId("guide-consent"));
    const alert = await screen.findByRole("alert");
    act(() => {
      engine.setup.consent_given = true;
      engine.onEvent({ kind: "setup_changed" });
    });
    expect(await screen.findByText("Consent is given")).toBeInTheDocument();
    delete guide.wrong["sign_in"];
    fireEvent.click(within(alert).getAllByRole("button")[0]!);
    await waitFor(() => expect(engine.account).not.toBeNull());
    expect(asked(engine, "sign_in").map(({ args }) => args["adminConsent"])).toEqual([true, false]);
    await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
  });

  it("shows a code where no browser can open, and goes on by itself", async () => {
    clipboard.text = "";
    const { guide } = openGuide("account");
    guide.browser = "waits";
    await question("Sign in with the account of the job");
    fireEvent.click(screen.getByTestId("guide-device"));
    expect(await screen.findByTestId("guide-code")).toHaveTextContent("F7KQ-9XWD");
    fireEvent.click(screen.getByRole("button", { name: "Copy code", hidden: true }));
    await waitFor(async () => expect(await copied()).toBe("F7KQ-9XWD"));
    act(() => guide.answer());
    expect(await screen.findByTestId("guide-account")).toHaveTextContent("svc-bitacora@aurora.example");
    await waitFor(() => expect(screen.queryByTestId("guide-code")).toBeNull());
  });
});

describe("what goes wrong", () => {
  it("a wrong client ID leads to its field, and back to where it failed", async () => {
    const user = userEvent.setup();
    const { guide, engine } = openGuide("account");
    guide.wrong["sign_in"] = wrongWith({
      code: "client_rejected",
      cause: "client_unknown",
      remedy: "check_client_id",
      reference: "AADSTS700016",
    });
    await question("Sign in with the account of the job");
    fireEvent.click(screen.getByTestId("guide-sign-in"));
    const alert = await screen.findByRole("alert");
    expect(screen.getByTestId("guide-step-account")).toHaveAccessibleName(/needs you/);
    fireEvent.click(within(alert).getAllByRole("button")[0]!);
    await question("Register Bitácora in Microsoft Entra");
    const field = screen.getByRole("textbox", { name: "Client ID" });
    await waitFor(() => expect(field).toHaveFocus());
    await user.clear(field);
    await user.type(field, "11111111-2222-3333-4444-555555555555");
    delete guide.wrong["sign_in"];
    await user.click(screen.getByTestId("guide-return"));
    await question("Sign in with the account of the job");
    expect(engine.setup.client_id).toBe("11111111-2222-3333-4444-555555555555");
    fireEvent.click((await screen.findAllByRole("button", { name: /Check again|Sign in/ }))[0]!);
    expect(await screen.findByTestId("guide-account")).toBeInTheDocument();
    expect(guide.ticked).toHaveLength(4);
  });

  it("missing rights show the commands that give them; then the mailbox is read", async () => {
    const { guide } = openGuide("mailbox");
    guide.wrong["preview_mailbox"] = wrongWith({
      code: "access_denied",
      cause: "no_mailbox_rights",
      remedy: "copy_rights_script",
    });
    await question("Read the shared mailbox");
    fireEvent.click(screen.getByTestId("guide-read"));
    fireEvent.click(within(await screen.findByRole("alert")).getAllByRole("button")[0]!);
    await question("Prepare the mailbox in Exchange");
    const item = document.querySelector<HTMLElement>("[data-place=membership]")!;
    expect(await within(item).findByText(/Add-MailboxPermission/)).toBeVisible();
    delete guide.wrong["preview_mailbox"];
    fireEvent.click(screen.getByTestId("guide-return"));
    await question("Read the shared mailbox");
    fireEvent.click(screen.getByTestId("guide-read"));
    expect(await screen.findByTestId("guide-proof")).toHaveTextContent("Newest message");
    expect(screen.getByText("No copy of an outbound mail yet.", { exact: false })).toBeInTheDocument();
    expect(screen.getByText("41")).toBeInTheDocument();
    expect(await findings()).toEqual([]);
    await waitFor(() => expect(next()).not.toHaveAttribute("aria-disabled", "true"));
  });

  it("a missing template opens the step of the choices again once it is restored", async () => {
    const { guide } = openGuide("choices");
    guide.template = false;
    await question("What shall happen to the mail?");
    expect(reason()).toHaveTextContent("interaction template");
    fireEvent.click(within(await screen.findByRole("alert")).getAllByRole("button")[0]!);
    await waitFor(() => expect(next()).not.toHaveAttribute("aria-disabled", "true"));
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("a tick that cannot be kept says so beside the item", async () => {
    const { guide } = openGuide(null);
    guide.wrong["tick_guide_item"] = wrongWith({ code: "disk_full" });
    await question("Prepare the mailbox in Exchange");
    fireEvent.click(screen.getByTestId("guide-tick-membership"));
    const alert = await screen.findByRole("alert");
    expect(screen.getByTestId("guide-tick-membership")).not.toBeChecked();
    delete guide.wrong["tick_guide_item"];
    fireEvent.click(within(alert).getAllByRole("button")[0]!);
    await waitFor(() => expect(screen.getByTestId("guide-tick-membership")).toBeChecked());
  });

  it("a missing template is restored on the spot", async () => {
    const { guide } = openGuide("turn_on");
    guide.template = false;
    await question("Turn email logging on");
    fireEvent.click(within(await screen.findByRole("alert")).getAllByRole("button")[0]!);
    expect(await screen.findByText("All 7 checks passed")).toBeInTheDocument();
    expect(guide.template).toBe(true);
  });
});

describe("choices and turning on", () => {
  it("keep an answer at once, and warn of deleting", async () => {
    const { engine } = openGuide("choices");
    await question("What shall happen to the mail?");
    fireEvent.click(screen.getByTestId("guide-unmatched-delete"));
    expect(await screen.findByText(/will be gone when you add them/)).toBeInTheDocument();
    fireEvent.click(screen.getByTestId("guide-log_from-day"));
    await waitFor(() => expect(engine.setup.log_from).toMatch(/^\d{4}-\d{2}-\d{2}$/));
    expect(engine.setup.unmatched).toBe("delete");
  });

  it("the agreement follows from the settings, its default is No, and the first run ends in the log", async () => {
    const { engine, guide } = openGuide("turn_on");
    engine.setup.unmatched = "leave";
    engine.setup.keep_content = "full";
    await question("Turn email logging on");
    const points = screen.getByTestId("guide-agree-points");
    expect(points).toHaveTextContent("It leaves messages that fit nobody in the Inbox.");
    expect(points).toHaveTextContent("reads the text and the attachments too, and keeps them");
    expect(points).toHaveTextContent("It begins with all mail that lies in the Inbox now.");
    expect(screen.getByRole("radio", { name: "No" })).toBeChecked();
    fireEvent.click(screen.getByTestId("guide-turn-on"));
    expect(engine.setup.enabled).toBe(false);
    fireEvent.click(screen.getByTestId("guide-agree"));
    fireEvent.click(screen.getByTestId("guide-turn-on"));
    expect(await screen.findByTestId("guide-on")).toBeInTheDocument();
    fireEvent.click(screen.getByTestId("guide-first-run"));
    await waitFor(() => expect(asked(engine, "process_now")).toHaveLength(1));
    expect(await screen.findByTestId("guide-run-result")).toHaveTextContent("7 messages were logged.");
    expect(await findings()).toEqual([]);
    fireEvent.click(screen.getByTestId("guide-open-log"));
    await waitFor(() => expect(guide.completed).toBe(true));
    expect(window.location.hash).toContain("/log");
  });
});
