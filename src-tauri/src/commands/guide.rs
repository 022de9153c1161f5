//! The assisted setup guide, and the commands to run elsewhere.

use bitacora_engine::actions::{guide, notices, scripts};
use bitacora_engine::domain::guide::{ChecklistItem, Guide, GuideStep, Preview};
use bitacora_engine::domain::notice::Notice;
use bitacora_engine::domain::script::{MailFlowRule, Script, ScriptKind, ScriptLanguage, ScriptOptions};
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// The guide as it stands.
#[tauri::command]
#[specta::specta]
pub async fn get_guide(shell: State<'_, Shell>) -> Result<Guide> {
    Ok(guide::show(&shell.engine().await?).await?)
}

/// Notes which step is open.
#[tauri::command]
#[specta::specta]
pub async fn open_guide_step(shell: State<'_, Shell>, step: GuideStep) -> Result<Guide> {
    Ok(guide::open_step(&shell.engine().await?, step).await?)
}

/// Ticks an item of the checklist, or takes the tick off.
#[tauri::command]
#[specta::specta]
pub async fn tick_guide_item(shell: State<'_, Shell>, item: ChecklistItem, done: bool) -> Result<Guide> {
    Ok(guide::tick(&shell.engine().await?, item, done).await?)
}

/// Reads the mailbox and shows what would be logged of the last days; nothing is written.
#[tauri::command]
#[specta::specta]
pub async fn preview_mailbox(shell: State<'_, Shell>, days: u32) -> Result<Preview> {
    Ok(guide::preview(&shell.engine().await?, days).await?)
}

/// Ends the guide.
#[tauri::command]
#[specta::specta]
pub async fn finish_guide(shell: State<'_, Shell>) -> Result<Guide> {
    Ok(guide::finish(&shell.engine().await?).await?)
}

/// Commands for Exchange Online PowerShell or Microsoft Graph PowerShell.
#[tauri::command]
#[specta::specta]
pub async fn get_script(shell: State<'_, Shell>, kind: ScriptKind, options: ScriptOptions) -> Result<Script> {
    Ok(scripts::script(&shell.engine().await?, kind, &options).await?)
}

/// Asks where to, and saves the commands there; `false` when the person gave up.
#[tauri::command]
#[specta::specta]
pub async fn save_script(shell: State<'_, Shell>, kind: ScriptKind, options: ScriptOptions) -> Result<bool> {
    let script = scripts::script(&shell.engine().await?, kind, &options).await?;
    let Some(path) = shell.ask_where_to_save(&script.file_name).await? else { return Ok(false) };
    scripts::save(&script, &path).await?;
    Ok(true)
}

/// The two mail-flow rules as text to copy.
#[tauri::command]
#[specta::specta]
pub async fn get_mail_flow_rules(
    shell: State<'_, Shell>,
    language: ScriptLanguage,
) -> Result<Vec<MailFlowRule>> {
    Ok(scripts::rules(&shell.engine().await?, language).await?)
}

/// What must not be missed, most urgent first.
#[tauri::command]
#[specta::specta]
pub async fn get_notices(shell: State<'_, Shell>) -> Result<Vec<Notice>> {
    Ok(notices::list(&shell.engine().await?).await?)
}
