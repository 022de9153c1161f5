//! Import and export.

use bitacora_engine::actions::import::{Report, Watch};
use bitacora_engine::actions::{export, import};
use bitacora_engine::domain::transfer::{
    ExportFormat, ExportList, Exported, ImportNoun, ImportOptions, ImportPreview, ImportReport,
    TransferProgress,
};
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// Asks which file to import; its name, none when the person gave up.
#[tauri::command]
#[specta::specta]
pub async fn choose_import_file(shell: State<'_, Shell>) -> Result<Option<String>> {
    Ok(shell.ask_what_to_open().await?.map(|file| shell.transfer.choose(file)))
}

/// Takes the file that was dropped onto the window last as the one to import; its name, none when there was none.
#[tauri::command]
#[specta::specta]
pub async fn take_dropped_file(shell: State<'_, Shell>) -> Result<Option<String>> {
    Ok(shell.transfer.take_dropped().map(|file| shell.transfer.choose(file)))
}

/// The beginning of the file that was chosen, how it is read, and the fields proposed for its columns.
#[tauri::command]
#[specta::specta]
pub async fn preview_import(
    shell: State<'_, Shell>,
    noun: ImportNoun,
    options: ImportOptions,
) -> Result<ImportPreview> {
    Ok(import::preview(noun, &shell.transfer.file()?, &options).await?)
}

/// Imports the file that was chosen, or tells what would happen.
#[tauri::command]
#[specta::specta]
pub async fn import_file(
    shell: State<'_, Shell>,
    noun: ImportNoun,
    options: ImportOptions,
) -> Result<ImportReport> {
    let (engine, file, watch) =
        (shell.engine().await?, shell.transfer.file()?, shell.transfer.begin_import()?);
    let mut report = Report::begin()?;
    let mut told = |row| report.take(row);
    let done = import::file(&engine, noun, (&file, &options), watch.watch(), &mut told).await;
    Ok(shell.transfer.keep(report, done?))
}

/// Asks where to, and writes what became of each row of the latest import there as CSV; none when the person gave up.
#[tauri::command]
#[specta::specta]
pub async fn save_import_report(shell: State<'_, Shell>) -> Result<Option<Exported>> {
    let Some(file) = shell.ask_where_to_save("import.csv").await? else { return Ok(None) };
    Ok(Some(shell.transfer.reported()?.save(&file)?))
}

/// Asks where to, and writes a list there, which filters, search and order as it says; none when the person gave up.
/// The question about an existing file was the dialog's.
#[tauri::command]
#[specta::specta]
pub async fn export_list(
    shell: State<'_, Shell>,
    list: ExportList,
    format: ExportFormat,
) -> Result<Option<Exported>> {
    let name = format!("{}.{}", list.name(), format.ending());
    let Some(file) = shell.ask_where_to_save(&name).await? else { return Ok(None) };
    let watch = shell.transfer.begin_export()?;
    Ok(Some(export::list_as(&shell.engine().await?, &list, (&file, format), watch.watch()).await?))
}

/// How far the import under way is; none when there is none.
#[tauri::command]
#[specta::specta]
pub async fn get_import_progress(shell: State<'_, Shell>) -> Result<Option<TransferProgress>> {
    Ok(shell.transfer.import_watch().map(|watch| watch.progress()))
}

/// Stops the import under way.
#[tauri::command]
#[specta::specta]
pub async fn cancel_import(shell: State<'_, Shell>) -> Result<()> {
    shell.transfer.import_watch().inspect(Watch::cancel);
    Ok(())
}

/// How far the export under way is; none when there is none, also while it asks where to.
#[tauri::command]
#[specta::specta]
pub async fn get_export_progress(shell: State<'_, Shell>) -> Result<Option<TransferProgress>> {
    Ok(shell.transfer.export_watch().map(|watch| watch.progress()))
}

/// Stops the export under way.
#[tauri::command]
#[specta::specta]
pub async fn cancel_export(shell: State<'_, Shell>) -> Result<()> {
    shell.transfer.export_watch().inspect(Watch::cancel);
    Ok(())
}
