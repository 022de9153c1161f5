//! Contacts.

use bitacora_engine::actions::{Fields, contacts};
use bitacora_engine::domain::contact::{Contact, ContactQuery};
use bitacora_engine::domain::interaction::Page;
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// A page of contacts.
#[tauri::command]
#[specta::specta]
pub async fn get_contacts(shell: State<'_, Shell>, query: ContactQuery) -> Result<Page<Contact>> {
    Ok(contacts::list(&shell.engine().await?, &query).await?)
}

/// One contact.
#[tauri::command]
#[specta::specta]
pub async fn get_contact(shell: State<'_, Shell>, no: String) -> Result<Contact> {
    Ok(contacts::show(&shell.engine().await?, &no).await?)
}

/// Adds a contact.
#[tauri::command]
#[specta::specta]
pub async fn add_contact(shell: State<'_, Shell>, fields: Fields) -> Result<Contact> {
    Ok(contacts::add(&shell.engine().await?, &fields).await?)
}

/// Changes the named fields of a contact.
#[tauri::command]
#[specta::specta]
pub async fn set_contact(shell: State<'_, Shell>, no: String, fields: Fields) -> Result<Contact> {
    Ok(contacts::set(&shell.engine().await?, &no, &fields).await?)
}

/// Deletes a contact, where the rules allow it.
#[tauri::command]
#[specta::specta]
pub async fn delete_contact(shell: State<'_, Shell>, no: String) -> Result<()> {
    Ok(contacts::delete(&shell.engine().await?, &no).await?)
}

/// Adds an alternative address.
#[tauri::command]
#[specta::specta]
pub async fn add_contact_address(shell: State<'_, Shell>, no: String, fields: Fields) -> Result<Contact> {
    Ok(contacts::add_address(&shell.engine().await?, &no, &fields).await?)
}

/// Changes an alternative address.
#[tauri::command]
#[specta::specta]
pub async fn set_contact_address(
    shell: State<'_, Shell>,
    no: String,
    code: String,
    fields: Fields,
) -> Result<Contact> {
    Ok(contacts::set_address(&shell.engine().await?, &no, &code, &fields).await?)
}

/// Deletes an alternative address.
#[tauri::command]
#[specta::specta]
pub async fn delete_contact_address(shell: State<'_, Shell>, no: String, code: String) -> Result<Contact> {
    Ok(contacts::delete_address(&shell.engine().await?, &no, &code).await?)
}
