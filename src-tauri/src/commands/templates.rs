//! Interaction templates and groups.

use bitacora_engine::actions::{Fields, templates};
use bitacora_engine::domain::template::{InteractionGroup, InteractionTemplate};
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// Every interaction template.
#[tauri::command]
#[specta::specta]
pub async fn get_templates(shell: State<'_, Shell>) -> Result<Vec<InteractionTemplate>> {
    Ok(templates::list(&shell.engine().await?).await?)
}

/// Adds a template.
#[tauri::command]
#[specta::specta]
pub async fn add_template(shell: State<'_, Shell>, fields: Fields) -> Result<InteractionTemplate> {
    Ok(templates::add(&shell.engine().await?, &fields).await?)
}

/// Changes a template.
#[tauri::command]
#[specta::specta]
pub async fn set_template(
    shell: State<'_, Shell>,
    code: String,
    fields: Fields,
) -> Result<InteractionTemplate> {
    Ok(templates::set(&shell.engine().await?, &code, &fields).await?)
}

/// Deletes a template that nothing uses.
#[tauri::command]
#[specta::specta]
pub async fn delete_template(shell: State<'_, Shell>, code: String) -> Result<()> {
    Ok(templates::delete(&shell.engine().await?, &code).await?)
}

/// Makes the template for e-mails as it is seeded, and uses it.
#[tauri::command]
#[specta::specta]
pub async fn restore_emails_template(shell: State<'_, Shell>) -> Result<InteractionTemplate> {
    Ok(templates::restore(&shell.engine().await?).await?)
}

/// Every interaction group.
#[tauri::command]
#[specta::specta]
pub async fn get_groups(shell: State<'_, Shell>) -> Result<Vec<InteractionGroup>> {
    Ok(templates::groups(&shell.engine().await?).await?)
}

/// Adds a group.
#[tauri::command]
#[specta::specta]
pub async fn add_group(shell: State<'_, Shell>, fields: Fields) -> Result<InteractionGroup> {
    Ok(templates::add_group(&shell.engine().await?, &fields).await?)
}

/// Changes a group.
#[tauri::command]
#[specta::specta]
pub async fn set_group(shell: State<'_, Shell>, code: String, fields: Fields) -> Result<InteractionGroup> {
    Ok(templates::set_group(&shell.engine().await?, &code, &fields).await?)
}

/// Deletes a group that no template has.
#[tauri::command]
#[specta::specta]
pub async fn delete_group(shell: State<'_, Shell>, code: String) -> Result<()> {
    Ok(templates::delete_group(&shell.engine().await?, &code).await?)
}
