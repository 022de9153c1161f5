//! The mail desk: every message with its "Why?", what is done about unknown addresses, and the rules about mail.

use bitacora_engine::actions::{Fields, desk, messages, rules};
use bitacora_engine::domain::desk::{DeskAct, DeskCaughtUp, DeskDone, DeskEffect, DeskGroup, DeskUndone};
use bitacora_engine::domain::inbox::{Explanation, MessageCounts, MessageQuery, MessageRow};
use bitacora_engine::domain::interaction::Page;
use bitacora_engine::domain::rule::{MailRule, RuleTrial};
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

/// Set-aside mail by unknown or ambiguous address.
#[tauri::command]
#[specta::specta]
pub async fn get_desk_groups(shell: State<'_, Shell>, limit: u32) -> Result<Vec<DeskGroup>> {
    Ok(desk::groups(&shell.engine().await?, limit).await?)
}

/// What acts would do; nothing is changed.
#[tauri::command]
#[specta::specta]
pub async fn preview_desk_acts(shell: State<'_, Shell>, acts: Vec<DeskAct>) -> Result<DeskEffect> {
    Ok(desk::preview(&shell.engine().await?, &acts).await?)
}

/// Does what was decided about addresses, and logs their earlier mail.
#[tauri::command]
#[specta::specta]
pub async fn carry_out_desk_acts(shell: State<'_, Shell>, acts: Vec<DeskAct>) -> Result<DeskEffect> {
    Ok(desk::act(&shell.engine().await?, &acts).await?)
}

/// Stops logging earlier mail; what is logged stays logged, the rest is done by `catch_up` or the next run.
#[tauri::command]
#[specta::specta]
pub async fn stop_desk_act(shell: State<'_, Shell>) -> Result<()> {
    desk::stop(&shell.engine().await?);
    Ok(())
}

/// Goes on logging earlier mail where it was stopped.
#[tauri::command]
#[specta::specta]
pub async fn catch_up(shell: State<'_, Shell>) -> Result<DeskCaughtUp> {
    Ok(desk::catch_up(&shell.engine().await?).await?)
}

/// Takes an act of the desk back.
#[tauri::command]
#[specta::specta]
pub async fn undo_desk_act(shell: State<'_, Shell>, id: i32) -> Result<DeskUndone> {
    Ok(desk::undo(&shell.engine().await?, id.into()).await?)
}

/// The newest act of the desk that can be taken back; with the key of a message, the newest about it.
#[tauri::command]
#[specta::specta]
pub async fn get_last_desk_act(shell: State<'_, Shell>, key: String) -> Result<Option<DeskDone>> {
    Ok(desk::last(&shell.engine().await?, &key).await?)
}

/// Every rule about mail.
#[tauri::command]
#[specta::specta]
pub async fn get_mail_rules(shell: State<'_, Shell>) -> Result<Vec<MailRule>> {
    Ok(rules::list(&shell.engine().await?).await?)
}

/// Adds a rule about mail.
#[tauri::command]
#[specta::specta]
pub async fn add_mail_rule(shell: State<'_, Shell>, fields: Fields) -> Result<MailRule> {
    Ok(rules::add(&shell.engine().await?, &fields).await?)
}

/// Deletes a rule about mail; what it kept aside is decided again.
#[tauri::command]
#[specta::specta]
pub async fn delete_mail_rule(shell: State<'_, Shell>, id: i32) -> Result<MailRule> {
    Ok(rules::delete(&shell.engine().await?, id.into()).await?)
}

/// What a rule would have done in the last days; nothing is changed.
#[tauri::command]
#[specta::specta]
pub async fn try_mail_rule(shell: State<'_, Shell>, fields: Fields, days: u32) -> Result<RuleTrial> {
    Ok(rules::try_rule(&shell.engine().await?, &fields, days).await?)
}
