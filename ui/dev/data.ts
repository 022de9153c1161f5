// Invented rows to look at pages with: the demo company of the pictures, `.example` addresses.
import type { Contact, LogEntry, MessageRow, Reason, RunSummary, Salesperson } from "../src/api";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export const salespeople: Salesperson[] = [
  ["AR", "Ana Ruiz", "Sales manager"],
  ["MV", "Marta Vidal", "Account manager"],
  ["JP", "Jorge Peña", "Account manager"],
  ["LS", "Lucas Serra", "Inside sales"],
  ["IB", "Irene Blanco", "Key accounts"],
  ["OD", "Óscar Duarte", "Export"],
].map(([code = "", name = "", job_title = ""], index) => ({
  code,
  name,
  job_title,
  email: `${name.split(" ")[0]?.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")}@aurora.example`,
  email_2: "",
  phone: `+34 910 000 10${index}`,
  commission: index === 0 ? "2.5" : "",
  blocked: index === 5,
  privacy_blocked: false,
  no_of_interactions: 180 - index * 27,
  next_task_date: index < 3 ? new Date().toISOString().slice(0, 10) : "",
}));

const companies = [
  ["Muebles Duero, S.L.", "muebles-duero.example", "Valladolid"],
  ["Hoteles Alborada", "alborada.example", "Málaga"],
  ["Marín Arquitectos", "marin-arquitectos.example", "Murcia"],
  ["Taller Etxeberria", "etxeberria.example", "Bilbao"],
  ["Grupo Ortega", "grupo-ortega.example", "Sevilla"],
  ["Lusitana Café, Lda.", "lusitana.example", "Porto"],
  ["Castells i Fills", "castells.example", "Girona"],
  ["Navarro Logística", "navarro-logistica.example", "Zaragoza"],
  ["Clínica Beltrán", "clinica-beltran.example", "Madrid"],
  ["Molina e Hijos", "molina.example", "Granada"],
  ["Fundación Quiroga", "quiroga.example", "Ourense"],
  ["東京家具株式会社", "tokyo-kagu.example", "東京"],
] as const;

const people = [
  "Lucía Fernández",
  "Tomás Iglesias",
  "Elena Marín",
  "Iker Etxeberria",
  "Carmen Ortega",
  "Paulo Mendes",
  "Nuria Castells",
  "Hugo Navarro",
  "Sofía Beltrán",
  "Andrés Molina",
  "Marta Quiroga",
  "田中 恵",
] as const;

function plainContact(): Contact {
  return {
    no: "",
    name: "",
    search_name: "",
    type: "Person",
    company_no: "",
    company_name: "",
    job_title: "",
    salutation: "",
    organizational_level: "",
    business_relation: "",
    email: "",
    email_2: "",
    phone: "",
    mobile: "",
    address: "",
    address_2: "",
    post_code: "",
    city: "",
    county: "",
    country: "ES",
    territory: "",
    currency: "",
    vat_registration_no: "",
    language: "",
    format_region: "",
    correspondence_type: "",
    home_page: "",
    salesperson_code: "",
    exclude_from_segment: false,
    privacy_blocked: false,
    minor: false,
    parental_consent: false,
    no_of_interactions: 0,
    date_of_last_interaction: "",
    last_date_attempted: "",
    next_task_date: "",
    alternative_addresses: [],
  };
}

export function newContact(fields: Partial<Contact>): Contact {
  return { ...plainContact(), ...fields };
}

function numberOf(index: number): string {
  return `CT${String(index).padStart(6, "0")}`;
}

export function contacts(now: number): Contact[] {
  const day = (ago: number): string => new Date(now - ago * DAY).toISOString().slice(0, 10);
  return companies.flatMap(([name, domain, city], index) => {
    const company = newContact({
      no: numberOf(index * 2 + 1),
      name,
      type: "Company",
      company_no: numberOf(index * 2 + 1),
      company_name: name,
      email: `info@${domain}`,
      phone: `+34 983 000 1${String(index).padStart(2, "0")}`,
      city,
      salesperson_code: salespeople[index % 5]?.code ?? "",
      no_of_interactions: 38 - index,
      date_of_last_interaction: day(index),
    });
    const person = newContact({
      no: numberOf(index * 2 + 2),
      name: people[index] ?? "",
      company_no: company.no,
      company_name: name,
      job_title: ["Purchasing", "Direction", "Architect"][index % 3] ?? "",
      email: `contact${index}@${domain}`,
      phone: `+34 983 000 2${String(index).padStart(2, "0")}`,
      city,
      salesperson_code: company.salesperson_code,
      privacy_blocked: index === 8,
      no_of_interactions: 31 - index,
      date_of_last_interaction: day(index),
      alternative_addresses:
        index === 0 ? [{ code: "PURCH", email: `compras@${domain}`, from: "2026-01-01", to: "" }] : [],
    });
    return [company, person];
  });
}

const subjects = [
  "RE: Offer 2026-118 · 40 task chairs",
  "Delivery date of order 10432",
  "Samples of the oak finish",
  "Visit on Thursday, 26 November",
  "RE: Price for 12 meeting tables",
  "Price for 12 meeting tables",
  "Invoice 103877: VAT number missing on the copy that your accounts department asked for",
  "Offer 2026-121 · reception desk",
  "Framework agreement 2027, first questions",
  "",
  "Two chairs arrived damaged",
  "お見積りの件について",
] as const;

const AGES = [3, 12, 38, 51, 65, 125, 170, 200, 330, 1000, 1500, 1900];

