//! Opportunities, their board and their charts.

use bitacora_engine::actions::{Fields, opportunities};
use bitacora_engine::domain::interaction::{LogEntry, Page};
use bitacora_engine::domain::opportunity::figures::Pipeline;
use bitacora_engine::domain::opportunity::options::OpportunityActions;
use bitacora_engine::domain::opportunity::query::{Board, OpportunityQuery, PipelineQuery};
use bitacora_engine::domain::opportunity::suggestion::SuggestedOpportunity;
use bitacora_engine::domain::opportunity::{
    CreatedOpportunity, Opportunity, OpportunityCard, OpportunityProposal,
};
use bitacora_engine::domain::timeline::{Timeline, TimelineQuery};
use tauri::State;

use super::entries::{narrow, wide};
use crate::error::Result;
use crate::state::Shell;

/// A page of opportunities.
#[tauri::command]
#[specta::specta]
pub async fn get_opportunities(
    shell: State<'_, Shell>,
    query: OpportunityQuery,
) -> Result<Page<Opportunity>> {
    Ok(opportunities::list(&shell.engine().await?, &query).await?)
}

/// One opportunity with its history and comments.
#[tauri::command]
#[specta::specta]
pub async fn get_opportunity(shell: State<'_, Shell>, no: String) -> Result<OpportunityCard> {
    Ok(opportunities::card(&shell.engine().await?, &no).await?)
}

/// What may be done with an opportunity now.
#[tauri::command]
#[specta::specta]
pub async fn get_opportunity_actions(shell: State<'_, Shell>, no: String) -> Result<OpportunityActions> {
    Ok(opportunities::actions(&shell.engine().await?, &no).await?)
}

/// What the form of a new opportunity begins with.
#[tauri::command]
#[specta::specta]
pub async fn propose_opportunity(shell: State<'_, Shell>, fields: Fields) -> Result<OpportunityProposal> {
    Ok(opportunities::propose(&shell.engine().await?, &fields).await?)
}

/// Adds an opportunity.
#[tauri::command]
#[specta::specta]
pub async fn add_opportunity(shell: State<'_, Shell>, fields: Fields) -> Result<Opportunity> {
    Ok(opportunities::add(&shell.engine().await?, &fields).await?)
}

/// What the form begins with that makes an opportunity of an entry.
#[tauri::command]
#[specta::specta]
pub async fn propose_opportunity_from_entry(
    shell: State<'_, Shell>,
    entry_no: i32,
) -> Result<OpportunityProposal> {
    Ok(opportunities::propose_from_entry(&shell.engine().await?, entry_no.into()).await?)
}

/// Makes an opportunity of an entry.
#[tauri::command]
#[specta::specta]
pub async fn create_opportunity_from_entry(
    shell: State<'_, Shell>,
    entry_no: i32,
    fields: Fields,
) -> Result<CreatedOpportunity> {
    Ok(opportunities::create_from_entry(&shell.engine().await?, entry_no.into(), &fields).await?)
}

/// The open opportunities an entry may belong to (W20).
#[tauri::command]
#[specta::specta]
pub async fn suggest_opportunities(
    shell: State<'_, Shell>,
    entry_no: i32,
) -> Result<Vec<SuggestedOpportunity>> {
    Ok(opportunities::suggest(&shell.engine().await?, entry_no.into()).await?)
}

/// Lets entries belong to an opportunity, with those of their mail and thread if asked; gives all that do now.
#[tauri::command]
#[specta::specta]
pub async fn link_entries(
    shell: State<'_, Shell>,
    entry_nos: Vec<i32>,
    no: String,
    with_siblings: bool,
) -> Result<Vec<i32>> {
    let engine = shell.engine().await?;
    Ok(narrow(&opportunities::link(&engine, &wide(&entry_nos), &no, with_siblings).await?))
}

/// Takes entries away from an opportunity; gives those that belonged to it.
#[tauri::command]
#[specta::specta]
pub async fn unlink_entries(shell: State<'_, Shell>, entry_nos: Vec<i32>, no: String) -> Result<Vec<i32>> {
    Ok(narrow(&opportunities::unlink(&shell.engine().await?, &wide(&entry_nos), &no).await?))
}

