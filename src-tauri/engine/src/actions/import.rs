//! Importing contacts and salespeople from CSV and vCard files: row by row, each whole or not at all.
//!
//! Rows are written five hundred to a transaction. An import that ends in between leaves whole rows, and the same
//! file can be imported again: what is there already is found by its number, its address or its name.

mod contact_row;
mod opened;
mod preview;
mod reader;
mod report;
mod salesperson_row;

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::domain::event::Event;
use crate::domain::setup::Setup;
use crate::domain::transfer::{
    Existing, ImportNoun, ImportOptions, ImportSummary, ImportedRow, RowNote, RowOutcome, TransferProgress,
};
use crate::error::{Code, Error, Result};
use crate::store::{Store, Tx, import};
use crate::transfer::row::{Record, Unread};
use crate::{DATABASE, Engine};

pub use preview::preview;
use reader::{Batch, Reading};
pub use report::Report;

/// What an import is watched and stopped with. Clones belong together.
#[derive(Debug, Clone, Default)]
pub struct Watch(Arc<Watched>);

#[derive(Debug, Default)]
struct Watched {
    canceled: AtomicBool,
    progress: Mutex<TransferProgress>,
}

impl Watch {
    /// Asks the import to stop behind the rows at hand.
    pub fn cancel(&self) {
        self.0.canceled.store(true, Ordering::Relaxed);
    }

    /// How far it is.
    pub fn progress(&self) -> TransferProgress {
        *self.0.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn is_canceled(&self) -> bool {
        self.0.canceled.load(Ordering::Relaxed)
    }

    pub(super) fn set(&self, progress: TransferProgress) {
        *self.0.progress.lock().unwrap_or_else(PoisonError::into_inner) = progress;
    }
}

/// Who is told what became of each row, once it is written.
pub type Told<'a> = &'a mut (dyn FnMut(ImportedRow) + Send);

/// What a row led to.
#[derive(Debug, Default)]
struct Done {
    name: String,
    outcome: RowOutcome,
    no: String,
    note: Option<RowNote>,
    code: String,
    reason: String,
    company_created: bool,
}

impl Done {
    /// A row that stays out, or of which something stays out.
    fn noted(self, note: Option<RowNote>) -> Self {
        let reason = note.map(RowNote::sentence).unwrap_or_default().to_owned();
        Self { note, reason, ..self }
    }
}

/// Why a row is not written.
#[derive(Debug)]
enum Refusal {
    /// For what it is.
    Row(RowNote),
    /// By a rule of contacts or salespeople, or by the store.
    Rule(Error),
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Self::Rule(error)
    }
}

/// What all rows of an import share.
struct Wishes {
    noun: ImportNoun,
    existing: Existing,
    setup: Setup,
}

/// Imports contacts or salespeople, as [`contacts`] and [`salespeople`].
///
/// # Errors
/// As there.
pub async fn file(
    engine: &Engine,
    noun: ImportNoun,
    (file, options): (&Path, &ImportOptions),
    watch: &Watch,
    told: Told<'_>,
) -> Result<ImportSummary> {
    import(engine, noun, (file, options), watch, told).await
}

/// Imports contacts from a CSV or vCard file (`.vcf`). On a dry run the same is done to a copy of the database, which
/// is thrown away.
///
/// # Errors
/// `FileUnavailable`; `InvalidValue` for a file that is too large, or of which no column is known; `UnknownName` for
/// a mapping; those of the store. What was written until then stays, in whole rows.
pub async fn contacts(
    engine: &Engine,
    file: &Path,
    options: &ImportOptions,
    watch: &Watch,
    told: Told<'_>,
) -> Result<ImportSummary> {
    import(engine, ImportNoun::Contacts, (file, options), watch, told).await
}

/// Imports salespeople from a CSV file; each needs a code, or an address that is known.
///
/// # Errors
/// As of [`contacts`].
pub async fn salespeople(
    engine: &Engine,
    file: &Path,
    options: &ImportOptions,
    watch: &Watch,
    told: Told<'_>,
) -> Result<ImportSummary> {
    import(engine, ImportNoun::Salespeople, (file, options), watch, told).await
}

