// Pretends opportunities with the rules the pages show: steps, quotes, locks.
import type { Opportunity, OpportunityCard, OpportunityProposal, OpportunityQuery, Page } from "../src/api";
import type { FakeEngine } from "./fakeEngine";
import { plain, pretended } from "./opportunities";
import { salesOf } from "./pretendPipeline";
import { actionsOf, assignQuote, close, dayOf, enter, minor, refuse, update, type Deals, type Fields } from "./opportunitySteps";

const known = new WeakMap<FakeEngine, Deals>();

/** What is pretended of the opportunities of an engine; tests change it to set a scene. */
export function dealsOf(engine: FakeEngine): Deals {
  const there = known.get(engine);
  if (there !== undefined) {
    return there;
  }
  const { cycles, closeCodes: codes } = salesOf(engine);
  const deals: Deals = { cards: [], cycles, codes };
  known.set(engine, deals);
  if (engine.options.empty !== true) {
    fill(engine, deals);
  }
  return deals;
}

/** The answer to a command, `undefined` when it is not one of these. */
export function answerOpportunities(engine: FakeEngine, command: string, args: Record<string, unknown>): unknown {
  const deals = dealsOf(engine);
  const fields = (args["fields"] ?? {}) as Fields;
  const card = (): OpportunityCard => deals.cards.find(({ no }) => no === args["no"]) ?? refuse("not_found");
  switch (command) {
    case "get_opportunities":
      return page(deals, args["query"] as OpportunityQuery);
    case "get_opportunity":
      return card();
    case "propose_opportunity":
      return propose(engine, deals, fields);
    case "propose_opportunity_from_entry":
      return proposeOfEntry(engine, deals, Number(args["entryNo"]));
    case "add_opportunity":
      return add(engine, deals, fields);
    case "create_opportunity_from_entry":
      return ofEntry(engine, deals, Number(args["entryNo"]), fields);
    case "count_closed_opportunities":
      return closedOf(deals, fields).length;
    case "delete_closed_opportunities":
      return deleteClosed(deals, fields);
    default:
      // Those of the board have other numbers and are answered there.
      return deals.cards.some(({ no }) => no === args["no"]) ? answerOne(engine, command, args, card) : undefined;
  }
}

function answerOne(engine: FakeEngine, command: string, args: Record<string, unknown>, card: () => OpportunityCard): unknown {
  const deals = dealsOf(engine);
  const fields = (args["fields"] ?? {}) as Fields;
  switch (command) {
    case "get_opportunity_actions":
      return actionsOf(engine, deals, card());
    case "set_opportunity": {
      const { contact_no } = fields;
      const one = Object.assign(card(), fields, contact_no === undefined ? {} : named(engine, contact_no));
      return Object.fromEntries(Object.entries(one).filter(([name]) => name !== "move_open_tasks"));
    }
    case "assign_quote":
      return assignQuote(deals, card(), fields);
    case "activate_opportunity":
      return enter(engine, deals, card(), { action_taken: "", stage: 1, estimated_value: 0 });
    case "update_opportunity":
      return update(engine, deals, card(), fields);
    case "close_opportunity":
      return close(engine, card(), fields);
    case "delete_opportunity": {
      const one = card();
      if (one.status === "In Progress") {
        refuse("opportunity_active");
      }
      deals.cards = deals.cards.filter((other) => other !== one);
      return null;
    }
    case "add_opportunity_comment": {
      const { comments } = card();
      const line_no = (comments.at(-1)?.line_no ?? 0) + 10_000;
      comments.push({ line_no, date: dayOf(engine, 0), code: "", comment: String(args["comment"]) });
      return card();
    }
    case "delete_opportunity_comment": {
      const one = card();
      one.comments = one.comments.filter(({ line_no }) => line_no !== args["lineNo"]);
      return one;
    }
    default:
      return undefined;
  }
}

function fill(engine: FakeEngine, deals: Deals): void {
  const people = engine.contacts.filter(({ type }) => type === "Person");
  pretended.forEach(([description, since, value, closing, more], index) => {
    const one = newCard(engine, deals, {
      description,
      contact_no: people[index % people.length]?.no ?? "",
      salesperson_code: engine.salespeople[index % 2]?.code ?? "",
    });
    since.forEach((days, at) => {
      enter(engine, deals, one, {
        action_taken: at === 0 ? "" : "Next",
        stage: at + 1,
        estimated_value: value,
        date_of_change: dayOf(engine, -days),
        estimated_close_date: dayOf(engine, closing),
      });
    });
    Object.assign(one, more);
    // The mails of its contact belong to it, but for the newest: that came later.
    const mails = engine.entries.filter(({ contact_no, canceled, postponed }) => contact_no === one.contact_no && !canceled && !postponed);
    mails.slice(1, 8).forEach((entry) => (entry.opportunity_no = one.no));
    one.no_of_interactions = Math.min(7, Math.max(0, mails.length - 1));
  });
  deals.cards[0]?.comments.push({ line_no: 10_000, date: dayOf(engine, -20), code: "", comment: "The architect decides about the wood." });
  const sold = deals.cards[2] === undefined ? undefined : structuredClone(deals.cards[2]);
  if (sold !== undefined) {
    Object.assign(sold, { no: "OP000005", description: "Shelves for the archive" });
    deals.cards.push(sold);
    close(engine, sold, { result: "Won", close_code: "PRICE_W", sales_value: "7000" });
  }
}

