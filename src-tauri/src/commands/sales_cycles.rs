//! Sales cycles and their stages.

use bitacora_engine::actions::{Fields, sales_cycles};
use bitacora_engine::domain::opportunity::cycle::SalesCycle;
use bitacora_engine::domain::sales_cycle::SalesCycleStatistics;
use tauri::State;

use crate::error::Result;
use crate::state::Shell;

/// Every sales cycle with its stages.
#[tauri::command]
#[specta::specta]
pub async fn get_sales_cycles(shell: State<'_, Shell>) -> Result<Vec<SalesCycle>> {
    Ok(sales_cycles::list(&shell.engine().await?).await?)
}

/// One sales cycle.
#[tauri::command]
#[specta::specta]
pub async fn get_sales_cycle(shell: State<'_, Shell>, code: String) -> Result<SalesCycle> {
    Ok(sales_cycles::show(&shell.engine().await?, &code).await?)
}

/// What the opportunities under way in a sales cycle come to.
#[tauri::command]
#[specta::specta]
pub async fn get_sales_cycle_statistics(
    shell: State<'_, Shell>,
    code: String,
) -> Result<SalesCycleStatistics> {
    Ok(sales_cycles::statistics(&shell.engine().await?, &code).await?)
}

/// Adds a sales cycle.
#[tauri::command]
#[specta::specta]
pub async fn add_sales_cycle(shell: State<'_, Shell>, fields: Fields) -> Result<SalesCycle> {
    Ok(sales_cycles::add(&shell.engine().await?, &fields).await?)
}

/// Changes a sales cycle.
#[tauri::command]
#[specta::specta]
pub async fn set_sales_cycle(shell: State<'_, Shell>, code: String, fields: Fields) -> Result<SalesCycle> {
    Ok(sales_cycles::set(&shell.engine().await?, &code, &fields).await?)
}

/// Deletes a sales cycle that no open opportunity uses.
#[tauri::command]
#[specta::specta]
pub async fn delete_sales_cycle(shell: State<'_, Shell>, code: String) -> Result<()> {
    Ok(sales_cycles::delete(&shell.engine().await?, &code).await?)
}

/// Adds a stage to a sales cycle.
#[tauri::command]
#[specta::specta]
pub async fn add_sales_cycle_stage(
    shell: State<'_, Shell>,
    code: String,
    fields: Fields,
) -> Result<SalesCycle> {
    Ok(sales_cycles::add_stage(&shell.engine().await?, &code, &fields).await?)
}

/// Changes the stage of a sales cycle that the field `stage` names.
#[tauri::command]
#[specta::specta]
pub async fn set_sales_cycle_stage(
    shell: State<'_, Shell>,
    code: String,
    fields: Fields,
) -> Result<SalesCycle> {
    Ok(sales_cycles::set_stage(&shell.engine().await?, &code, &fields).await?)
}

/// Deletes a stage no opportunity stands at.
#[tauri::command]
#[specta::specta]
pub async fn delete_sales_cycle_stage(
    shell: State<'_, Shell>,
    code: String,
    stage: i32,
) -> Result<SalesCycle> {
    Ok(sales_cycles::delete_stage(&shell.engine().await?, &code, stage).await?)
}
