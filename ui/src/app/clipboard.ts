/** Puts text on the clipboard; where the web view does not offer its clipboard, by the old way of a selected field. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    const before = document.activeElement;
    field.value = text;
    field.style.position = "fixed";
    field.style.opacity = "0";
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    if (before instanceof HTMLElement) {
      before.focus({ preventScroll: true });
    }
    if (!copied) {
      throw new Error("the clipboard cannot be reached");
    }
  }
}
