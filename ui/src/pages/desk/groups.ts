import type { DeskAct, DeskGroup } from "../../api";
import type { Selection } from "../../components/list";

/** What is decided about addresses. */
export type Plan = "create" | "assign" | "never" | "choose";

/** How the addresses are ordered. */
export type Order = "domain" | "date";

/** A line of the desk: a domain with its addresses below, or an address. */
export type DeskRow =
  | { kind: "domain"; domain: string; groups: readonly DeskGroup[]; folded: boolean }
  | { kind: "address"; group: DeskGroup };

export function rowId(row: DeskRow): string {
  return row.kind === "domain" ? `@${row.domain}` : row.group.address;
}

export function messagesOf(groups: readonly DeskGroup[]): number {
  return groups.reduce((sum, { messages }) => sum + messages, 0);
}

function newestOf(groups: readonly DeskGroup[]): string {
  return groups.reduce((newest, { newest_at }) => (newest_at > newest ? newest_at : newest), "");
}

/** The lines of the desk. Domains with most mail come first, as the engine orders the addresses in them. */
export function rowsOf(groups: readonly DeskGroup[], order: Order, folded: ReadonlySet<string>): DeskRow[] {
  if (order === "date") {
    const byDate = [...groups].sort((a, b) => b.newest_at.localeCompare(a.newest_at));
    return byDate.map((group) => ({ kind: "address", group }));
  }
  const domains = new Map<string, DeskGroup[]>();
  for (const group of groups) {
    domains.set(group.domain, [...(domains.get(group.domain) ?? []), group]);
  }
  return [...domains]
    .sort(([, a], [, b]) => messagesOf(b) - messagesOf(a) || newestOf(b).localeCompare(newestOf(a)))
    .flatMap(([domain, within]): DeskRow[] => [
      { kind: "domain", domain, groups: within, folded: folded.has(domain) },
      ...(folded.has(domain) ? [] : within.map((group): DeskRow => ({ kind: "address", group }))),
    ]);
}

/** Those that fit what was typed into the search box. */
export function fitting(groups: readonly DeskGroup[], search: string): readonly DeskGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return groups.filter(({ name, address, subjects }) => {
    const text = `${name} ${address} ${subjects.join(" ")}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The addresses an act is for: those checked, else the current line's. A domain stands for its addresses. */
export function chosenOf(rows: readonly DeskRow[], { current, selected }: Selection): readonly DeskGroup[] {
  const checked = rows.filter((row) => selected[rowId(row)]);
  const lines = checked.length > 0 ? checked : rows.filter((row) => rowId(row) === current);
  const groups = lines.flatMap((row) => (row.kind === "domain" ? row.groups : [row.group]));
  return [...new Map(groups.map((group) => [group.address, group])).values()];
}

/** Whether only whole domains are chosen: then it is the domain that is meant. */
export function areDomains(rows: readonly DeskRow[], { current, selected }: Selection): boolean {
  const checked = rows.filter((row) => selected[rowId(row)]);
  const lines = checked.length > 0 ? checked : rows.filter((row) => rowId(row) === current);
  return lines.some((row) => row.kind === "domain");
}

/** The name to propose for the person at an address: that on the mail, else the part before the @ as a name. */
export function proposedName({ name, address }: DeskGroup): string {
  const local = address.split("@")[0] ?? "";
  const parts = local.split(/[._-]+/).filter((part) => part !== "");
  return name !== "" ? name : parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join(" ");
}

/** A company there is, by its number, or one to be made, by its name alone. */
export interface Company {
  no: string;
  name: string;
}

export interface Person {
  name: string;
  company: Company;
}

/** What is proposed for the person at an address: the company whose people have addresses of the same domain. */
export function proposedPerson(group: DeskGroup): Person {
  const company = group.suggested_company;
  return { name: proposedName(group), company: { no: company?.contact_no ?? "", name: company?.name ?? "" } };
}

export function createActs(
  groups: readonly DeskGroup[],
  people: Readonly<Record<string, Person>>,
  salesperson: string,
): DeskAct[] {
  return groups.map((group) => {
    const { name, company } = people[group.address] ?? proposedPerson(group);
    return {
      kind: "create",
      address: group.address,
      name: name.trim(),
      company_no: company.no,
      company_name: company.no === "" ? company.name.trim() : "",
      salesperson_code: salesperson,
    };
  });
}

/** The values never to log: the addresses, or their domains, each once. */
export function neverActs(groups: readonly DeskGroup[], whole: boolean): DeskAct[] {
  const values = groups.map(({ address, domain }) => (whole ? domain : address));
  return [...new Set(values)].map((value) => ({ kind: "never", value }));
}
