//! Salespeople.

use bitacora_engine::actions::{Fields, salespeople};
use bitacora_engine::domain::interaction::Page;
use bitacora_engine::domain::salesperson::{Salesperson, SalespersonQuery, SalespersonStatistics};
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// A page of salespeople.
#[tauri::command]
#[specta::specta]
pub async fn get_salespeople(shell: State<'_, Shell>, query: SalespersonQuery) -> Result<Page<Salesperson>> {
    Ok(salespeople::list(&shell.engine().await?, &query).await?)
}

/// One salesperson.
#[tauri::command]
#[specta::specta]
pub async fn get_salesperson(shell: State<'_, Shell>, code: String) -> Result<Salesperson> {
    Ok(salespeople::show(&shell.engine().await?, &code).await?)
}

/// Adds a salesperson.
#[tauri::command]
#[specta::specta]
pub async fn add_salesperson(shell: State<'_, Shell>, fields: Fields) -> Result<Salesperson> {
    Ok(salespeople::add(&shell.engine().await?, &fields).await?)
}

/// Changes the named fields of a salesperson.
#[tauri::command]
#[specta::specta]
pub async fn set_salesperson(shell: State<'_, Shell>, code: String, fields: Fields) -> Result<Salesperson> {
    Ok(salespeople::set(&shell.engine().await?, &code, &fields).await?)
}

/// Deletes a salesperson, where the rules allow it.
#[tauri::command]
#[specta::specta]
pub async fn delete_salesperson(shell: State<'_, Shell>, code: String) -> Result<()> {
    Ok(salespeople::delete(&shell.engine().await?, &code).await?)
}

/// What the interactions of a salesperson come to.
#[tauri::command]
#[specta::specta]
pub async fn get_salesperson_statistics(
    shell: State<'_, Shell>,
    code: String,
) -> Result<SalespersonStatistics> {
    Ok(salespeople::statistics(&shell.engine().await?, &code).await?)
}
