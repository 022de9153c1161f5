import { fireEvent, render, screen } from "@testing-library/react";
import { FluentProvider, Toaster, webLightTheme } from "@fluentui/react-components";
import { QueryClientProvider } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { connect } from "../../../dev/pretend";
import { FakeEngine, type Options } from "../../../dev/fakeEngine";
import { filesOf } from "../../../dev/pretendTransfer";
import { newClient } from "../../data/client";
import { startTexts } from "../../i18n";
import { TOASTER } from "../useNotify";
import { ExportButton } from "./ExportButton";

function show(options: Options = {}): FakeEngine {
  const engine = new FakeEngine(options);
  connect(engine);
  startTexts("en");
  render(
    <FluentProvider theme={webLightTheme}>
      <QueryClientProvider client={newClient()}>
        <ExportButton list={{ list: "contacts", query: { search: "viento", descending: true } }} />
        <Toaster toasterId={TOASTER} />
      </QueryClientProvider>
    </FluentProvider>,
  );
  return engine;
}

async function exportAs(name: RegExp): Promise<void> {
  fireEvent.click(screen.getByRole("button", { name: "Export what is shown" }));
  fireEvent.click(await screen.findByRole("menuitem", { name }));
}

describe("export", () => {
  it("writes what is shown and tells how many rows", async () => {
    const engine = show();
    await exportAs(/vCards/);
    expect(await screen.findByText("24 rows exported")).toBeInTheDocument();
    expect(screen.getByText("contacts.vcf")).toBeInTheDocument();
    const asked = engine.asked.find(({ command }) => command === "export_list");
    expect(asked?.args).toEqual({ list: { list: "contacts", query: { search: "viento", descending: true } }, format: "vcf" });
  });

  it("says nothing when the person gave up", async () => {
    const engine = show();
    filesOf(engine).givesUp = true;
    await exportAs(/CSV/);
    await screen.findByRole("button", { name: "Export what is shown" });
    expect(screen.queryByText(/exported/)).toBeNull();
  });

  it("shows how far a long one is and stops it", async () => {
    const engine = show();
    filesOf(engine).takes = 6_000;
    await exportAs(/Excel/);
    fireEvent.click(await screen.findByRole("button", { name: "Stop" }));
    expect(await screen.findByText("No file was written.")).toBeInTheDocument();
    expect(filesOf(engine).canceled).toBe(true);
  });
});
