import axe from "axe-core";

// Colours and sizes are not known in tests; they are looked at in pictures.
const rules = { "color-contrast": { enabled: false }, "target-size": { enabled: false } };

/** Serious findings of axe on the page shown, with the beginning of what they are about. */
export async function seriousFindings(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { rules, resultTypes: ["violations"], iframes: false });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}
