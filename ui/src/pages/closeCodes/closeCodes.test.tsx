import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { salesOf } from "../../../dev/pretendPipeline";
import { seriousFindings } from "../../test/findings";
import { renderApp } from "../../test/renderApp";

const row = async (code: string): Promise<HTMLElement> =>
  (await screen.findAllByTestId("close-row")).find(({ textContent }) => textContent.includes(code))!;

describe("close codes", () => {
  it("are listed with how many were closed with them, with no serious finding", async () => {
    renderApp("/setup/close-codes");
    expect(await row("PRICE_L")).toHaveTextContent("PRICE_LLostToo expensive4");
    expect(screen.getByText("6 close codes")).toBeInTheDocument();
    expect(await seriousFindings()).toEqual([]);
  });

  it("are added", async () => {
    const engine = renderApp("/setup/close-codes");
    fireEvent.click(await screen.findByRole("button", { name: "New close code" }));
    const dialog = await screen.findByRole("dialog", { hidden: true });
    fireEvent.change(within(dialog).getByRole("textbox", { name: /^Code/, hidden: true }), { target: { value: "talk_w" } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Save", hidden: true }));
    expect(await screen.findByText("Saved: TALK_W")).toBeInTheDocument();
    expect(salesOf(engine).closeCodes.at(-1)).toMatchObject({ code: "TALK_W", type: "Won" });
  });

  it("keep their type once something was closed with them", async () => {
    renderApp("/setup/close-codes");
    fireEvent.click(await row("PRICE_L"));
    fireEvent.click(await screen.findByRole("button", { name: "Edit" }));
    const dialog = await screen.findByRole("dialog", { hidden: true });
    expect(within(dialog).queryByRole("combobox", { hidden: true })).toBeNull();
    expect(dialog).toHaveTextContent("4 opportunities were closed with it, so the type stays.");
  });

  it("are deleted after saying who keeps them", async () => {
    const engine = renderApp("/setup/close-codes");
    fireEvent.click(await row("PRICE_L"));
    fireEvent.click(await screen.findByRole("button", { name: "Delete" }));
    const dialog = await screen.findByRole("alertdialog", { hidden: true });
    expect(dialog).toHaveTextContent("4 opportunities were closed with it and keep the code in their history.");
    fireEvent.click(within(dialog).getByRole("button", { name: "Delete", hidden: true }));
    await waitFor(() => expect(salesOf(engine).closeCodes.some(({ code }) => code === "PRICE_L")).toBe(false));
  });

  it("explain themselves where there are none", async () => {
    renderApp("/setup/close-codes", { empty: true });
    expect(await screen.findByText("No close codes yet")).toBeInTheDocument();
  });
});
