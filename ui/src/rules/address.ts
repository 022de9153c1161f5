// The engine's rule for e-mail addresses, asked while one types. The engine has the last word.

export type AddressProblem = "blank" | "noAt" | "severalAts" | "missingPart" | "badCharacter" | "badDomain";

// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const FOREIGN = /[\s\u0000-\u001f\u007f<>()[\],;:"\\]/u;

/** What is wrong with an address; `null` when nothing is. */
export function addressProblem(text: string): AddressProblem | null {
  const address = text.trim();
  if (address === "") {
    return "blank";
  }
  const at = address.indexOf("@");
  if (at < 0) {
    return "noAt";
  }
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  if (domain.includes("@")) {
    return "severalAts";
  }
  if (local === "" || domain === "") {
    return "missingPart";
  }
  if (FOREIGN.test(address)) {
    return "badCharacter";
  }
  const parts = domain.split(".");
  if (parts.length < 2 || parts.includes("") || [...(parts.at(-1) ?? "")].length < 2) {
    return "badDomain";
  }
  return null;
}

/** The same for a field that may hold several addresses with semicolons between, or none. */
export function addressListProblem(text: string): AddressProblem | null {
  const parts = text.split(";").filter((part) => part.trim() !== "");
  return parts.map(addressProblem).find((problem) => problem !== null) ?? null;
}

/** The canonical spelling, by which two addresses are the same. */
export function canonical(text: string): string {
  return text.trim().toLowerCase();
}
