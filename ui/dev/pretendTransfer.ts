// Pretends files that come in and go out.
import type {
  ExportFormat,
  ExportList,
  Exported,
  ImportedRow,
  ImportNoun,
  ImportOptions,
  ImportPreview,
  ImportReport,
} from "../src/api";
import type { FakeEngine } from "./fakeEngine";

/** How many rows the pretended file has. */
const ROWS = 240;
const FIELDS = ["name", "first_name", "last_name", "email", "company", "job_title", "phone", "mobile", "city", "country", "comment"];

/** What a test or picture wants of the pretended files. */
export interface Files {
  /** A card file instead of a table. */
  cards: boolean;
  /** No column is known. */
  unknown: boolean;
  /** Milliseconds an import or export takes. */
  takes: number;
  /** The person gives up in the dialog of the system. */
  givesUp: boolean;
}

interface Known extends Files {
  percent: number | null;
  canceled: boolean;
  imported: number;
}

const known = new WeakMap<FakeEngine, Known>();

/** What is pretended of the files of an engine; tests change it to set a scene. */
export function filesOf(engine: FakeEngine): Known {
  let files = known.get(engine);
  if (files === undefined) {
    files = { cards: false, unknown: false, takes: 0, givesUp: false, percent: null, canceled: false, imported: 0 };
    known.set(engine, files);
  }
  return files;
}

/** The answer to a command, `undefined` when it is not one of these. */
export function answerTransfer(engine: FakeEngine, command: string, args: Record<string, unknown>): unknown {
  const files = filesOf(engine);
  switch (command) {
    case "choose_import_file":
      return files.givesUp ? null : nameOf(files);
    case "take_dropped_file":
      return nameOf(files);
    case "preview_import":
      return previewOf(files, args["options"] as ImportOptions);
    case "import_file":
      return importFile(engine, files, args["noun"] as ImportNoun, args["options"] as ImportOptions);
    case "save_import_report":
      return files.givesUp ? null : ({ name: "import.csv", rows: ROWS } satisfies Exported);
    case "export_list":
      return files.givesUp ? null : exportList(engine, files, args["list"] as ExportList, args["format"] as ExportFormat);
    case "get_import_progress":
    case "get_export_progress":
      return files.percent === null ? null : { rows: Math.round((ROWS * files.percent) / 100), percent: files.percent };
    case "cancel_import":
    case "cancel_export":
      files.canceled = true;
      return null;
    default:
      return undefined;
  }
}

function nameOf(files: Files): string {
  return files.cards ? "agenda.vcf" : "contactos.csv";
}

/** Takes its time, in ten parts; whether nobody stopped it. */
async function work(files: Known): Promise<boolean> {
  files.canceled = false;
  for (files.percent = 0; files.percent < 100 && !files.canceled; files.percent += 10) {
    await new Promise((done) => setTimeout(done, files.takes / 10));
  }
  files.percent = null;
  return !files.canceled;
}

async function exportList(engine: FakeEngine, files: Known, list: ExportList, format: ExportFormat): Promise<Exported> {
  if (!(await work(files))) {
    throw { code: "canceled", message: "stopped", hint: null, cause: null, remedy: null, reference: null };
  }
  const all = { entries: engine.entries, contacts: engine.contacts, salespeople: engine.salespeople, messages: engine.messages };
  const rows = list.list in all ? all[list.list as keyof typeof all].length : 0;
  return { name: `${list.list}.${format}`, rows };
}

function previewOf(files: Files, options: ImportOptions): ImportPreview {
  const headings = options.headings ?? true;
  const wrong = options.encoding === "macintosh";
  const people = [
    ["Ana", wrong ? "P√©rez" : "Pérez", "Viento Sur", "ana@viento.example", "Dirección", "+34 900 000 001", "Cliente desde 2019"],
    ["Luis", "Gil", "Viento Sur", "luis@viento.example", "Compras", "", ""],
    ["Eva", "Roca", "Mar Azul", "eva@@marazul", "", "+34 900 000 003", "=1+1"],
    ["Zoë", "Øst", "Nordlys", "zoe@nordlys.example", "CEO", "", ""],
  ];
  const names = ["Nombre", "Apellidos", "Organización", "Dirección de correo electrónico", "Puesto", "Teléfono del trabajo", "Sector"];
  const targets = ["first_name", "last_name", "company", "email", "job_title", "phone", ""];
  const columns = names.map((name, index) => ({
    column: headings ? name : String(index + 1),
    field: headings && !files.unknown ? (targets[index] ?? "") : "",
  }));
  const table = {
    format: "csv",
    size: 184_320,
    encoding: options.encoding || "windows-1252",
    delimiter: options.delimiter || ";",
    headings,
    columns,
    rows: headings ? people : [names, ...people],
    fields: FIELDS,
  };
  if (!files.cards) {
    return table;
  }
  const filled = ["name", "email", "company", "phone"];
  return {
    ...table,
    format: "vcard",
    encoding: "UTF-8",
    delimiter: "",
    headings: false,
    columns: filled.map((field) => ({ column: field, field })),
    rows: people.map((row) => [`${row[0]} ${row[1]}`, row[3] ?? "", row[2] ?? "", row[5] ?? ""]),
  };
}

function rowsOf(dryRun: boolean, skip: boolean): ImportedRow[] {
  const row = (at: number, part: Partial<ImportedRow>): ImportedRow => ({
    row: at + 2,
    name: `Persona ${at}`,
    outcome: "created",
    no: dryRun ? "" : `CT${String(100 + at).padStart(6, "0")}`,
    note: null,
    code: "",
    reason: "",
    ...part,
  });
  return Array.from({ length: ROWS }, (_, at) => {
    if (at === 2) {
      return row(at, { name: "Eva Roca", outcome: "skipped", no: "", note: "refused", code: "email_invalid", reason: "x" });
    }
    if (at === 5) {
      return row(at, { name: "", outcome: "skipped", no: "", note: "too_many_cells", reason: "x" });
    }
    if (at === 9) {
      return row(at, { outcome: "updated", no: "CT000002", note: "comment_left_out", reason: "x" });
    }
    if (at % 8 === 1) {
      return skip
        ? row(at, { outcome: "skipped", no: "CT000003", note: "there_already", reason: "x" })
        : row(at, { outcome: "updated", no: "CT000003" });
    }
    return row(at, {});
  });
}

async function importFile(engine: FakeEngine, files: Known, noun: ImportNoun, options: ImportOptions): Promise<ImportReport> {
  const whole = await work(files);
  const dryRun = options.dry_run === true;
  const report = whole ? rowsOf(dryRun, options.existing === "skip") : rowsOf(dryRun, false).slice(0, 100);
  const count = (outcome: ImportedRow["outcome"]): number => report.filter((row) => row.outcome === outcome).length;
  if (!dryRun) {
    files.imported += 1;
    engine.onEvent({ kind: noun === "contacts" ? "contacts_changed" : "salespeople_changed" });
  }
  const { format, encoding, delimiter, headings, columns } = previewOf(files, options);
  return {
    format,
    encoding,
    delimiter,
    headings,
    columns,
    dry_run: dryRun,
    rows: report.length,
    created: count("created"),
    updated: count("updated"),
    skipped: count("skipped"),
    companies_created: 12,
    canceled: !whole,
    report,
  };
}
