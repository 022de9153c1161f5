import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { jobsOf } from "../../../dev/pretendJobs";
import { renderApp } from "../../test/renderApp";
import { daysText, fromLocal, isClock, toEngine, toLocal } from "./fields";

const asked = (engine: ReturnType<typeof renderApp>, command: string) =>
  engine.asked.filter((one) => one.command === command);

describe("fields of the job", () => {
  it("are typed in local time and kept in UTC", () => {
    const typed = "2026-11-23 06:30";
    const stored = fromLocal(typed) ?? "";
    expect(new Date(stored).getTime()).toBe(new Date(2026, 10, 23, 6, 30).getTime());
    expect(toLocal(stored)).toBe(typed);
    expect(fromLocal("2026-11-23 06:30")).toBe(stored);
    expect(toEngine({ expiration: typed, minutes_between: "5" })).toEqual({ expiration: stored, minutes_between: "5" });
    expect(fromLocal("")).toBe("");
    expect(fromLocal("2026-02-30 06:30")).toBeNull();
    expect(fromLocal("2026-11-23 24:30")).toBeNull();
    expect(fromLocal("soon")).toBeNull();
  });

  it("are checked as the engine does", () => {
    expect(isClock("")).toBe(true);
    expect(isClock("23:59")).toBe(true);
    expect(isClock("24:00")).toBe(false);
    expect(daysText([true, false, false, false, true, false, false])).toBe("1,5");
  });
});

describe("the job", () => {
  it("asks whether to put a ready job on hold when a field is touched, then lets it be changed", async () => {
    const engine = renderApp("/setup/job");
    const minutes = await screen.findByRole("textbox", { name: /Minutes between runs/ });
    expect(minutes).toHaveAttribute("readonly");
    fireEvent.click(minutes);
    const dialog = await screen.findByRole("alertdialog", { hidden: true });
    expect(asked(engine, "job_hold")).toHaveLength(0);
    fireEvent.click(within(dialog).getByRole("button", { name: "Put on hold and edit", hidden: true }));
    await waitFor(() => expect(minutes).not.toHaveAttribute("readonly"));
    expect(screen.getByTestId("job-status")).toHaveTextContent("On hold");
    fireEvent.change(minutes, { target: { value: "0" } });
    expect(await screen.findByText("Type a whole number from 1 to 10,080.")).toBeInTheDocument();
    fireEvent.change(minutes, { target: { value: "25" } });
    fireEvent.blur(minutes);
    await waitFor(() => expect(jobsOf(engine).job.minutes_between).toBe(25));
  });

  it("asks as well when one types into a field, and changes nothing when told no", async () => {
    const engine = renderApp("/setup/job");
    fireEvent.keyDown(await screen.findByRole("textbox", { name: /Rerun delay/ }), { key: "5" });
    const dialog = await screen.findByRole("alertdialog", { hidden: true });
    fireEvent.click(within(dialog).getByRole("button", { name: "Cancel", hidden: true }));
    await waitFor(() => expect(screen.queryByRole("alertdialog", { hidden: true })).toBeNull());
    expect(jobsOf(engine).job.status).toBe("Ready");
    expect(asked(engine, "set_job")).toHaveLength(0);
  });

  it("keeps one weekday at least", async () => {
    const engine = renderApp("/setup/job");
    jobsOf(engine).job = {
      ...jobsOf(engine).job,
      status: "On Hold",
      weekdays: [true, false, false, false, true, false, false],
    };
    fireEvent.click(await screen.findByRole("button", { name: /^Friday/ }));
    await waitFor(() => expect(jobsOf(engine).job.weekdays).toEqual([true, false, false, false, false, false, false]));
    await waitFor(() => expect(screen.getByRole("button", { name: /^Friday/ })).toHaveAttribute("aria-pressed", "false"));
    fireEvent.click(screen.getByRole("button", { name: /^Monday/ }));
    expect(await screen.findByText("One day at least must stay.")).toBeInTheDocument();
    expect(jobsOf(engine).job.weekdays[0]).toBe(true);
  });

  it("shows the last error with its cause and the button that removes it, and restarts", async () => {
    const engine = renderApp("/setup/job");
    jobsOf(engine).job = {
      ...jobsOf(engine).job,
      status: "Error",
      attempts: 3,
      error_code: "access_denied",
      error_message: "ErrorAccessDenied",
      error_cause: "no_mailbox_rights",
    };
    const alert = await screen.findByRole("alert");
    expect(within(alert).getByRole("button")).toBeInTheDocument();
    expect(screen.getByText("3 of 3")).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "Restart" }));
    await waitFor(() => expect(screen.getByTestId("job-status")).toHaveTextContent("Ready"));
    expect(screen.queryByRole("alert")).toBeNull();
    expect(await screen.findByText("The job was restarted")).toBeInTheDocument();
  });

  it("is recreated only after a question that names what is lost", async () => {
    const engine = renderApp("/setup/job");
    jobsOf(engine).job = { ...jobsOf(engine).job, minutes_between: 99 };
    fireEvent.click(await screen.findByRole("button", { name: "More actions" }));
    fireEvent.click(await screen.findByRole("menuitem", { name: "Recreate job" }));
    const dialog = await screen.findByRole("alertdialog", { hidden: true });
    expect(dialog).toHaveTextContent("every ten minutes");
    fireEvent.click(within(dialog).getByRole("button", { name: "Recreate job", hidden: true }));
    await waitFor(() => expect(jobsOf(engine).job.minutes_between).toBe(10));
  });

  it("runs once, and shows a run under way with a way to stop it", async () => {
    const engine = renderApp("/setup/job", { running: true });
    expect(await screen.findByText("Deciding and logging")).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Run once" })).toHaveAttribute("aria-disabled", "true");
    fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
    await waitFor(() => expect(asked(engine, "cancel_run")).toHaveLength(1));
  });

  it("lists its runs and shows what ended one", async () => {
    renderApp("/setup/job");
    fireEvent.click(await screen.findByRole("tab", { name: /^Log entries/ }));
    const rows = await screen.findAllByTestId("run-row");
    expect(screen.getByRole("button", { name: "Show error" })).toHaveAttribute("aria-disabled", "true");
    fireEvent.click(rows[7]!);
    fireEvent.click(screen.getByRole("button", { name: "Show error" }));
    const panel = await screen.findByTestId("run-panel");
    expect(within(panel).getByRole("alert")).toHaveTextContent("Microsoft does not answer");
    fireEvent.keyDown(panel, { key: "Escape" });
    await waitFor(() => expect(screen.queryByTestId("run-panel")).toBeNull());
  });

  it("says where it comes from while logging is off, and tells an error", async () => {
    const engine = renderApp("/setup/job", { off: true });
    fireEvent.click(await screen.findByRole("button", { name: "Open Email Logging" }));
    await waitFor(() => expect(window.location.hash).toBe("#/setup"));
    expect(asked(engine, "get_job").length).toBeGreaterThan(0);
  });
});
