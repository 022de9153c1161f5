//! Files that come in and go out: what an import was asked for, what it did, how far it is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::contact::ContactQuery;
use super::inbox::MessageQuery;
use super::interaction::EntryQuery;
use super::opportunity::cycle::CloseType;
use super::opportunity::query::OpportunityQuery;
use super::salesperson::SalespersonQuery;
use super::task::TaskQuery;

/// What a file is to become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ImportNoun {
    /// Companies and people.
    Contacts,
    /// Salespeople.
    Salespeople,
}

/// What happens to rows whose record is there already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Existing {
    /// It takes over what the row says; a blank cell changes nothing.
    #[default]
    Update,
    /// It stays as it is.
    Skip,
}

/// How a file is imported.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct ImportOptions {
    /// Fields by the headings of the file, over what is known of them; a blank field leaves the column out.
    pub mapping: BTreeMap<String, String>,
    /// What separates the cells, one character; blank to find it out.
    pub delimiter: String,
    /// Name of the encoding, for example `windows-1252` (Encoding Standard); blank to find it out.
    pub encoding: String,
    /// Whether the first row holds headings; none to find it out.
    pub headings: Option<bool>,
    /// What happens to rows whose record is there already.
    pub existing: Existing,
    /// Tell what would happen and write nothing.
    pub dry_run: bool,
}

/// What became of a row or card.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RowOutcome {
    /// It is a new record.
    Created,
    /// It changed a record that was there.
    Updated,
    /// It was passed over; the reason says why.
    #[default]
    Skipped,
}

impl RowOutcome {
    /// The word scripts use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Skipped => "skipped",
        }
    }
}

/// Why a row was passed over, or what of it was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RowNote {
    /// A cell or line is longer than 64 KiB; a quote may be missing.
    TooLong,
    /// It has more cells than there are columns.
    TooManyCells,
    /// The file ends in the middle of it.
    CutOff,
    /// The card has no end.
    CardWithoutEnd,
    /// It gives no number, name or address.
    NamesNobody,
    /// Several records have its address.
    AddressOfSeveral,
    /// Several records have its name, and it gives no address.
    NameOfSeveral,
    /// The record is there, and was to stay as it is.
    ThereAlready,
    /// A rule refused it; the code says which.
    Refused,
    /// Its note was left out: the contact was there.
    CommentLeftOut,
    /// Its picture, sound or key was left out.
    PictureLeftOut,
    /// It has more addresses than the two of a salesperson.
    AddressesLeftOut,
}

impl RowNote {
    /// The word scripts use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::TooLong => "too_long",
            Self::TooManyCells => "too_many_cells",
            Self::CutOff => "cut_off",
            Self::CardWithoutEnd => "card_without_end",
            Self::NamesNobody => "names_nobody",
            Self::AddressOfSeveral => "address_of_several",
            Self::NameOfSeveral => "name_of_several",
            Self::ThereAlready => "there_already",
            Self::Refused => "refused",
            Self::CommentLeftOut => "comment_left_out",
            Self::PictureLeftOut => "picture_left_out",
            Self::AddressesLeftOut => "addresses_left_out",
        }
    }

    /// A sentence for scripts and logs.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::TooLong => "a cell or line is longer than 64 KiB; a quote may be missing",
            Self::TooManyCells => "it has more cells than there are columns",
            Self::CutOff => "the file ends in the middle of it",
            Self::CardWithoutEnd => "the card has no end",
            Self::NamesNobody => "the row names nobody",
            Self::AddressOfSeveral => "several have this address",
            Self::NameOfSeveral => "several contacts have this name, and the row has no address",
            Self::ThereAlready => "it is there already",
            Self::Refused => "a rule refused it",
            Self::CommentLeftOut => "the note was left out: the contact was there already",
            Self::PictureLeftOut => "pictures and the like were left out",
            Self::AddressesLeftOut => "a salesperson has two addresses at most",
        }
    }
}

/// What became of one row of a table, or of one card.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportedRow {
    /// Row as a spreadsheet counts it, the headings being the first; of cards, which one, from 1.
    pub row: u32,
    /// Name or address the row gives; blank when it cannot be read.
    pub name: String,
    /// What became of it.
    pub outcome: RowOutcome,
    /// Number or code of the record; blank when it was passed over, or would only be made.
    pub no: String,
    /// Why it was passed over, or what of it was left out.
    pub note: Option<RowNote>,
    /// Code of the rule that refused it; else blank.
    pub code: String,
    /// The same in a sentence; else blank.
    pub reason: String,
}

