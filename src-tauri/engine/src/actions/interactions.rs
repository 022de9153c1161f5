//! The interaction log (`original.md` C.1).

mod change;
mod create;
mod delete;

pub(super) use change::checked_lines;
pub use change::{cancel, comment, delete_comment, evaluate, toggle_canceled, uncancel};
pub(super) use create::own_code;
pub use create::{create, postpone, propose, propose_resume, resume};
pub use delete::{count_canceled, delete_canceled};

use crate::Engine;
use crate::domain::interaction::{EntryCard, EntryQuery, LogEntry, Page};
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
        template_code: query.template_code.trim().to_uppercase(),
        conversation: query.conversation.trim().to_owned(),
        ..query.clone()
    };
    engine.store.entry_page(&query).await
}

/// The entry with that number.
///
/// # Errors
/// `NotFound`.
pub async fn show(engine: &Engine, entry_no: i64) -> Result<LogEntry> {
    engine.store.entry(entry_no).await?.ok_or_else(|| no_entry(entry_no))
}

/// The entry with that number, its title, its comments and the other entries of its mail.
///
/// # Errors
/// `NotFound`.
pub async fn card(engine: &Engine, entry_no: i64) -> Result<EntryCard> {
    engine.store.entry_card(entry_no).await?.ok_or_else(|| no_entry(entry_no))
}

fn no_entry(entry_no: i64) -> Error {
    Error::new(Code::NotFound, format!("there is no interaction log entry {entry_no}"))
}

#[cfg(test)]
#[path = "interactions_tests.rs"]
mod tests;
