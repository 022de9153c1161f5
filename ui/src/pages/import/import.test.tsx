import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import axe from "axe-core";
import { describe, expect, it } from "vitest";
import type { ImportOptions } from "../../api";
import { filesOf } from "../../../dev/pretendTransfer";
import type { FakeEngine } from "../../../dev/fakeEngine";
import { renderApp } from "../../test/renderApp";

const rules = { "color-contrast": { enabled: false }, "target-size": { enabled: false } };

async function findings(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { rules, resultTypes: ["violations"] });
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id);
}

const button = (name: RegExp): HTMLElement => screen.getByRole("button", { name });

async function chooseFile(): Promise<void> {
  fireEvent.click(await screen.findByRole("button", { name: "Choose file …" }));
  await screen.findByRole("heading", { name: "Are the columns right?" });
  await screen.findAllByTestId("import-column");
}

function imports(engine: FakeEngine): ImportOptions[] {
  return engine.asked.filter(({ command }) => command === "import_file").map(({ args }) => args["options"] as ImportOptions);
}

describe("import", () => {
  it("goes from the file to the report, and writes nothing before the last step", async () => {
    const engine = renderApp("/contacts/import");
    await chooseFile();
    expect(await findings()).toEqual([]);
    fireEvent.change(screen.getByLabelText("Field for Sector"), { target: { value: "comment" } });
    fireEvent.click(screen.getByLabelText("Leave them as they are"));
    fireEvent.click(button(/^Try it$/));
    await screen.findByText("Nothing has been written.", { exact: false });
    expect(filesOf(engine).imported).toBe(0);
    const row = (await screen.findAllByTestId("import-row")).find((one) => within(one).queryByText("Eva Roca") !== null);
    expect(row).toHaveTextContent("This is not an e-mail address");
    expect(await findings()).toEqual([]);
    fireEvent.click(button(/^Import \d+ rows$/));
    await screen.findByRole("heading", { name: "What happened" });
    const [tried, done] = imports(engine);
    expect(tried).toMatchObject({ dry_run: true, existing: "skip", mapping: { "#7": "comment" } });
    expect(done).toEqual({ ...tried, dry_run: false });
    expect(filesOf(engine).imported).toBe(1);
    fireEvent.click(button(/^Save report …$/));
    expect(await screen.findByText("Report of 240 rows saved")).toBeInTheDocument();
  });

  it("reads the file anew when a person says how", async () => {
    const engine = renderApp("/contacts/import");
    await chooseFile();
    fireEvent.change(screen.getByLabelText("Encoding"), { target: { value: "macintosh" } });
    expect(await screen.findByText("P√©rez")).toBeInTheDocument();
    fireEvent.click(screen.getByLabelText("The first row holds headings"));
    expect(await screen.findByText("Column 7")).toBeInTheDocument();
    expect(engine.asked.at(-1)?.args["options"]).toMatchObject({ encoding: "macintosh", headings: false });
  });

  it("says why it does not go on", async () => {
    const engine = renderApp("/contacts/import");
    filesOf(engine).unknown = true;
    await chooseFile();
    expect(screen.getByText(/One column has to be/)).toBeInTheDocument();
    fireEvent.click(button(/^Try it$/));
    expect(imports(engine)).toEqual([]);
    fireEvent.change(screen.getByLabelText("Field for Nombre"), { target: { value: "name" } });
    await waitFor(() => expect(screen.queryByText(/One column has to be/)).toBeNull());
    fireEvent.click(button(/^Try it$/));
    await waitFor(() => expect(imports(engine)).toHaveLength(1));
  });

  it("can be stopped, and says what is there", async () => {
    const engine = renderApp("/contacts/import");
    await chooseFile();
    fireEvent.click(button(/^Try it$/));
    const go = await screen.findByRole("button", { name: /^Import \d+ rows$/ });
    filesOf(engine).takes = 10_000;
    fireEvent.click(go);
    fireEvent.click(await screen.findByRole("button", { name: "Stop" }));
    expect(await screen.findByText(/Import the same file again to go on/)).toBeInTheDocument();
  });

  it("takes a file that is dropped, and cards without columns to map", async () => {
    const engine = renderApp("/contacts/import");
    filesOf(engine).cards = true;
    await screen.findByText("Drop a file here, or choose it.");
    engine.dropFile();
    await screen.findAllByTestId("import-column");
    expect(screen.getByText(/agenda\.vcf/)).toBeInTheDocument();
    expect(screen.queryByLabelText("Separator")).toBeNull();
    expect(screen.queryByLabelText(/^Field for/)).toBeNull();
  });

  it("shows the trouble with a file and lets another be chosen", async () => {
    renderApp("/salespeople/import", { failing: { preview_import: "file_unavailable" } });
    fireEvent.click(await screen.findByRole("button", { name: "Choose file …" }));
    expect(await screen.findByText("The file cannot be read yet")).toBeInTheDocument();
    fireEvent.click(button(/^Back$/));
    expect(await screen.findByRole("button", { name: "Choose another file …" })).toBeInTheDocument();
  });
});