function named(engine: FakeEngine, no: string): Partial<Opportunity> {
  const contact = engine.contacts.find((one) => one.no === no);
  return {
    contact_no: no,
    contact_name: contact?.name ?? "",
    contact_company_no: contact?.company_no ?? "",
    contact_company_name: contact?.company_name ?? "",
  };
}

function newCard(engine: FakeEngine, deals: Deals, fields: Fields): OpportunityCard {
  const { contact_no = "", salesperson_code = "", description = "", sales_cycle_code = "NEW", priority = "Normal" } = fields;
  const card: OpportunityCard = {
    ...plain,
    ...named(engine, contact_no),
    no: `OP${String(deals.cards.length + 1).padStart(6, "0")}`,
    description,
    priority: priority as Opportunity["priority"],
    salesperson_code,
    salesperson_name: engine.salespeople.find(({ code }) => code === salesperson_code)?.name ?? "",
    sales_cycle_code,
    creation_date: dayOf(engine, 0),
    history: [],
    comments: [],
  };
  deals.cards.push(card);
  return card;
}

function propose(engine: FakeEngine, deals: Deals, fields: Fields): OpportunityProposal {
  const { contact_no = "", sales_cycle_code = "NEW", salesperson_code, description = "" } = fields;
  const contact = engine.contacts.find(({ no }) => no === contact_no);
  if (contact?.privacy_blocked === true) {
    refuse("privacy_blocked");
  }
  const first = deals.cycles.find(({ code }) => code === sales_cycle_code)?.stages[0];
  const company = contact?.company_no ?? "";
  return {
    description,
    contact_no,
    contact_name: contact?.name ?? "",
    contact_company_no: company,
    salesperson_code: salesperson_code ?? contact?.salesperson_code ?? "",
    sales_cycle_code,
    chances: first?.chances ?? 0,
    closing_date: dayOf(engine, 30),
    no_of_entries: 0,
    other_open: deals.cards.filter(
      (one) => !one.closed && contact_no !== "" && (one.contact_no === contact_no || (company !== "" && one.contact_company_no === company)),
    ),
  };
}

function proposeOfEntry(engine: FakeEngine, deals: Deals, entryNo: number): OpportunityProposal {
  const entry = engine.entries.find(({ entry_no }) => entry_no === entryNo) ?? refuse("not_found");
  if (entry.canceled) {
    refuse("entry_canceled");
  }
  const { contact_no, salesperson_code, subject, description } = entry;
  return { ...propose(engine, deals, { contact_no, salesperson_code, description: subject || description }), no_of_entries: 2 };
}

function add(engine: FakeEngine, deals: Deals, fields: Fields): Opportunity {
  const card = newCard(engine, deals, fields);
  if (fields["estimated_value"] !== undefined) {
    const { estimated_value, chances, closing_date = "" } = fields;
    enter(engine, deals, card, { stage: 1, estimated_value: minor(estimated_value), chances: Number(chances), estimated_close_date: closing_date });
  }
  engine.onEvent({ kind: "opportunities_changed" });
  return card;
}

function ofEntry(engine: FakeEngine, deals: Deals, entryNo: number, fields: Fields): unknown {
  const { contact_no, salesperson_code } = proposeOfEntry(engine, deals, entryNo);
  const card = add(engine, deals, { contact_no, salesperson_code, ...fields });
  const entry = engine.entries.find(({ entry_no }) => entry_no === entryNo);
  Object.assign(entry ?? {}, { opportunity_no: card.no });
  return { ...card, linked_entries: [entryNo], other_open: [] };
}

function closedOf(deals: Deals, { contact, salesperson, sales_cycle, status, from, to }: Fields): OpportunityCard[] {
  return deals.cards.filter(
    (one) =>
      one.closed &&
      (!contact || one.contact_no === contact) &&
      (!salesperson || one.salesperson_code === salesperson) &&
      (!sales_cycle || one.sales_cycle_code === sales_cycle) &&
      (!status || one.status === status) &&
      (!from || one.date_closed >= from) &&
      (!to || one.date_closed <= to),
  );
}

function deleteClosed(deals: Deals, fields: Fields): number {
  const gone = closedOf(deals, fields);
  deals.cards = deals.cards.filter((one) => !gone.includes(one));
  return gone.length;
}

function page(deals: Deals, query: OpportunityQuery): Page<Opportunity> {
  const rows = deals.cards.filter(
    (one) =>
      (query.open !== true || !one.closed) &&
      (!query.status || one.status === query.status) &&
      (!query.salesperson_code || one.salesperson_code === query.salesperson_code) &&
      (!query.contact_no || [one.contact_no, one.contact_company_no].includes(query.contact_no)) &&
      (!query.sales_cycle_code || one.sales_cycle_code === query.sales_cycle_code) &&
      (query.stage === null || query.stage === undefined || one.current_stage === query.stage) &&
      (!query.closing_from || one.estimated_closing_date >= query.closing_from) &&
      (!query.closing_to || (one.estimated_closing_date !== "" && one.estimated_closing_date <= query.closing_to)) &&
      `${one.no} ${one.description} ${one.contact_name}`.toLowerCase().includes((query.search ?? "").toLowerCase()),
  );
  const key = (one: Opportunity): string | number => {
    switch (query.sort) {
      case "estimated_value":
        return one.estimated_value ?? 0;
      case "description":
        return one.description;
      default:
        return one.estimated_closing_date + one.no;
    }
  };
  rows.sort((a, b) => (key(a) < key(b) ? -1 : 1) * (query.descending === true ? -1 : 1));
  return { rows: rows.slice(0, query.limit || 100), next: "", total: rows.length, more: false };
}
