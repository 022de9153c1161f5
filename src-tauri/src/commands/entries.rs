//! Interaction log entries.

use bitacora_engine::actions::{interactions, links};
use bitacora_engine::domain::interaction::{EntryQuery, LogEntry, Page};
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// A page of entries.
#[tauri::command]
#[specta::specta]
pub async fn get_entries(shell: State<'_, Shell>, query: EntryQuery) -> Result<Page<LogEntry>> {
    Ok(interactions::list(&shell.engine().await?, &query).await?)
}

/// One entry.
#[tauri::command]
#[specta::specta]
pub async fn get_entry(shell: State<'_, Shell>, entry_no: i32) -> Result<LogEntry> {
    Ok(interactions::show(&shell.engine().await?, entry_no.into()).await?)
}

/// Verifies, if need be repairs, and opens the link to the entry's message in the browser.
#[tauri::command]
#[specta::specta]
pub async fn open_entry_link(shell: State<'_, Shell>, entry_no: i32) -> Result<links::Link> {
    let link = links::open(&shell.engine().await?, entry_no.into()).await?;
    shell.open_in_browser(&link.url)?;
    Ok(link)
}
