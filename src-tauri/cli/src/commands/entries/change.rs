//! Entries canceled, evaluated and deleted for good.

use bitacora_engine::domain::interaction::Evaluation;
use bitacora_engine::{Engine, actions};

use super::listed;
use crate::app::App;
use crate::failure::{Failure, Result};
use crate::fields::pairs;

/// Cancels entries, or takes it back.
pub async fn set_canceled(app: &App, entries: &[i64], canceled: bool) -> Result<()> {
    let work = async |engine: &Engine| {
        if canceled {
            return actions::interactions::cancel(engine, entries).await;
        }
        actions::interactions::uncancel(engine, entries).await
    };
    app.print_priced_rows(work, listed).await
}

/// Lets entries belong to an opportunity.
pub async fn assign_opportunity(app: &App, no: &str, entries: &[i64], with_siblings: bool) -> Result<()> {
    let work =
        async |engine: &Engine| Ok(actions::opportunities::link(engine, entries, no, with_siblings).await?);
    changed(app, no, &app.with_engine(work).await?)
}

/// Takes entries away from an opportunity.
pub async fn remove_opportunity(app: &App, no: &str, entries: &[i64]) -> Result<()> {
    let work = async |engine: &Engine| Ok(actions::opportunities::unlink(engine, entries, no).await?);
    changed(app, no, &app.with_engine(work).await?)
}

fn changed(app: &App, no: &str, entries: &[i64]) -> Result<()> {
    let document = serde_json::json!({ "opportunity_no": no.trim().to_uppercase(), "entries": entries });
    app.printer.show(&document, |_| match entries.len() {
        1 => "1 entry changed.".to_owned(),
        count => format!("{count} entries changed."),
    })
}

/// Evaluates entries: their numbers, then the evaluation.
pub async fn evaluate(app: &App, words: &[String]) -> Result<()> {
    let (last, numbers) = words.split_last().ok_or_else(|| Failure::usage("An evaluation is missing."))?;
    let grade = evaluation(last.strip_prefix("evaluation=").unwrap_or(last)).map_err(Failure::usage)?;
    let numbers = numbers.iter().map(|word| word.parse()).collect::<Result<Vec<i64>, _>>();
    let numbers = numbers.map_err(|_| Failure::usage("Entries are named by their numbers."))?;
    let work = async |engine: &Engine| actions::interactions::evaluate(engine, &numbers, grade).await;
    app.print_priced_rows(work, listed).await
}

/// Deletes canceled entries for good.
pub async fn delete_canceled(app: &App, filters: &[String], confirmed: bool) -> Result<()> {
    let filters = pairs(filters)?;
    let deleted = app
        .with_engine(async |engine| {
            Ok(actions::interactions::delete_canceled(engine, &filters, confirmed).await?)
        })
        .await?;
    app.printer.show(&serde_json::json!({ "deleted": deleted }), |_| match deleted {
        1 => "1 entry deleted.".to_owned(),
        _ => format!("{deleted} entries deleted."),
    })
}

/// An evaluation as a word or as a number.
pub fn evaluation(typed: &str) -> std::result::Result<Evaluation, String> {
    let words = || Evaluation::ALL.map(Evaluation::as_str).join(", ");
    Evaluation::parse(typed).ok_or_else(|| format!("An evaluation is one of {}.", words()))
}
