//! Contacts.

use bitacora_engine::actions::{Fields, contacts};
use bitacora_engine::domain::address_health::AddressHealth;
use bitacora_engine::domain::contact::{
    Contact, ContactComment, ContactMerge, ContactQuery, ContactStatistics,
};
use bitacora_engine::domain::interaction::Page;
use bitacora_engine::domain::timeline::{Timeline, TimelineQuery};
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

/// What the interactions with a contact come to.
#[tauri::command]
#[specta::specta]
pub async fn get_contact_statistics(shell: State<'_, Shell>, no: String) -> Result<ContactStatistics> {
    Ok(contacts::statistics(&shell.engine().await?, &no).await?)
}

/// A page of the timeline of a contact, newest first.
#[tauri::command]
#[specta::specta]
pub async fn get_contact_timeline(shell: State<'_, Shell>, query: TimelineQuery) -> Result<Timeline> {
    Ok(contacts::timeline(&shell.engine().await?, &query).await?)
}

/// Opens a new mail to the contact in the mail program. No entry is written: the mailbox brings it (W43).
#[tauri::command]
#[specta::specta]
pub async fn write_mail(shell: State<'_, Shell>, no: String) -> Result<()> {
    shell.open_link(&contacts::mail_to(&shell.engine().await?, &no).await?)
}

/// The comments on a contact.
#[tauri::command]
#[specta::specta]
pub async fn get_contact_comments(shell: State<'_, Shell>, no: String) -> Result<Vec<ContactComment>> {
    Ok(contacts::comments(&shell.engine().await?, &no).await?)
}

/// Adds a comment; gives all of them.
#[tauri::command]
#[specta::specta]
pub async fn add_contact_comment(
    shell: State<'_, Shell>,
    no: String,
    fields: Fields,
) -> Result<Vec<ContactComment>> {
    Ok(contacts::add_comment(&shell.engine().await?, &no, &fields).await?)
}

/// Deletes a comment; gives those that are left.
#[tauri::command]
#[specta::specta]
pub async fn delete_contact_comment(
    shell: State<'_, Shell>,
    no: String,
    line_no: i32,
) -> Result<Vec<ContactComment>> {
    Ok(contacts::delete_comment(&shell.engine().await?, &no, line_no.into()).await?)
}

/// Merges the contact `other` into `keep`, or shows what that would do.
#[tauri::command]
#[specta::specta]
pub async fn merge_contacts(
    shell: State<'_, Shell>,
    keep: String,
    other: String,
    dry_run: bool,
) -> Result<ContactMerge> {
    Ok(contacts::merge(&shell.engine().await?, &keep, &other, dry_run).await?)
}

/// What is the matter with the addresses; at most `most` of each are named.
#[tauri::command]
#[specta::specta]
pub async fn get_address_health(shell: State<'_, Shell>, most: u32) -> Result<AddressHealth> {
    Ok(contacts::health(&shell.engine().await?, most).await?)
}
