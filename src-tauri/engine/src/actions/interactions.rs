//! The interaction log (`original.md` C.1).

use crate::Engine;
use crate::domain::interaction::{EntryQuery, LogEntry, Page};
use crate::error::{Code, Error, Result};

/// A page of the log.
///
/// # Errors
/// `InvalidValue` when a day or the cursor cannot be read.
pub async fn list(engine: &Engine, query: &EntryQuery) -> Result<Page<LogEntry>> {
    let query = EntryQuery {
        contact_no: query.contact_no.trim().to_uppercase(),
        salesperson_code: query.salesperson_code.trim().to_uppercase(),
        opportunity_no: query.opportunity_no.trim().to_uppercase(),
        ..query.clone()
    };
    engine.store.entry_page(&query).await
}

/// The entry with that number.
///
/// # Errors
/// `NotFound`.
pub async fn show(engine: &Engine, entry_no: i64) -> Result<LogEntry> {
    engine
        .store
        .entry(entry_no)
        .await?
        .ok_or_else(|| Error::new(Code::NotFound, format!("there is no interaction log entry {entry_no}")))
}
