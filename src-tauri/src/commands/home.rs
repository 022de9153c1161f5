//! The start page and Tell me.

use bitacora_engine::actions::{home, tell_me as found};
use bitacora_engine::domain::found::Found;
use bitacora_engine::domain::home::{Home, HomeQuery};
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// The start page.
#[tauri::command]
#[specta::specta]
pub async fn get_home(shell: State<'_, Shell>, query: HomeQuery) -> Result<Home> {
    Ok(home::show(&shell.engine().await?, &query).await?)
}

/// Notes that somebody looks at the start page.
#[tauri::command]
#[specta::specta]
pub async fn look_at_home(shell: State<'_, Shell>) -> Result<()> {
    Ok(home::look(&shell.engine().await?).await?)
}

/// Marks everything on the start page as seen.
#[tauri::command]
#[specta::specta]
pub async fn mark_home_seen(shell: State<'_, Shell>) -> Result<()> {
    Ok(home::mark_seen(&shell.engine().await?).await?)
}

/// Notes that the mail of an entry needs no answer, or that it does after all.
#[tauri::command]
#[specta::specta]
pub async fn set_answer_needed(shell: State<'_, Shell>, entry_no: i32, needed: bool) -> Result<()> {
    Ok(home::set_answer_needed(&shell.engine().await?, i64::from(entry_no), needed).await?)
}

/// Contacts, salespeople, entries and tasks by their names, numbers and addresses.
#[tauri::command]
#[specta::specta]
pub async fn tell_me(shell: State<'_, Shell>, query: String) -> Result<Found> {
    Ok(found::find(&shell.engine().await?, &query).await?)
}
