import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { en } from "../../i18n/en";
import { startTexts } from "../../i18n";
import { messages } from "../../../dev/data";
import { explanation } from "../../../dev/explanations";
import type { Step } from "../../api";
import { renderApp } from "../../test/renderApp";
import { stepWords } from "./stepWords";

const open = async (index: number): Promise<HTMLElement> => {
  const rows = await screen.findAllByTestId("desk-row");
  fireEvent.click(rows[index]!);
  fireEvent.keyDown(screen.getByRole("grid"), { key: "Enter" });
  const panel = await screen.findByTestId("why-panel");
  await within(panel).findByTestId("why-answer");
  return panel;
};

describe("Why?", () => {
  it("answers first, then shows the rules in their order and where it stopped", async () => {
    renderApp("/desk/not-logged");
    const panel = await open(0);
    expect(within(panel).getByTestId("why-answer")).toHaveTextContent("laura.gil@textilgil.example");
    const marks = [...panel.querySelectorAll("[data-mark]")].map((step) => step.getAttribute("data-mark"));
    expect(marks).toEqual([...Array<string>(6).fill("passed"), "no", "stop", "notAsked"]);
    expect(panel).toHaveTextContent("Compared with 245 addresses of contacts.");
  });

  it("leads to a new contact with name and address filled in", async () => {
    const engine = renderApp("/desk/not-logged");
    const panel = await open(0);
    fireEvent.click(within(panel).getByRole("button", { name: "Create contact" }));
    const dialog = await screen.findByRole("dialog", { hidden: true });
    expect(within(dialog).getByRole("textbox", { name: "Name", hidden: true })).toHaveValue("Laura Gil");
    fireEvent.click(within(dialog).getByRole("button", { name: "Add contact", hidden: true }));
    await waitFor(() => {
      const added = engine.asked.find(({ command }) => command === "add_contact");
      expect(added?.args["fields"]).toMatchObject({ name: "Laura Gil", email: "laura.gil@textilgil.example" });
    });
  });

  it("names the candidates of an ambiguous address", async () => {
    renderApp("/desk/not-logged");
    const panel = await open(3);
    expect(within(panel).getByRole("link", { name: "Lucía Fernández" })).toHaveAttribute("href", "/#/contacts/CT000002");
  });

  it("takes a message off the desk and puts it back by undo", async () => {
    const engine = renderApp("/desk/not-logged");
    const panel = await open(0);
    fireEvent.click(within(panel).getByRole("button", { name: "Dismiss" }));
    fireEvent.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => {
      const acts = engine.asked.filter(({ command }) => command === "dismiss_message");
      expect(acts.map(({ args }) => args["dismissed"])).toEqual([true, false]);
    });
  });

  it("has words for every rule and case in both languages", () => {
    for (const language of ["en", "es"] as const) {
      const { t } = startTexts(language);
      for (const message of messages(0)) {
        const { decision } = explanation(message);
        for (const step of decision.steps) {
          const { title, note } = stepWords(step, decision, t);
          expect(`${title} ${note}`).not.toContain("why.step.");
        }
      }
    }
    const rules: Step["rule"][] = ["sent", "sensitivity", "readable", "author", "recipients", "new", "author_salesperson", "author_contact", "counterpart", "blocking", "never_log", "always_ask"];
    for (const rule of rules) {
      expect(Object.keys(en.why.step)).toContain(`${rule}_not_asked`);
    }
  });
});
