//! Import and export.

use bitacora_engine::actions::{export, import};
use bitacora_engine::domain::transfer::{
    ExportList, ImportOptions, ImportReport, ImportedRow, TransferProgress,
};
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// Rows of a report that the window shows; the counts are of all.
const SHOWN: usize = 1_000;

/// Asks which file to import; its name, none when the person gave up.
#[tauri::command]
#[specta::specta]
pub async fn choose_import_file(shell: State<'_, Shell>) -> Result<Option<String>> {
    Ok(shell.ask_what_to_open().await?.map(|file| shell.transfer.choose(file)))
}

/// Imports contacts from the file that was chosen, or tells what would happen.
#[tauri::command]
#[specta::specta]
pub async fn import_contacts(shell: State<'_, Shell>, options: ImportOptions) -> Result<ImportReport> {
    let (engine, file, watch) = (shell.engine().await?, shell.transfer.file()?, shell.transfer.begin());
    let mut report = Vec::new();
    let mut told = |row: ImportedRow| keep(&mut report, row);
    let summary = import::contacts(&engine, &file, &options, &watch, &mut told).await?;
    Ok(ImportReport { summary, report })
}

/// Imports salespeople from the file that was chosen, or tells what would happen.
#[tauri::command]
#[specta::specta]
pub async fn import_salespeople(shell: State<'_, Shell>, options: ImportOptions) -> Result<ImportReport> {
    let (engine, file, watch) = (shell.engine().await?, shell.transfer.file()?, shell.transfer.begin());
    let mut report = Vec::new();
    let mut told = |row: ImportedRow| keep(&mut report, row);
    let summary = import::salespeople(&engine, &file, &options, &watch, &mut told).await?;
    Ok(ImportReport { summary, report })
}

/// Asks where to, and writes a list there as CSV or workbook, contacts also as vCards; how many rows, none when the
/// person gave up. The question about an existing file was the dialog's.
#[tauri::command]
#[specta::specta]
pub async fn export_list(shell: State<'_, Shell>, list: ExportList) -> Result<Option<u32>> {
    let name = format!("{}.xlsx", list.name());
    let Some(file) = shell.ask_where_to_save(&name).await? else { return Ok(None) };
    let watch = shell.transfer.begin();
    Ok(Some(export::list(&shell.engine().await?, &list, &file, true, &watch).await?))
}

/// How far the import or export under way is.
#[tauri::command]
#[specta::specta]
pub fn get_transfer_progress(shell: State<'_, Shell>) -> TransferProgress {
    shell.transfer.watch().progress()
}

/// Stops the import or export under way.
#[tauri::command]
#[specta::specta]
pub fn cancel_transfer(shell: State<'_, Shell>) {
    shell.transfer.watch().cancel();
}

/// Keeps the first rows of each outcome.
fn keep(report: &mut Vec<ImportedRow>, row: ImportedRow) {
    if report.iter().filter(|kept| kept.outcome == row.outcome).count() < SHOWN {
        report.push(row);
    }
}
