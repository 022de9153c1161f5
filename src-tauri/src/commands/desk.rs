//! The mail desk: every message with its "Why?".

use bitacora_engine::actions::messages;
use bitacora_engine::domain::inbox::{Explanation, MessageCounts, MessageQuery, MessageRow};
use bitacora_engine::domain::interaction::Page;
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// A page of messages.
#[tauri::command]
#[specta::specta]
pub async fn get_messages(shell: State<'_, Shell>, query: MessageQuery) -> Result<Page<MessageRow>> {
    Ok(messages::list(&shell.engine().await?, &query).await?)
}

/// How many messages have which outcome.
#[tauri::command]
#[specta::specta]
pub async fn get_message_counts(shell: State<'_, Shell>) -> Result<MessageCounts> {
    Ok(messages::counts(&shell.engine().await?).await?)
}

/// Why a message was or was not logged.
#[tauri::command]
#[specta::specta]
pub async fn explain_message(shell: State<'_, Shell>, key: String) -> Result<Explanation> {
    Ok(messages::explain(&shell.engine().await?, &key).await?)
}

/// Decides a quarantined or unmatched message again.
#[tauri::command]
#[specta::specta]
pub async fn retry_message(shell: State<'_, Shell>, key: String) -> Result<Explanation> {
    Ok(messages::retry(&shell.engine().await?, &key).await?)
}

/// Takes a message off the desk, or puts it back.
#[tauri::command]
#[specta::specta]
pub async fn dismiss_message(shell: State<'_, Shell>, key: String, dismissed: bool) -> Result<Explanation> {
    let engine = shell.engine().await?;
    messages::dismiss(&engine, &key, dismissed).await?;
    Ok(messages::explain(&engine, &key).await?)
}
