//! The mailbox: the job, its runs, the activity log.

use bitacora_engine::actions::{Fields, activity, job, limits};
use bitacora_engine::domain::job::{Activity, ActivityFilter, Job, Reconciliation, RunProgress, RunSummary};
use bitacora_engine::domain::limits::Limits;
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

/// Changes the job queue entry; it must be on hold.
#[tauri::command]
#[specta::specta]
pub async fn set_job(shell: State<'_, Shell>, fields: Fields) -> Result<Job> {
    Ok(job::set(&shell.engine().await?, &fields).await?)
}

/// Sets the job to Ready.
#[tauri::command]
#[specta::specta]
pub async fn job_ready(shell: State<'_, Shell>) -> Result<Job> {
    Ok(job::ready(&shell.engine().await?).await?)
}

/// Sets the job on hold.
#[tauri::command]
#[specta::specta]
pub async fn job_hold(shell: State<'_, Shell>) -> Result<Job> {
    Ok(job::hold(&shell.engine().await?).await?)
}

/// Restarts the job, whatever its state.
#[tauri::command]
#[specta::specta]
pub async fn job_restart(shell: State<'_, Shell>) -> Result<Job> {
    Ok(job::restart(&shell.engine().await?).await?)
}

/// Removes the job and makes it anew.
#[tauri::command]
#[specta::specta]
pub async fn recreate_job(shell: State<'_, Shell>) -> Result<Job> {
    Ok(job::recreate(&shell.engine().await?).await?)
}

/// The activity log, newest first.
#[tauri::command]
#[specta::specta]
pub async fn get_activity(shell: State<'_, Shell>, filter: ActivityFilter) -> Result<Vec<Activity>> {
    Ok(activity::list(&shell.engine().await?, &filter).await?)
}

/// Asks where to, and writes the activity log there as CSV; how many rows, `None` when the person gave up.
#[tauri::command]
#[specta::specta]
pub async fn export_activity(shell: State<'_, Shell>, filter: ActivityFilter) -> Result<Option<u32>> {
    let Some(path) = shell.ask_where_to_save("activity.csv").await? else { return Ok(None) };
    let rows = activity::export(&shell.engine().await?, &filter, &path).await?;
    Ok(Some(u32::try_from(rows).unwrap_or(u32::MAX)))
}

/// Deletes rows of the activity log older than so many days, all for none; tells how many.
#[tauri::command]
#[specta::specta]
pub async fn delete_activity(shell: State<'_, Shell>, older_than_days: Option<u32>) -> Result<u32> {
    let rows = activity::delete(&shell.engine().await?, older_than_days).await?;
    Ok(u32::try_from(rows).unwrap_or(u32::MAX))
}

/// The mailbox against its limits, as last measured.
#[tauri::command]
#[specta::specta]
pub async fn get_limits(shell: State<'_, Shell>) -> Result<Option<Limits>> {
    Ok(limits::show(&shell.engine().await?).await?)
}

/// Measures the mailbox now.
#[tauri::command]
#[specta::specta]
pub async fn measure_limits(shell: State<'_, Shell>) -> Result<Limits> {
    Ok(limits::measure(&shell.engine().await?).await?)
}
