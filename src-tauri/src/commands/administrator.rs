//! The administrator's PIN, and who changed what.

use bitacora_engine::Secret;
use bitacora_engine::actions::administrator;
use bitacora_engine::domain::audit::{AdministratorLock, AuditRecord};
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// Whether the setup is locked.
#[tauri::command]
#[specta::specta]
pub async fn get_administrator_lock(shell: State<'_, Shell>) -> Result<AdministratorLock> {
    Ok(administrator::state(&shell.engine().await?).await?)
}

/// Sets or changes the PIN.
#[tauri::command]
#[specta::specta]
pub async fn set_pin(
    shell: State<'_, Shell>,
    current: Option<String>,
    pin: String,
) -> Result<AdministratorLock> {
    Ok(administrator::set_pin(&shell.engine().await?, current.map(Secret::new), Secret::new(pin)).await?)
}

/// Removes the PIN.
#[tauri::command]
#[specta::specta]
pub async fn remove_pin(shell: State<'_, Shell>, pin: String) -> Result<AdministratorLock> {
    Ok(administrator::remove_pin(&shell.engine().await?, Secret::new(pin)).await?)
}

/// Unlocks the setup for a while.
#[tauri::command]
#[specta::specta]
pub async fn unlock_setup(shell: State<'_, Shell>, pin: String) -> Result<AdministratorLock> {
    Ok(administrator::unlock(&shell.engine().await?, Secret::new(pin)).await?)
}

/// Locks it again.
#[tauri::command]
#[specta::specta]
pub async fn lock_setup(shell: State<'_, Shell>) -> Result<AdministratorLock> {
    Ok(administrator::lock(&shell.engine().await?).await?)
}

/// Changes of the setup, newest first; `before` continues the list.
#[tauri::command]
#[specta::specta]
pub async fn get_audit(shell: State<'_, Shell>, before: Option<i32>, limit: u32) -> Result<Vec<AuditRecord>> {
    Ok(administrator::audit(&shell.engine().await?, before.map(i64::from), limit).await?)
}
