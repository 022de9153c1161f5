import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { ActivityFilter } from "../../api";
import { jobsOf } from "../../../dev/pretendJobs";
import { renderApp } from "../../test/renderApp";
import { en } from "../../i18n/en";
import { es } from "../../i18n/es";
import { contexts, isKnownContext } from "./contexts";
import { everything, isChosen, toFilter } from "./filter";

const DAY = 86_400_000;

function filters(engine: ReturnType<typeof renderApp>): ActivityFilter[] {
  return engine.asked.filter(({ command }) => command === "get_activity").map(({ args }) => args["filter"] as ActivityFilter);
}

describe("filters of the activity log", () => {
  it("become what the engine takes; a period begins at local midnight", () => {
    const now = new Date(2026, 10, 23, 10, 4);
    expect(isChosen(everything)).toBe(false);
    expect(toFilter(everything, now)).toEqual({ status: "", context: "", since: null, search: "" });
    const week = toFilter({ ...everything, status: "Failed", period: "7", search: " 403 " }, now);
    expect(week).toMatchObject({ status: "Failed", search: "403" });
    expect(week.since).toBe(new Date(2026, 10, 17).toISOString());
  });
});

/** The Rust of a folder, without what only its tests say. */
function rust(folder: string): string {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !/^tests?(\.rs)?$|_tests?\.rs$/.test(name))
    .map((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? rust(path) : readFileSync(path, "utf8").split("#[cfg(test)]\nmod")[0];
    })
    .join("\n");
}

describe("contexts of the activity log", () => {
  it("have words in both languages, every one the engine writes", () => {
    const code = rust("../src-tauri/engine/src");
    const written = [
      ...code.matchAll(/(?:note_failure|count_failed)\(\s*"([^"]+)"/g),
      ...code.matchAll(/note_activity\(\s*[^,]+,\s*"([^"]+)"/g),
      ...[...code.matchAll(/let context = if [^;]+;/g)].flatMap(([choice]) => [...choice.matchAll(/"([^"]+)"/g)]),
    ].map((match) => match[1] ?? "");
    const calls = [...code.matchAll(/(?:note_failure|note_activity|count_failed)\(\s*(?:[^,()"]+\([^()]*\)[^,]*,\s*)?(\w+),/g)];
    expect(written).toEqual(expect.arrayContaining(["Keeping email message", "Sign in", "Measure mailbox", "Reconcile"]));
    // A context that is handed on is a `context`, never another name, so that none is overlooked here.
    expect(calls.map(([, name]) => name).filter((name) => name !== "context")).toEqual([]);
    for (const context of written) {
      expect(isKnownContext(context), context).toBe(true);
    }
    for (const context of contexts) {
      expect(en.jobs.activity.contexts[context]).not.toBe("");
      expect(es.jobs.activity.contexts[context], context).not.toBe(en.jobs.activity.contexts[context]);
    }
  });
});

describe("the activity log", () => {
  it("goes on where the page ended", async () => {
    const engine = renderApp("/setup/activity");
    expect(await screen.findByText("100 lines, more follow")).toBeInTheDocument();
    const grid = screen.getByRole("grid");
    grid.focus();
    fireEvent.keyDown(grid, { key: "End", ctrlKey: true });
    fireEvent.scroll(grid, { target: { scrollTop: 36 * 95 } });
    await waitFor(() => expect(filters(engine).some(({ before }) => before === jobsOf(engine).activity[99]?.id)).toBe(true));
  });

  it("shows failures only, and takes the filter away again", async () => {
    const engine = renderApp("/setup/activity");
    fireEvent.click(await screen.findByRole("button", { name: "Failed" }));
    const failed = jobsOf(engine).activity.filter(({ status }) => status === "Failed").length;
    expect(await screen.findByText(`${failed} lines`)).toBeInTheDocument();
    fireEvent.click(screen.getByText("Clear"));
    expect(await screen.findByText("100 lines, more follow")).toBeInTheDocument();
  });

  it("says when nothing fits and clears the search", async () => {
    renderApp("/setup/activity");
    fireEvent.change(await screen.findByRole("searchbox"), { target: { value: "zzzz" } });
    expect(await screen.findByText("No line fits")).toBeInTheDocument();
    fireEvent.click(screen.getByRole("button", { name: "Clear filters and search" }));
    expect(await screen.findAllByTestId("activity-row")).not.toHaveLength(0);
  });

  it("tells a failure in the words of its cause, with its remedy", async () => {
    renderApp("/setup/activity");
    fireEvent.click(await screen.findByRole("button", { name: "Failed" }));
    await screen.findByText(/^\d lines$/);
    const [, second] = screen.getAllByTestId("activity-row");
    fireEvent.click(second!);
    fireEvent.doubleClick(second!);
    const panel = await screen.findByTestId("activity-panel");
    expect(within(panel).getByText("Check connection")).toBeInTheDocument();
    expect(within(within(panel).getByRole("alert")).getByRole("button")).toBeInTheDocument();
  });

  it("deletes old lines after naming how many", async () => {
    const engine = renderApp("/setup/activity");
    const old = jobsOf(engine).activity.filter(({ date }) => Date.parse(date) < engine.now - 7 * DAY).length;
    const kept = jobsOf(engine).activity.length - old;
    expect(old).toBeGreaterThan(100);
    fireEvent.click(await screen.findByRole("button", { name: "Delete" }));
    fireEvent.click(await screen.findByRole("menuitem", { name: "Older than 7 days …" }));
    expect(await screen.findByText(`Delete ${old} lines older than 7 days?`)).toBeInTheDocument();
    expect(jobsOf(engine).activity).toHaveLength(old + kept);
    const dialog = screen.getByRole("alertdialog", { hidden: true });
    fireEvent.click(within(dialog).getByRole("button", { name: "Delete", hidden: true }));
    expect(await screen.findByText(`${old} lines deleted`)).toBeInTheDocument();
    expect(jobsOf(engine).activity).toHaveLength(kept);
  });

  it("exports what the filter lets through", async () => {
    const engine = renderApp("/setup/activity");
    fireEvent.click(await screen.findByRole("button", { name: "Failed" }));
    await screen.findByText(/^\d lines$/);
    fireEvent.click(screen.getByRole("button", { name: "Export …" }));
    expect(await screen.findByText(/lines saved/)).toBeInTheDocument();
    const [sent] = engine.asked.filter(({ command }) => command === "export_activity");
    expect(sent?.args["filter"]).toMatchObject({ status: "Failed" });
  });

  it("says why it is empty, and tells an error in place of the rows", async () => {
    renderApp("/setup/activity", { empty: true });
    expect(await screen.findByText("Nothing has happened yet")).toBeInTheDocument();
  });

  it("tells an error in place of the rows", async () => {
    renderApp("/setup/activity", { failing: { get_activity: "store_locked" } });
    expect(await screen.findByText("Another program is using the database")).toBeInTheDocument();
  });
});