async fn import(
    engine: &Engine,
    noun: ImportNoun,
    (file, options): (&Path, &ImportOptions),
    watch: &Watch,
    told: Told<'_>,
) -> Result<ImportSummary> {
    let mut reading = Reading::begin(noun, file, options);
    let mut summary = ImportSummary { dry_run: options.dry_run, ..reading.head().await? };
    if !options.dry_run {
        let written = rows(engine, (noun, options.existing), reading, (watch, told), &mut summary).await;
        if summary.created + summary.updated > 0 {
            engine.address_book_changed(event(noun)).await;
        }
        return written.map(|()| summary);
    }
    let folder = tempfile::Builder::new().prefix("import-preview-").tempdir_in(&engine.data_dir);
    let folder = folder.map_err(|error| {
        Error::new(Code::FileUnavailable, "a copy to try the import on cannot be made").because(error)
    })?;
    let copy = folder.path().join(DATABASE);
    engine.store.copy_to(&copy).await?;
    let scratch = Engine { store: Store::open(&copy, engine.clock.now()).await?, ..engine.clone() };
    let written = rows(&scratch, (noun, options.existing), reading, (watch, told), &mut summary).await;
    scratch.store.close().await;
    written.map(|()| summary)
}

fn event(noun: ImportNoun) -> Event {
    match noun {
        ImportNoun::Contacts => Event::ContactsChanged,
        ImportNoun::Salespeople => Event::SalespeopleChanged,
    }
}

async fn rows(
    engine: &Engine,
    (noun, existing): (ImportNoun, Existing),
    mut reading: Reading,
    (watch, told): (&Watch, Told<'_>),
    summary: &mut ImportSummary,
) -> Result<()> {
    let wishes = Wishes { noun, existing, setup: engine.store.load_setup().await? };
    while let Some(Batch { rows, percent }) = reading.next().await? {
        if watch.is_canceled() {
            summary.canceled = true;
            return Ok(());
        }
        let mut tx = engine.store.begin().await?;
        let mut done = Vec::with_capacity(rows.len());
        for (number, record) in rows {
            done.push((number, one(engine, &mut tx, &wishes, record).await?));
        }
        tx.commit().await?;
        for (row, mut done) in done {
            count(summary, &done);
            if summary.dry_run && done.outcome == RowOutcome::Created {
                done.no.clear();
            }
            let Done { name, outcome, no, note, code, reason, .. } = done;
            told(ImportedRow { row, name, outcome, no, note, code, reason });
        }
        watch.set(TransferProgress { rows: summary.rows, percent });
    }
    Ok(())
}

fn count(summary: &mut ImportSummary, done: &Done) {
    summary.rows += 1;
    summary.companies_created += u32::from(done.company_created);
    match done.outcome {
        RowOutcome::Created => summary.created += 1,
        RowOutcome::Updated => summary.updated += 1,
        RowOutcome::Skipped => summary.skipped += 1,
    }
}

/// One row: written whole, or passed over with its reason.
async fn one(engine: &Engine, tx: &mut Tx, wishes: &Wishes, record: Result<Record, Unread>) -> Result<Done> {
    let record = match record {
        Ok(record) => record,
        Err(Unread { note, reason }) => return Ok(Done { note: Some(note), reason, ..Done::default() }),
    };
    import::begin_row(tx).await?;
    let written = match wishes.noun {
        ImportNoun::Contacts => contact_row::write(engine, tx, wishes, &record).await,
        ImportNoun::Salespeople => salesperson_row::write(engine, tx, wishes, &record).await,
    };
    let name = record.called();
    match written {
        Ok(done) => {
            import::keep_row(tx).await?;
            Ok(Done { name, ..done })
        }
        Err(Refusal::Rule(error)) if ends_all(error.code()) => Err(error),
        Err(refusal) => {
            import::drop_row(tx).await?;
            Ok(Done { name, ..refused(refusal) })
        }
    }
}

fn refused(refusal: Refusal) -> Done {
    match refusal {
        Refusal::Row(note) => Done::default().noted(Some(note)),
        Refusal::Rule(error) => {
            let (code, reason) = (error.code().as_str(), error.to_string());
            Done { note: Some(RowNote::Refused), code, reason, ..Done::default() }
        }
    }
}

/// Whether an error is none of the row's.
fn ends_all(code: Code) -> bool {
    matches!(
        code,
        Code::StoreUnavailable
            | Code::StoreLocked
            | Code::DiskFull
            | Code::StoreTooNew
            | Code::StoreInconsistent
            | Code::FileUnavailable
            | Code::NumberSeriesMissing
            | Code::Canceled
            | Code::Internal
    )
}

#[cfg(test)]
#[path = "import_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "import/file_tests.rs"]
mod file_tests;

#[cfg(test)]
#[path = "import/hostile_tests.rs"]
mod hostile_tests;
