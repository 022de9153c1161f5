//! Files that come in and go out: what an import was asked for, what it did, how far it is.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use specta::Type;

use super::contact::ContactQuery;
use super::inbox::MessageQuery;
use super::interaction::EntryQuery;
use super::opportunity::query::OpportunityQuery;
use super::salesperson::SalespersonQuery;
use super::task::TaskQuery;

/// How a file is imported.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct ImportOptions {
    /// Fields by the headings of the file, over what is known of them; a blank field leaves the column out.
    pub mapping: BTreeMap<String, String>,
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

/// What became of one row of a table, or of one card.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ImportedRow {
    /// Row as a spreadsheet counts it, the headings being the first; of cards, which one, from 1.
    pub row: u32,
    /// What became of it.
    pub outcome: RowOutcome,
    /// Number or code of the record; blank when it was passed over, or would only be made.
    pub no: String,
    /// Why it was passed over, or what of it was left out; else blank.
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
        }
    }
}
