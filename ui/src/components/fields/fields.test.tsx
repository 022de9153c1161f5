import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { FakeEngine } from "../../../dev/fakeEngine";
import { renderApp } from "../../test/renderApp";

const writes = (engine: FakeEngine): unknown[] =>
  engine.asked.filter(({ command }) => command === "set_contact").map(({ args }) => args["fields"]);

const nameField = (): Promise<HTMLElement> => screen.findByRole("textbox", { name: "Name" });

describe("editing in place", () => {
  it("saves a field when it is left, and only when it changed", async () => {
    const engine = renderApp("/contacts/CT000002");
    const name = await nameField();
    fireEvent.focus(name);
    fireEvent.blur(name);
    expect(writes(engine)).toEqual([]);
    fireEvent.change(name, { target: { value: "Lucía Pons " } });
    fireEvent.blur(name);
    await screen.findByText("Saved");
    expect(writes(engine)).toEqual([{ name: "Lucía Pons" }]);
    expect(await screen.findByRole("heading", { name: "Lucía Pons" })).toBeInTheDocument();
  });

  it("takes the last save back with Ctrl+Z, but not while one types", async () => {
    const engine = renderApp("/contacts/CT000002");
    const name = await nameField();
    fireEvent.change(name, { target: { value: "Other" } });
    fireEvent.keyDown(name, { key: "z", ctrlKey: true });
    expect(writes(engine)).toEqual([]);
    fireEvent.blur(name);
    await screen.findByText("Saved");
    fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
    await waitFor(() => expect(writes(engine)).toEqual([{ name: "Other" }, { name: "Lucía Fernández" }]));
    expect(await screen.findByText("Change of Name taken back")).toBeInTheDocument();
  });

  it("names the key that takes back as this computer's keyboard does", async () => {
    const platform = vi.spyOn(navigator, "platform", "get").mockReturnValue("MacIntel");
    renderApp("/contacts/CT000002");
    expect(await screen.findByText(/⌘Z takes back the last change/)).toBeInTheDocument();
    platform.mockRestore();
  });

  it("shows and hides the fact boxes with Alt+F2", async () => {
    renderApp("/contacts/CT000002");
    expect(await screen.findByRole("complementary")).toBeInTheDocument();
    fireEvent.keyDown(document.body, { key: "F2", altKey: true });
    await waitFor(() => expect(screen.queryByRole("complementary")).toBeNull());
    fireEvent.click(screen.getByRole("button", { name: /^Fact boxes/ }));
    expect(screen.getByRole("complementary")).toBeInTheDocument();
  });

  it("says what is wrong as one types and does not save it", async () => {
    const engine = renderApp("/contacts/CT000002");
    const email = await screen.findByRole("textbox", { name: "E-Mail" });
    fireEvent.change(email, { target: { value: "lucia@duero" } });
    expect(await screen.findByText(/is not complete, like company.com/)).toBeInTheDocument();
    fireEvent.blur(email);
    expect(writes(engine)).toEqual([]);
    fireEvent.keyDown(email, { key: "Escape" });
    expect(email).toHaveValue("contact0@muebles-duero.example");
  });

  it("shows the engine's refusal in words and keeps what was typed", async () => {
    renderApp("/contacts/CT000002");
    const email = await screen.findByRole("textbox", { name: "E-Mail" });
    fireEvent.change(email, { target: { value: "taken@x.example" } });
    fireEvent.blur(email);
    expect(await screen.findByText(/This is not an e-mail address/)).toBeInTheDocument();
    expect(email).toHaveValue("taken@x.example");
  });

  it("saves a switch at once", async () => {
    const engine = renderApp("/contacts/CT000002");
    fireEvent.click(await screen.findByRole("switch", { name: /Privacy Blocked/ }));
    await waitFor(() => expect(writes(engine)).toEqual([{ privacy_blocked: "true" }]));
  });
});
