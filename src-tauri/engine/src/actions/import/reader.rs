//! Reads the file on a thread of its own, a few rows ahead of the database: the memory it takes does not grow with
//! the file.

use std::path::Path;

use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;

use super::opened::{Opened, accepts};
use crate::domain::transfer::{ImportNoun, ImportOptions, ImportSummary};
use crate::error::{Code, Error, Result};
use crate::transfer::cards::Cards;
use crate::transfer::columns::Columns;
use crate::transfer::row::{Record, Unread};
use crate::transfer::table::{Row, Table};

/// Rows of a transaction.
const BATCH: usize = 500;

/// Rows to write together, and how much of the file was read by then.
#[derive(Debug)]
pub(super) struct Batch {
    pub(super) rows: Vec<(u32, Result<Record, Unread>)>,
    /// 0–100.
    pub(super) percent: u8,
}

/// A file that is being read. Dropped, it stops.
pub(super) struct Reading {
    head: oneshot::Receiver<ImportSummary>,
    batches: mpsc::Receiver<Batch>,
    thread: Option<JoinHandle<Result<()>>>,
}

/// Where what is read goes to.
struct Out {
    head: oneshot::Sender<ImportSummary>,
    batches: mpsc::Sender<Batch>,
}

impl Reading {
    pub(super) fn begin(noun: ImportNoun, file: &Path, options: &ImportOptions) -> Self {
        let (head, head_out) = oneshot::channel();
        let (batches, batches_out) = mpsc::channel(2);
        let (file, options) = (file.to_owned(), options.clone());
        let out = Out { head, batches };
        let thread = tokio::task::spawn_blocking(move || read(noun, &file, &options, out));
        Self { head: head_out, batches: batches_out, thread: Some(thread) }
    }

    /// What the file is.
    pub(super) async fn head(&mut self) -> Result<ImportSummary> {
        match (&mut self.head).await {
            Ok(head) => Ok(head),
            Err(_) => {
                self.end().await.and_then(|()| Err(Error::new(Code::Internal, "the file was not read")))
            }
        }
    }

    /// The next rows; `None` at the end.
    pub(super) async fn next(&mut self) -> Result<Option<Batch>> {
        match self.batches.recv().await {
            Some(batch) => Ok(Some(batch)),
            None => self.end().await.map(|()| None),
        }
    }

    async fn end(&mut self) -> Result<()> {
        match self.thread.take() {
            Some(thread) => thread
                .await
                .map_err(|error| Error::new(Code::Internal, "reading the file broke off").because(error))?,
            None => Ok(()),
        }
    }
}

fn read(noun: ImportNoun, file: &Path, options: &ImportOptions, out: Out) -> Result<()> {
    match Opened::open(noun, file, options)? {
        Opened::Cards(cards) => read_cards(cards, out),
        Opened::Table(table) => read_table(noun, table, options, out),
    }
}

fn read_cards(mut cards: Cards, out: Out) -> Result<()> {
    let head = ImportSummary {
        format: "vcard".to_owned(),
        encoding: cards.encoding().to_owned(),
        ..ImportSummary::default()
    };
    if out.head.send(head).is_err() {
        return Ok(());
    }
    let mut rows = Vec::new();
    while let Some(card) = cards.next()? {
        rows.push(card);
        if rows.len() == BATCH && !send(&out.batches, &mut rows, cards.percent()) {
            return Ok(());
        }
    }
    send(&out.batches, &mut rows, 100);
    Ok(())
}

fn read_table(noun: ImportNoun, mut table: Table, options: &ImportOptions, out: Out) -> Result<()> {
    let first = table.next()?.ok_or_else(|| Error::new(Code::InvalidValue, "the file has no rows"))?;
    let columns = Columns::find(&first.cells, (&options.mapping, options.headings), accepts(noun))?;
    let head = ImportSummary {
        format: "csv".to_owned(),
        encoding: table.encoding().to_owned(),
        delimiter: table.delimiter().to_string(),
        headings: columns.headings,
        columns: columns.shown(),
        ..ImportSummary::default()
    };
    if out.head.send(head).is_err() {
        return Ok(());
    }
    let taken = |row: &Row| (row.number, Record::of_row(row, &columns));
    let mut rows = Vec::new();
    if !columns.headings {
        rows.push(taken(&first));
    }
    while let Some(row) = table.next()? {
        rows.push(taken(&row));
        if rows.len() == BATCH && !send(&out.batches, &mut rows, table.percent()) {
            return Ok(());
        }
    }
    send(&out.batches, &mut rows, 100);
    Ok(())
}

/// Hands on rows; whether anybody still wants them.
fn send(batches: &mpsc::Sender<Batch>, rows: &mut Vec<(u32, Result<Record, Unread>)>, percent: u8) -> bool {
    rows.is_empty() || batches.blocking_send(Batch { rows: std::mem::take(rows), percent }).is_ok()
}
