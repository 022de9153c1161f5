//! Tasks, and activities that make them.

use bitacora_engine::actions::{Fields, activities, tasks};
use bitacora_engine::domain::activity_plan::{ActivityPlan, AssignedActivity};
use bitacora_engine::domain::interaction::Page;
use bitacora_engine::domain::task::{Task, TaskQuery};
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// A page of tasks.
#[tauri::command]
#[specta::specta]
pub async fn get_tasks(shell: State<'_, Shell>, query: TaskQuery) -> Result<Page<Task>> {
    Ok(tasks::list(&shell.engine().await?, &query).await?)
}

/// One task.
#[tauri::command]
#[specta::specta]
pub async fn get_task(shell: State<'_, Shell>, no: String) -> Result<Task> {
    Ok(tasks::show(&shell.engine().await?, &no).await?)
}

/// Adds a task.
#[tauri::command]
#[specta::specta]
pub async fn add_task(shell: State<'_, Shell>, fields: Fields) -> Result<Task> {
    Ok(tasks::add(&shell.engine().await?, &fields).await?)
}

/// Changes the named fields of a task.
#[tauri::command]
#[specta::specta]
pub async fn set_task(shell: State<'_, Shell>, no: String, fields: Fields) -> Result<Task> {
    Ok(tasks::set(&shell.engine().await?, &no, &fields).await?)
}

/// Marks a task as done.
#[tauri::command]
#[specta::specta]
pub async fn complete_task(shell: State<'_, Shell>, no: String) -> Result<Task> {
    Ok(tasks::complete(&shell.engine().await?, &no).await?)
}

/// Gives a task up.
#[tauri::command]
#[specta::specta]
pub async fn cancel_task(shell: State<'_, Shell>, no: String) -> Result<Task> {
    Ok(tasks::cancel(&shell.engine().await?, &no).await?)
}

/// Deletes a task.
#[tauri::command]
#[specta::specta]
pub async fn delete_task(shell: State<'_, Shell>, no: String) -> Result<()> {
    Ok(tasks::delete(&shell.engine().await?, &no).await?)
}

/// Every activity with its steps.
#[tauri::command]
#[specta::specta]
pub async fn get_activity_plans(shell: State<'_, Shell>) -> Result<Vec<ActivityPlan>> {
    Ok(activities::list(&shell.engine().await?).await?)
}

/// Adds an activity.
#[tauri::command]
#[specta::specta]
pub async fn add_activity_plan(shell: State<'_, Shell>, fields: Fields) -> Result<ActivityPlan> {
    Ok(activities::add(&shell.engine().await?, &fields).await?)
}

/// Changes an activity.
#[tauri::command]
#[specta::specta]
pub async fn set_activity_plan(
    shell: State<'_, Shell>,
    code: String,
    fields: Fields,
) -> Result<ActivityPlan> {
    Ok(activities::set(&shell.engine().await?, &code, &fields).await?)
}

/// Deletes an activity.
#[tauri::command]
#[specta::specta]
pub async fn delete_activity_plan(shell: State<'_, Shell>, code: String) -> Result<()> {
    Ok(activities::delete(&shell.engine().await?, &code).await?)
}

/// Adds a step to an activity.
#[tauri::command]
#[specta::specta]
pub async fn add_activity_step(
    shell: State<'_, Shell>,
    code: String,
    fields: Fields,
) -> Result<ActivityPlan> {
    Ok(activities::add_step(&shell.engine().await?, &code, &fields).await?)
}

/// Changes a step of an activity.
#[tauri::command]
#[specta::specta]
pub async fn set_activity_step(
    shell: State<'_, Shell>,
    code: String,
    step: u32,
    fields: Fields,
) -> Result<ActivityPlan> {
    Ok(activities::set_step(&shell.engine().await?, &code, step, &fields).await?)
}

/// Deletes a step of an activity.
#[tauri::command]
#[specta::specta]
pub async fn delete_activity_step(shell: State<'_, Shell>, code: String, step: u32) -> Result<ActivityPlan> {
    Ok(activities::delete_step(&shell.engine().await?, &code, step).await?)
}

/// Puts the steps of an activity into another order.
#[tauri::command]
#[specta::specta]
pub async fn order_activity_steps(
    shell: State<'_, Shell>,
    code: String,
    steps: Vec<u32>,
) -> Result<ActivityPlan> {
    Ok(activities::order_steps(&shell.engine().await?, &code, &steps).await?)
}

/// Gives a contact the tasks of an activity.
#[tauri::command]
#[specta::specta]
pub async fn assign_activity(
    shell: State<'_, Shell>,
    contact_no: String,
    fields: Fields,
) -> Result<AssignedActivity> {
    Ok(activities::assign(&shell.engine().await?, &contact_no, &fields).await?)
}