export function entries(now: number, count: number): LogEntry[] {
  const all = contacts(now).filter(({ type }) => type === "Person");
  return Array.from({ length: count }, (_, index) => {
    const contact = all[(index * 5) % all.length] ?? newContact({});
    const salesperson = salespeople[index % 5] ?? salespeople[0];
    const age = index < AGES.length ? (AGES[index] ?? 0) : 1900 + (index - AGES.length) * 190;
    const time = new Date(now - age * MINUTE).toISOString();
    const inbound = index % 3 !== 1;
    const subject = subjects[index % subjects.length] ?? "";
    const own = salesperson?.email ?? "";
    return {
      entry_no: 7912 - index,
      date: time.slice(0, 10),
      time,
      description: subject.slice(0, 100),
      subject,
      information_flow: inbound ? "Inbound" : "Outbound",
      initiated_by: inbound ? "Them" : "Us",
      contact_no: contact.no,
      contact_name: contact.name,
      contact_company_no: contact.company_no,
      contact_company_name: contact.company_name,
      contact_alt_address_code: index === 4 ? "PURCH" : "",
      salesperson_code: salesperson?.code ?? "",
      salesperson_name: salesperson?.name ?? "",
      correspondence_type: "Email",
      email_logged: true,
      template_code: "EMAIL",
      group_code: "SYSTEM",
      language: "",
      cost: 800,
      duration: 1,
      evaluation: 0,
      attempt_failed: false,
      canceled: index % 17 === 16,
      postponed: false,
      opportunity_no: "",
      attachment_no: 7000 - index,
      user_id: "svc-bitacora@aurora.example",
      comment: false,
      internet_message_id: `<m${index}@mail.example>`,
      sender: inbound ? contact.email : own,
      recipients: inbound ? [own, "pedro@aurora.example"] : [contact.email],
      has_attachments: index % 4 === 0,
      conversation_count: [4, 1, 2, 1, 3, 3][index % 6] ?? 1,
      link: `https://outlook.example/${index}`,
      link_state: index === 17 ? "stale" : index === 1 ? "pending" : index === 9 ? "none" : "ok",
      message_key: `m${index}@mail.example`,
    };
  });
}

const strangers = [
  ["Laura Gil", "laura.gil@textilgil.example", "Samples for the upholstery"],
  ["Bruno Sáez", "bruno.saez@hotelfaro.example", "Question about outdoor chairs"],
  ["Reservas", "reservas@trenes.example", "Your ticket for 26 November"],
  ["Olga Prieto", "olga.prieto@prieto-abogados.example", "RE: Contract draft"],
  ["Newsletter", "news@feria-mueble.example", "The fair opens its doors"],
  ["Diego Roldán", "d.roldan@roldan-obras.example", "Access for the lorry"],
  ["Recepción", "recepcion@hotelfaro.example", "Phone number of Mr Sáez"],
] as const;

export function messages(now: number): MessageRow[] {
  const row = (index: number, part: Partial<MessageRow>): MessageRow => {
    const [name, address, subject] = strangers[index % strangers.length] ?? strangers[0];
    const time = new Date(now - (23 + index * 97) * MINUTE).toISOString();
    return {
      key: `x${index}@mail.example`,
      outcome: "unmatched",
      reason: "author_unknown",
      subject,
      author: { name, address },
      recipients: [{ name: salespeople[index % 3]?.name ?? "", address: salespeople[index % 3]?.email ?? "" }],
      sent_at: time,
      received_at: time,
      decided_at: time,
      run_id: 4416 - index,
      location: "not_logged",
      link: "",
      link_state: "none",
      dismissed: false,
      internet_message_id: `<x${index}@mail.example>`,
      entry_nos: [],
      ...part,
    };
  };
  const reasons: Reason[] = ["author_unknown", "author_unknown", "no_contact_recipient", "ambiguous", "internal"];
  const unmatched = Array.from({ length: 26 }, (_, index) => row(index, { reason: reasons[index % 5] }));
  const rest: MessageRow[] = [
    row(40, {
      outcome: "quarantined",
      reason: "recipient_malformed",
      location: "inbox",
      recipients: [
        { name: "Ana Ruiz", address: "ana@aurora.example" },
        { name: "", address: "foo@bar" },
      ],
    }),
    row(41, { outcome: "quarantined", reason: "no_author", location: "inbox", author: { name: "", address: "" } }),
    row(42, { outcome: "blocked", reason: "author_blocked" }),
    row(43, { outcome: "private", reason: "sensitive", location: "inbox", subject: "Lunch" }),
    row(44, { outcome: "duplicate", reason: "known_key", location: "archive" }),
    row(45, { outcome: "draft", reason: "draft", location: "inbox", subject: "" }),
  ];
  return [...unmatched, ...rest];
}

export function runs(now: number): RunSummary[] {
  return Array.from({ length: 36 }, (_, index) => {
    const started = now - (4 + index * 10) * MINUTE;
    const failed = index === 7;
    const found = index % 3 === 0 ? 9 : 0;
    return {
      run_id: 4417 - index,
      started_at: new Date(started).toISOString(),
      finished_at: new Date(started + 3400 + index * 80).toISOString(),
      found,
      logged: found === 0 ? 0 : 7,
      entries: found === 0 ? 0 : 8,
      unmatched: found === 0 ? 0 : 2,
      duplicates: 0,
      drafts: 0,
      private: 0,
      blocked: 0,
      quarantined: 0,
      failed: 0,
      settled: found,
      pending: 0,
      requests: 6,
      late_matched: 0,
      status: failed ? "postponed" : index === 20 ? "canceled" : "succeeded",
      error_code: failed ? "unavailable" : "",
      error_message: failed ? "Graph did not answer (503)" : "",
      error_hint: "",
      error_cause: null, next_attempt_at: null,
    };
  });
}
