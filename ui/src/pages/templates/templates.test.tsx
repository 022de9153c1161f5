import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { adminOf } from "../../../dev/pretendAdmin";
import { renderApp } from "../../test/renderApp";
import { amountText, isLanguage, minorOf, minutesOf } from "./fields";

async function row(name: string): Promise<HTMLElement> {
  const rows = await screen.findAllByTestId(/^(template|group)-row$/);
  return rows.find(({ textContent }) => textContent?.includes(name) === true)!;
}

describe("amounts and minutes", () => {
  it("are read with a point or a comma, and written as the language does", () => {
    expect(minorOf("8")).toBe(800);
    expect(minorOf("8,5")).toBe(850);
    expect(minorOf("8.05")).toBe(805);
    expect(minorOf("")).toBe(0);
    expect(minorOf("-1")).toBeNull();
    expect(minorOf("1.234")).toBeNull();
    expect(amountText(1250, "es-ES")).toBe("12,50");
    expect(minorOf(amountText(123456789, "en-GB"))).toBe(123456789);
    expect(minutesOf("12")).toBe(12);
    expect(minutesOf("1.5")).toBeNull();
    expect(isLanguage("es-MX")).toBe(true);
    expect(isLanguage("Spanish language")).toBe(false);
  });
});

describe("interaction templates", () => {
  it("are added with what was typed; what does not fit is said", async () => {
    const engine = renderApp("/setup/templates");
    fireEvent.click(await screen.findByRole("button", { name: "New template" }));
    const dialog = await screen.findByRole("dialog", { hidden: true });
    const field = (name: RegExp): HTMLElement => within(dialog).getByRole("textbox", { name, hidden: true });
    const save = within(dialog).getByRole("button", { name: "Save", hidden: true });
    expect(save).toHaveAttribute("aria-disabled", "true");
    fireEvent.change(field(/^Code/), { target: { value: "fair" } });
    fireEvent.change(field(/^Description/), { target: { value: "Met at the fair" } });
    fireEvent.change(field(/^Cost/), { target: { value: "much" } });
    expect(within(dialog).getByText("Type an amount like 8 or 8.50.")).toBeInTheDocument();
    expect(save).toHaveAttribute("aria-disabled", "true");
    fireEvent.change(field(/^Cost/), { target: { value: "7,5" } });
    fireEvent.click(save);
    expect(await screen.findByText("FAIR saved")).toBeInTheDocument();
    expect(adminOf(engine).templates.find(({ code }) => code === "FAIR")).toMatchObject({ unit_cost_minor: 750 });
    expect(await screen.findByText("5 templates")).toBeInTheDocument();
  });

  it("tell in the dialog when a code is taken, and keep what was typed", async () => {
    renderApp("/setup/templates");
    fireEvent.click(await screen.findByRole("button", { name: "New template" }));
    const dialog = await screen.findByRole("dialog", { hidden: true });
    const code = within(dialog).getByRole("textbox", { name: /^Code/, hidden: true });
    fireEvent.change(code, { target: { value: "EMAIL" } });
    fireEvent.change(within(dialog).getByRole("textbox", { name: /^Description/, hidden: true }), {
      target: { value: "Again" },
    });
    fireEvent.click(within(dialog).getByRole("button", { name: "Save", hidden: true }));
    expect(await within(dialog).findByText("It exists already")).toBeInTheDocument();
    expect(code).toHaveValue("EMAIL");
  });

  it("of e-mails and those in use stay, with the reason", async () => {
    const engine = renderApp("/setup/templates");
    fireEvent.click(await row("Emails"));
    fireEvent.click(screen.getByRole("button", { name: "Delete" }));
    let dialog = await screen.findByRole("alertdialog", { hidden: true });
    expect(dialog).toHaveTextContent("logged e-mail takes it");
    expect(within(dialog).queryByRole("button", { name: "Delete", hidden: true })).toBeNull();
    fireEvent.click(within(dialog).getByRole("button", { name: "Close", hidden: true }));
    await waitFor(() => expect(screen.queryByRole("alertdialog", { hidden: true })).toBeNull());

    fireEvent.click(await row("Offer by e-mail"));
    fireEvent.click(screen.getByRole("button", { name: "Use for e-mails" }));
    await waitFor(() => expect(engine.setup.emails_template).toBe("OFFER"));
    await waitFor(() => expect(screen.queryByRole("button", { name: "Use for e-mails" })).toBeNull());
    fireEvent.click(await row("Emails"));
    fireEvent.click(screen.getByRole("button", { name: "Delete" }));
    dialog = await screen.findByRole("alertdialog", { hidden: true });
    fireEvent.click(within(dialog).getByRole("button", { name: "Delete", hidden: true }));
    expect(await within(dialog).findByText(/log entries have it/)).toBeInTheDocument();
    expect(adminOf(engine).templates.some(({ code }) => code === "EMAIL")).toBe(true);
  });

  it("that nothing uses are deleted after a question", async () => {
    const engine = renderApp("/setup/templates");
    fireEvent.click(await row("Visit at"));
    fireEvent.click(screen.getByRole("button", { name: "Delete" }));
    const dialog = await screen.findByRole("alertdialog", { hidden: true });
    expect(dialog).toHaveTextContent("Delete the template VISIT?");
    fireEvent.click(within(dialog).getByRole("button", { name: "Delete", hidden: true }));
    await waitFor(() => expect(adminOf(engine).templates.some(({ code }) => code === "VISIT")).toBe(false));
  });

  it("are missed when there is none for e-mails, with the fix at hand", async () => {
    const engine = renderApp("/setup/templates", { empty: true });
    expect(await screen.findByText("No interaction templates")).toBeInTheDocument();
    fireEvent.click(screen.getByRole("tab", { name: /^Template for e-mails/ }));
    const [fix] = await screen.findAllByRole("button", { name: "Restore EMAIL" });
    expect(screen.getByText("There is no valid template for e-mails.")).toBeInTheDocument();
    fireEvent.click(fix!);
    await waitFor(() => expect(screen.queryByText("There is no valid template for e-mails.")).toBeNull());
    expect(adminOf(engine).templates.map(({ code }) => code)).toEqual(["EMAIL"]);
  });

  it("groups cannot go while a template has them", async () => {
    renderApp("/setup/templates");
    fireEvent.click(await screen.findByRole("tab", { name: /^Interaction groups/ }));
    fireEvent.click(await row("System-generated"));
    fireEvent.click(screen.getByRole("button", { name: "Delete" }));
    expect(await screen.findByRole("alertdialog", { hidden: true })).toHaveTextContent("EMAIL, OFFER");
  });
});