/// Later entries of the conversations of an opportunity that belong to none.
#[tauri::command]
#[specta::specta]
pub async fn get_late_entries(shell: State<'_, Shell>, no: String) -> Result<Vec<LogEntry>> {
    Ok(opportunities::late_entries(&shell.engine().await?, &no).await?)
}

/// A page of the timeline of an opportunity, newest first.
#[tauri::command]
#[specta::specta]
pub async fn get_opportunity_timeline(shell: State<'_, Shell>, query: TimelineQuery) -> Result<Timeline> {
    Ok(opportunities::timeline(&shell.engine().await?, &query).await?)
}

/// Changes the named fields of an opportunity.
#[tauri::command]
#[specta::specta]
pub async fn set_opportunity(shell: State<'_, Shell>, no: String, fields: Fields) -> Result<Opportunity> {
    Ok(opportunities::set(&shell.engine().await?, &no, &fields).await?)
}

/// Assigns a sales quote to an opportunity.
#[tauri::command]
#[specta::specta]
pub async fn assign_quote(shell: State<'_, Shell>, no: String, fields: Fields) -> Result<Opportunity> {
    Ok(opportunities::assign_quote(&shell.engine().await?, &no, &fields).await?)
}

/// Activates the first stage of an opportunity.
#[tauri::command]
#[specta::specta]
pub async fn activate_opportunity(shell: State<'_, Shell>, no: String) -> Result<Opportunity> {
    Ok(opportunities::activate(&shell.engine().await?, &no).await?)
}

/// Takes a step with an opportunity.
#[tauri::command]
#[specta::specta]
pub async fn update_opportunity(shell: State<'_, Shell>, no: String, fields: Fields) -> Result<Opportunity> {
    Ok(opportunities::update(&shell.engine().await?, &no, &fields).await?)
}

/// Closes an opportunity as won or lost.
#[tauri::command]
#[specta::specta]
pub async fn close_opportunity(shell: State<'_, Shell>, no: String, fields: Fields) -> Result<Opportunity> {
    Ok(opportunities::close(&shell.engine().await?, &no, &fields).await?)
}

/// Deletes an opportunity that is not under way.
#[tauri::command]
#[specta::specta]
pub async fn delete_opportunity(shell: State<'_, Shell>, no: String) -> Result<()> {
    Ok(opportunities::delete(&shell.engine().await?, &no).await?)
}

/// How many closed opportunities a filter leaves over.
#[tauri::command]
#[specta::specta]
pub async fn count_closed_opportunities(shell: State<'_, Shell>, fields: Fields) -> Result<i32> {
    let count = opportunities::count_closed(&shell.engine().await?, &fields).await?;
    Ok(i32::try_from(count).unwrap_or(i32::MAX))
}

/// Deletes the closed opportunities a filter leaves over; the window has asked before.
#[tauri::command]
#[specta::specta]
pub async fn delete_closed_opportunities(shell: State<'_, Shell>, fields: Fields) -> Result<i32> {
    let count = opportunities::delete_closed(&shell.engine().await?, &fields, true).await?;
    Ok(i32::try_from(count).unwrap_or(i32::MAX))
}

/// Adds a comment to an opportunity.
#[tauri::command]
#[specta::specta]
pub async fn add_opportunity_comment(
    shell: State<'_, Shell>,
    no: String,
    comment: String,
) -> Result<OpportunityCard> {
    Ok(opportunities::add_comment(&shell.engine().await?, &no, &comment).await?)
}

/// Deletes a comment of an opportunity.
#[tauri::command]
#[specta::specta]
pub async fn delete_opportunity_comment(
    shell: State<'_, Shell>,
    no: String,
    line_no: i32,
) -> Result<OpportunityCard> {
    Ok(opportunities::delete_comment(&shell.engine().await?, &no, line_no.into()).await?)
}

/// The open opportunities of a sales cycle by stage.
#[tauri::command]
#[specta::specta]
pub async fn get_opportunity_board(shell: State<'_, Shell>, query: PipelineQuery) -> Result<Board> {
    Ok(opportunities::board(&shell.engine().await?, &query).await?)
}

/// The figures of the charts.
#[tauri::command]
#[specta::specta]
pub async fn get_pipeline(shell: State<'_, Shell>, query: PipelineQuery) -> Result<Pipeline> {
    Ok(opportunities::pipeline(&shell.engine().await?, &query).await?)
}