/// A column of the file and where it goes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportColumn {
    /// Heading as the file has it; its number from 1 where there are no headings.
    pub column: String,
    /// Field it goes to; blank when it is left out.
    pub field: String,
}

/// The beginning of a file, before it is imported.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportPreview {
    /// What the file is: `csv` or `vcard`.
    pub format: String,
    /// Bytes of the file.
    #[specta(type = f64)]
    pub size: u64,
    /// Encoding it is read in, for example `UTF-8`.
    pub encoding: String,
    /// What separates its cells; blank for cards.
    pub delimiter: String,
    /// Whether its first row holds headings.
    pub headings: bool,
    /// Its columns with the fields proposed for them; of cards, the fields they fill.
    pub columns: Vec<ImportColumn>,
    /// Its first rows, without the headings; as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
    /// Every field a column can go to.
    pub fields: Vec<String>,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportSummary {
    /// Whether nothing was written.
    pub dry_run: bool,
    /// What the file is: `csv` or `vcard`.
    pub format: String,
    /// Encoding it was read in, for example `UTF-8`.
    pub encoding: String,
    /// What separates its cells; blank for cards.
    pub delimiter: String,
    /// Whether its first row holds headings.
    pub headings: bool,
    /// Its columns; none for cards.
    pub columns: Vec<ImportColumn>,
    /// Rows with something in them.
    pub rows: u32,
    /// Rows that are new records.
    pub created: u32,
    /// Rows that changed a record.
    pub updated: u32,
    /// Rows passed over.
    pub skipped: u32,
    /// Companies made because people named them, besides the rows.
    pub companies_created: u32,
    /// Somebody stopped it; what came before is whole, and the file can be imported again.
    pub canceled: bool,
}

/// How far an import or export is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct TransferProgress {
    /// Rows dealt with.
    pub rows: u32,
    /// Share of the whole, 0–100.
    pub percent: u8,
}

/// An import with its rows, as a window shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportReport {
    /// Counts and columns.
    #[serde(flatten)]
    pub summary: ImportSummary,
    /// The first rows of each outcome, in the order of the file.
    pub report: Vec<ImportedRow>,
}

/// What kind of file an export writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum ExportFormat {
    /// Text with commas, for any program.
    Csv,
    /// A workbook for Excel and its kin.
    Xlsx,
    /// vCards, for address books; contacts only.
    Vcf,
}

impl ExportFormat {
    /// The ending of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Vcf => "vcf",
        }
    }
}

/// A file that was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Exported {
    /// Name of the file, without its folder.
    pub name: String,
    /// Rows in it, without the headings.
    pub rows: u32,
}

/// Which rows of a short list, one that is by code and comes as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct CodeQuery {
    /// Words in code and description, whatever their case and accents.
    pub search: String,
}

/// Which close opportunity codes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct CloseCodeQuery {
    /// Words in code and description, whatever their case and accents.
    pub search: String,
    /// Only for won or only for lost opportunities.
    pub kind: Option<CloseType>,
}

/// A list to export, with its filters and order; its place and limit do not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "list", content = "query", rename_all = "snake_case")]
pub enum ExportList {
    /// Contacts.
    Contacts(ContactQuery),
    /// Salespeople.
    Salespeople(SalespersonQuery),
    /// Interaction log entries.
    Entries(EntryQuery),
    /// Messages.
    Messages(MessageQuery),
    /// Tasks.
    Tasks(TaskQuery),
    /// Opportunities.
    Opportunities(OpportunityQuery),
    /// Interaction templates.
    Templates(CodeQuery),
    /// Sales cycles, a row for each stage.
    SalesCycles(CodeQuery),
    /// Close opportunity codes.
    CloseCodes(CloseCodeQuery),
    /// Activities, a row for each step.
    Activities(CodeQuery),
}

impl ExportList {
    /// The word of the list, which also names its file.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Contacts(_) => "contacts",
            Self::Salespeople(_) => "salespeople",
            Self::Entries(_) => "entries",
            Self::Messages(_) => "messages",
            Self::Tasks(_) => "tasks",
            Self::Opportunities(_) => "opportunities",
            Self::Templates(_) => "templates",
            Self::SalesCycles(_) => "sales-cycles",
            Self::CloseCodes(_) => "close-codes",
            Self::Activities(_) => "activities",
        }
    }
}
