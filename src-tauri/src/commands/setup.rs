//! Settings of e-mail logging.

use bitacora_engine::Secret;
use bitacora_engine::actions::{Fields, setup};
use bitacora_engine::domain::setup::{Check, Setup};
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// All settings, without secrets.
#[tauri::command]
#[specta::specta]
pub async fn get_setup(shell: State<'_, Shell>) -> Result<Setup> {
    Ok(setup::show(&shell.engine().await?).await?)
}

/// Changes the named settings.
#[tauri::command]
#[specta::specta]
pub async fn set_setup(shell: State<'_, Shell>, fields: Fields) -> Result<Setup> {
    Ok(setup::set(&shell.engine().await?, &fields).await?)
}

/// Puts the client secret into the keychain.
#[tauri::command]
#[specta::specta]
pub async fn set_client_secret(shell: State<'_, Shell>, secret: String) -> Result<Setup> {
    let engine = shell.engine().await?;
    setup::set_secret(&engine, "client_secret", Secret::new(secret)).await?;
    Ok(setup::show(&engine).await?)
}

/// Resets the settings and forgets the account.
#[tauri::command]
#[specta::specta]
pub async fn clear_setup(shell: State<'_, Shell>) -> Result<Setup> {
    let engine = shell.engine().await?;
    setup::clear(&engine).await?;
    Ok(setup::show(&engine).await?)
}

/// Checks settings, account and mailbox.
#[tauri::command]
#[specta::specta]
pub async fn validate_setup(shell: State<'_, Shell>) -> Result<Vec<Check>> {
    Ok(setup::validate(&shell.engine().await?).await?)
}

/// Turns e-mail logging on; `accept` is the user's word on the handling of data.
#[tauri::command]
#[specta::specta]
pub async fn enable_logging(shell: State<'_, Shell>, accept: bool) -> Result<Setup> {
    Ok(setup::enable(&shell.engine().await?, accept).await?)
}

/// Turns e-mail logging off.
#[tauri::command]
#[specta::specta]
pub async fn disable_logging(shell: State<'_, Shell>) -> Result<Setup> {
    Ok(setup::disable(&shell.engine().await?).await?)
}
