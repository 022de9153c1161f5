//! Interaction log entries.

use bitacora_engine::actions::{Fields, content, interactions, links};
use bitacora_engine::domain::content::MessageContent;
use bitacora_engine::domain::interaction::{EntryCard, EntryQuery, Evaluation, Interaction, LogEntry, Page};
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

/// What the message of an entry says, with everything taken out that could do harm.
#[tauri::command]
#[specta::specta]
pub async fn get_entry_content(shell: State<'_, Shell>, entry_no: i32) -> Result<MessageContent> {
    Ok(content::show(&shell.engine().await?, entry_no.into()).await?)
}

/// Asks where to, and saves a file of the message there; false when the person gives up.
#[tauri::command]
#[specta::specta]
pub async fn save_entry_file(shell: State<'_, Shell>, entry_no: i32, place: u32) -> Result<bool> {
    let (file, bytes) = content::file(&shell.engine().await?, entry_no.into(), place).await?;
    let Some(path) = shell.ask_where_to_save(&file.name).await? else { return Ok(false) };
    content::save(&bytes, &path).await?;
    Ok(true)
}

/// Opens a link that stands in a message, which the person was shown and confirmed, in the browser or mail program.
#[tauri::command]
#[specta::specta]
pub async fn open_mail_link(shell: State<'_, Shell>, address: String) -> Result<()> {
    shell.open_link(&content::link_of_mail(&address)?)
}

/// One entry with its title, its comments and the other entries of its mail.
#[tauri::command]
#[specta::specta]
pub async fn get_entry_card(shell: State<'_, Shell>, entry_no: i32) -> Result<EntryCard> {
    Ok(interactions::card(&shell.engine().await?, entry_no.into()).await?)
}

/// Switches the checkmark in *Canceled*: all entries take the inverse of the first.
#[tauri::command]
#[specta::specta]
pub async fn toggle_entries_canceled(shell: State<'_, Shell>, entry_nos: Vec<i32>) -> Result<Vec<LogEntry>> {
    Ok(interactions::toggle_canceled(&shell.engine().await?, &wide(&entry_nos)).await?)
}

/// Evaluates entries.
#[tauri::command]
#[specta::specta]
pub async fn evaluate_entries(
    shell: State<'_, Shell>,
    entry_nos: Vec<i32>,
    evaluation: Evaluation,
) -> Result<Vec<LogEntry>> {
    Ok(interactions::evaluate(&shell.engine().await?, &wide(&entry_nos), evaluation).await?)
}

/// Adds a comment of today to an entry.
#[tauri::command]
#[specta::specta]
pub async fn add_entry_comment(shell: State<'_, Shell>, entry_no: i32, text: String) -> Result<EntryCard> {
    Ok(interactions::comment(&shell.engine().await?, entry_no.into(), &text).await?)
}

/// Deletes a line of comment.
#[tauri::command]
#[specta::specta]
pub async fn delete_entry_comment(shell: State<'_, Shell>, entry_no: i32, line_no: i32) -> Result<EntryCard> {
    Ok(interactions::delete_comment(&shell.engine().await?, entry_no.into(), line_no.into()).await?)
}

/// How many canceled entries there are with these filters.
#[tauri::command]
#[specta::specta]
pub async fn count_canceled_entries(shell: State<'_, Shell>, filters: Fields) -> Result<i32> {
    let count = interactions::count_canceled(&shell.engine().await?, &filters).await?;
    Ok(i32::try_from(count).unwrap_or(i32::MAX))
}

/// Deletes the canceled entries with these filters, which the window has had confirmed; gives how many.
#[tauri::command]
#[specta::specta]
pub async fn delete_canceled_entries(shell: State<'_, Shell>, filters: Fields) -> Result<i32> {
    let deleted = interactions::delete_canceled(&shell.engine().await?, &filters, true).await?;
    Ok(i32::try_from(deleted).unwrap_or(i32::MAX))
}

/// What the dialog of a new interaction begins with.
#[tauri::command]
#[specta::specta]
pub async fn propose_interaction(shell: State<'_, Shell>, fields: Fields) -> Result<Interaction> {
    Ok(interactions::propose(&shell.engine().await?, &fields).await?)
}

/// What the dialog begins with to finish a postponed interaction.
#[tauri::command]
#[specta::specta]
pub async fn propose_resumed_interaction(shell: State<'_, Shell>, entry_no: i32) -> Result<Interaction> {
    Ok(interactions::propose_resume(&shell.engine().await?, entry_no.into()).await?)
}

/// Logs an interaction, or keeps it unfinished for later.
#[tauri::command]
#[specta::specta]
pub async fn create_interaction(
    shell: State<'_, Shell>,
    fields: Fields,
    postpone: bool,
) -> Result<EntryCard> {
    let engine = shell.engine().await?;
    if postpone {
        return Ok(interactions::postpone(&engine, &fields).await?);
    }
    Ok(interactions::create(&engine, &fields).await?)
}

/// Finishes a postponed interaction, or puts it off again.
#[tauri::command]
#[specta::specta]
pub async fn resume_interaction(
    shell: State<'_, Shell>,
    entry_no: i32,
    fields: Fields,
    postpone: bool,
) -> Result<EntryCard> {
    Ok(interactions::resume(&shell.engine().await?, entry_no.into(), &fields, postpone).await?)
}

/// Entry numbers as the window counts them.
pub(super) fn narrow(entry_nos: &[i64]) -> Vec<i32> {
    entry_nos.iter().copied().filter_map(|number| i32::try_from(number).ok()).collect()
}

/// Entry numbers as the engine counts them.
pub(super) fn wide(entry_nos: &[i32]) -> Vec<i64> {
    entry_nos.iter().copied().map(i64::from).collect()
}
