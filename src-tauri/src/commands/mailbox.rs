//! The mailbox: the job, its runs, the activity log.

use bitacora_engine::actions::{activity, job};
use bitacora_engine::domain::job::{Activity, Job, Reconciliation, RunProgress, RunSummary};
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// Runs the job now; resolves with its summary when it ended.
#[tauri::command]
#[specta::specta]
pub async fn process_now(shell: State<'_, Shell>) -> Result<RunSummary> {
    let cancel = shell.runs.begin();
    Ok(job::run(&shell.engine().await?, &job::RunOptions::default(), &cancel).await?)
}

/// Stops the run under way after the message in hand.
#[tauri::command]
#[specta::specta]
pub async fn cancel_run(shell: State<'_, Shell>) -> Result<()> {
    shell.stop_run().await;
    Ok(())
}

/// How far the run under way is.
#[tauri::command]
#[specta::specta]
pub async fn get_run_progress(shell: State<'_, Shell>) -> Result<Option<RunProgress>> {
    Ok(job::progress(&shell.engine().await?))
}

/// The last runs, newest first.
#[tauri::command]
#[specta::specta]
pub async fn get_runs(shell: State<'_, Shell>, limit: u32) -> Result<Vec<RunSummary>> {
    Ok(job::runs(&shell.engine().await?, limit).await?)
}

/// Compares the mailbox with the database.
#[tauri::command]
#[specta::specta]
pub async fn reconcile(shell: State<'_, Shell>) -> Result<Reconciliation> {
    Ok(job::reconcile(&shell.engine().await?).await?)
}

/// The job queue entry.
#[tauri::command]
#[specta::specta]
pub async fn get_job(shell: State<'_, Shell>) -> Result<Option<Job>> {
    Ok(job::show(&shell.engine().await?).await?)
}

/// The activity log, newest first.
#[tauri::command]
#[specta::specta]
pub async fn get_activity(shell: State<'_, Shell>, limit: u32) -> Result<Vec<Activity>> {
    Ok(activity::list(&shell.engine().await?, limit).await?)
}
