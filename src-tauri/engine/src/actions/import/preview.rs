//! The beginning of a file before it is imported: how it is read, and which field each column would fill.

use std::collections::BTreeMap;
use std::path::Path;

use super::opened::{Opened, accepts};
use crate::domain::transfer::{ImportColumn, ImportNoun, ImportOptions, ImportPreview};
use crate::error::{Code, Error, Result};
use crate::transfer::cards::Cards;
use crate::transfer::columns::Columns;
use crate::transfer::headings;
use crate::transfer::row::Record;
use crate::transfer::table::{Row, Table};

/// Rows that are shown.
const ROWS: usize = 8;
/// Characters of a cell that are shown.
const CELL: usize = 120;

/// The first rows of a file, what was found out about it, and the fields proposed for its columns. What `options`
/// say of encoding, delimiter, headings and mapping goes over what is found out.
///
/// # Errors
/// `FileUnavailable`; `InvalidValue` for a file that is too large, empty or of another kind; `UnknownName` for a
/// mapping.
pub async fn preview(noun: ImportNoun, file: &Path, options: &ImportOptions) -> Result<ImportPreview> {
    let (file, options) = (file.to_owned(), options.clone());
    let read = tokio::task::spawn_blocking(move || read(noun, &file, &options)).await;
    read.map_err(|error| Error::new(Code::Internal, "reading the file broke off").because(error))?
}

fn read(noun: ImportNoun, file: &Path, options: &ImportOptions) -> Result<ImportPreview> {
    let size = std::fs::metadata(file).map(|about| about.len()).unwrap_or_default();
    let found = match Opened::open(noun, file, options)? {
        Opened::Cards(cards) => of_cards(cards)?,
        Opened::Table(table) => of_table(noun, table, options)?,
    };
    Ok(ImportPreview { size, fields: fields(noun), ..found })
}

fn of_table(noun: ImportNoun, mut table: Table, options: &ImportOptions) -> Result<ImportPreview> {
    let first = table.next()?.ok_or_else(|| Error::new(Code::InvalidValue, "the file has no rows"))?;
    let columns = Columns::propose(&first.cells, (&options.mapping, options.headings), accepts(noun))?;
    let mut rows: Vec<Row> = if columns.headings { Vec::new() } else { vec![first] };
    while rows.len() < ROWS {
        let Some(row) = table.next()? else { break };
        rows.push(row);
    }
    let width = columns.all.len();
    let cells = |row: Row| {
        let all = row.cells.into_iter().map(|cell| short(&cell)).chain(std::iter::repeat(String::new()));
        all.take(width).collect()
    };
    Ok(ImportPreview {
        format: "csv".to_owned(),
        encoding: table.encoding().to_owned(),
        delimiter: table.delimiter().to_string(),
        headings: columns.headings,
        columns: columns.shown(),
        rows: rows.into_iter().map(cells).collect(),
        ..ImportPreview::default()
    })
}

/// Cards have no columns; shown are the fields that the first of them fill.
fn of_cards(mut cards: Cards) -> Result<ImportPreview> {
    let mut filled: Vec<BTreeMap<String, String>> = Vec::new();
    while filled.len() < ROWS {
        let Some((_, card)) = cards.next()? else { break };
        filled.extend(card.ok().map(values));
    }
    let names = headings::targets().filter(|name| filled.iter().any(|card| card.contains_key(*name)));
    let names: Vec<&str> = names.collect();
    let column = |name: &&str| ImportColumn { column: (*name).to_owned(), field: (*name).to_owned() };
    let row = |card: &BTreeMap<String, String>| {
        names.iter().map(|name| card.get(*name).map(|value| short(value)).unwrap_or_default()).collect()
    };
    Ok(ImportPreview {
        format: "vcard".to_owned(),
        encoding: cards.encoding().to_owned(),
        columns: names.iter().map(column).collect(),
        rows: filled.iter().map(row).collect(),
        ..ImportPreview::default()
    })
}

/// What a card says, by field.
fn values(record: Record) -> BTreeMap<String, String> {
    let mut values = record.fields;
    let others =
        [("email", record.emails.join("; ")), ("company", record.company), ("comment", record.comment)];
    values.extend(others.into_iter().map(|(name, value)| (name.to_owned(), value)));
    values.retain(|_, value| !value.is_empty());
    values
}

/// Every field a column can go to.
fn fields(noun: ImportNoun) -> Vec<String> {
    let accepts = accepts(noun);
    let of_people = |name: &str| noun == ImportNoun::Contacts || !matches!(name, "company" | "comment");
    let known = headings::targets().filter(|name| headings::is_target(name, accepts) && of_people(name));
    known.map(str::to_owned).collect()
}

/// The beginning of a cell on one line, and nothing in it that a window would not show.
fn short(cell: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let mut chars = cell.trim().chars().map(plain);
    let mut text: String = chars.by_ref().take(CELL).collect();
    if chars.next().is_some() {
        text.push('…');
    }
    text
}
