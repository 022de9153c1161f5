//! Close opportunity codes.

use bitacora_engine::actions::{Fields, close_codes};
use bitacora_engine::domain::opportunity::cycle::CloseCode;
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// Every close opportunity code.
#[tauri::command]
#[specta::specta]
pub async fn get_close_codes(shell: State<'_, Shell>) -> Result<Vec<CloseCode>> {
    Ok(close_codes::list(&shell.engine().await?).await?)
}

/// Adds a close opportunity code.
#[tauri::command]
#[specta::specta]
pub async fn add_close_code(shell: State<'_, Shell>, fields: Fields) -> Result<CloseCode> {
    Ok(close_codes::add(&shell.engine().await?, &fields).await?)
}

/// Changes a close opportunity code.
#[tauri::command]
#[specta::specta]
pub async fn set_close_code(shell: State<'_, Shell>, code: String, fields: Fields) -> Result<CloseCode> {
    Ok(close_codes::set(&shell.engine().await?, &code, &fields).await?)
}

/// Deletes a close opportunity code; the history of opportunities keeps it.
#[tauri::command]
#[specta::specta]
pub async fn delete_close_code(shell: State<'_, Shell>, code: String) -> Result<()> {
    Ok(close_codes::delete(&shell.engine().await?, &code).await?)
}
