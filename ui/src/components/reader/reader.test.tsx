import { FluentProvider, Toaster } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { FakeEngine, type Options } from "../../../dev/fakeEngine";
import { connect } from "../../../dev/pretend";
import { newClient } from "../../data/client";
import { TOASTER } from "../useNotify";
import { MessageReader } from "./MessageReader";

function show(entryNo: (engine: FakeEngine) => number, options: Options = {}): FakeEngine {
  const engine = new FakeEngine(options);
  connect(engine);
  render(
    <QueryClientProvider client={newClient()}>
      <FluentProvider>
        <MessageReader entryNo={entryNo(engine)} />
        <Toaster toasterId={TOASTER} />
      </FluentProvider>
    </QueryClientProvider>,
  );
  return engine;
}

const html = (engine: FakeEngine) => engine.entries.find(({ entry_no }) => entry_no % 3 !== 0)?.entry_no ?? 0;
const plain = (engine: FakeEngine) => engine.entries.find(({ entry_no }) => entry_no % 3 === 0)?.entry_no ?? 0;
const asked = (engine: FakeEngine, name: string) => engine.asked.filter(({ command }) => command === name);

describe("the reader", () => {
  it("shows HTML in a frame that can run nothing and load nothing", async () => {
    show(html);
    const frame = await waitFor(() => {
      const found = document.querySelector("iframe");
      expect(found).not.toBeNull();
      return found;
    });
    expect(frame).toHaveAttribute("sandbox", "allow-same-origin");
    expect(frame?.getAttribute("srcdoc")).toContain("default-src 'none'");
    expect(frame?.getAttribute("srcdoc")).toContain("Chairs, beech");
    expect(screen.getByText(/1 image was not loaded/)).toBeVisible();
  });

  it("shows plain text as it is", async () => {
    show(plain);
    expect(await screen.findByText(/would like to go on/)).toBeVisible();
    expect(document.querySelector("iframe")).toBeNull();
  });

  it("saves a file where one likes", async () => {
    const engine = show(html);
    const files = await screen.findByRole("list", { name: "2 files" });
    fireEvent.click(within(files).getByRole("button", { name: "Save floor plan.png" }));
    expect(await screen.findByText("floor plan.png was saved")).toBeVisible();
    expect(asked(engine, "save_entry_file")[0]?.args).toMatchObject({ place: 1 });
  });

  it("asks for a mail only when somebody stays on it", async () => {
    const engine = show(plain);
    expect(asked(engine, "get_entry_content")).toEqual([]);
    await waitFor(() => expect(asked(engine, "get_entry_content")).toHaveLength(1));
  });

  it("says what to do when the mail cannot be had", async () => {
    show(plain, { failing: { get_entry_content: "item_not_found" } });
    expect(await screen.findByRole("alert")).toBeVisible();
  });
});
