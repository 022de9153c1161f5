const FOCUSABLE = "a[href], button:not(:disabled), input:not(:disabled), textarea, [tabindex='0']";

/** Leads the focus out of an element to what comes after it on the page, else to the first thing on the page. */
export function focusAfter(element: HTMLElement | null): void {
  const page = element?.closest("main") ?? null;
  if (element === null || page === null) {
    return;
  }
  const outside = [...page.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (one) => !element.contains(one) && one.getAttribute("role") !== "separator" && one.dataset["tabsterDummy"] === undefined,
  );
  const after = outside.find((one) => (element.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
  (after ?? outside[0])?.focus();
}
