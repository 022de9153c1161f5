//! The end of a run: its row, the activity log, the plan of the next one.

use chrono::TimeDelta;

use crate::Engine;
use crate::actions::{limits, session};
use crate::domain::event::Event;
use crate::domain::job::{JobStatus, RunStatus, RunSummary};
use crate::domain::plan::{self, Failure};
use crate::error::{Code, Error, Result};
use crate::mailbox::Mailbox;
use crate::store::mailbox::MailboxRow;

/// Writes down how the run ended and plans the next one.
pub(super) async fn finish(
    engine: &Engine,
    mailbox: &Mailbox,
    row: &MailboxRow,
    mut summary: RunSummary,
    error: Option<&Error>,
) -> Result<RunSummary> {
    if error.is_none() {
        limits::measure_daily(engine, mailbox, row).await;
    }
    summary.finished_at = Some(engine.clock.now());
    summary.requests = u32::try_from(mailbox.requests()).unwrap_or(u32::MAX);
    summary.pending = engine.store.pending_operations(row.mailbox_id).await?;
    summary.status = match error {
        None => RunStatus::Succeeded,
        Some(error) if matches!(error.code(), Code::Canceled | Code::LoggingDisabled) => RunStatus::Canceled,
        Some(error) if error.is_passing() => RunStatus::Postponed,
        Some(_) => RunStatus::Failed,
    };
    plan_next(engine, &mut summary, error).await?;
    if let Some(error) = error {
        summary.error_code = error.code().as_str();
        summary.error_message = error.to_string();
        error.hint_text().unwrap_or_default().clone_into(&mut summary.error_hint);
        summary.error_cause = error.cause_of();
    }
    engine.store.save_run(&summary).await?;
    session::note_session(engine, error).await?;
    note(engine, &summary, error).await?;
    engine.tell(Event::RunFinished(summary.clone()));
    engine.tell(Event::EntriesChanged);
    engine.tell(Event::MessagesChanged);
    Ok(summary)
}

async fn plan_next(engine: &Engine, summary: &mut RunSummary, error: Option<&Error>) -> Result<()> {
    let Some(mut job) = engine.store.job().await? else { return Ok(()) };
    let now = engine.clock.now();
    if job.status == JobStatus::InProcess {
        job.status = JobStatus::Ready;
    }
    match error {
        Some(error) if !matches!(error.code(), Code::Canceled | Code::LoggingDisabled) => {
            let failure = Failure {
                code: error.code().as_str(),
                message: error.to_string(),
                cause: error.cause_of(),
                passing: error.is_passing(),
                asked: error.retry_after().and_then(|wait| TimeDelta::from_std(wait).ok()),
                jitter: rand::random(),
            };
            plan::failed(&mut job, now, &failure, &engine.clock.zone());
            summary.next_attempt_at = job.next_run;
        }
        _ => plan::succeeded(&mut job, now, &engine.clock.zone()),
    }
    engine.store.save_job(&job).await?;
    engine.tell(Event::SetupChanged);
    Ok(())
}

/// A run that found nothing leaves no row in the activity log; its own row is in the list of runs.
async fn note(engine: &Engine, summary: &RunSummary, error: Option<&Error>) -> Result<()> {
    match error {
        Some(error) => engine.note_failure("Get email messages", error).await,
        None if summary.found == 0 && summary.settled == 0 => Ok(()),
        None => {
            let text = format!(
                "{} found, {} logged, {} entries, {} moved",
                summary.found, summary.logged, summary.entries, summary.settled
            );
            engine.store.note_activity(engine.clock.now(), "Get email messages", Ok(&text)).await
        }
    }
}
