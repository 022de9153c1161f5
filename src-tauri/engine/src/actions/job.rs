//! The job: one run, the job queue entry, reconciling.

mod entry;
mod finish;

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use super::session;
use crate::Engine;
use crate::domain::event::Event;
use crate::domain::job::{JobStatus, Reconciliation, RunProgress, RunSummary};
use crate::domain::setup::Setup;
use crate::error::{Code, Error, Result};
use crate::lock::JobLock;
use crate::processor::{self, Extent};
use crate::store::mailbox::MailboxRow;
use finish::finish;

pub use entry::{hold, next_run, ready, recreate, restart, set, show};
pub(crate) use entry::{make_fresh, start_again};

/// How often the switch is looked at while a run is under way.
const WATCH_EVERY: Duration = Duration::from_secs(2);

/// How to run.
#[derive(Debug, Clone, Copy, Default)]
pub struct RunOptions {
    /// At most one batch of new messages (R55).
    pub one_batch: bool,
    /// Decide without writing anything, here or in the mailbox.
    pub dry_run: bool,
}

/// Stops a run on request. Clones belong together.
#[derive(Debug, Clone)]
pub struct Cancel(Arc<watch::Sender<bool>>);

impl Default for Cancel {
    fn default() -> Self {
        Self(Arc::new(watch::channel(false).0))
    }
}

impl Cancel {
    /// Asks the run to stop. What it left is finished by the next one.
    pub fn cancel(&self) {
        self.0.send_replace(true);
    }

    async fn asked(&self) {
        let mut receiver = self.0.subscribe();
        while !*receiver.borrow_and_update() {
            if receiver.changed().await.is_err() {
                std::future::pending::<()>().await;
            }
        }
    }
}

/// One run of the job.
///
/// # Errors
/// `LoggingDisabled`, `MailboxBlank`, `BatchZero`, `TemplateMissing`, `SignInNeeded` before anything is done (R75);
/// `JobRunning` when another run holds the job; `Canceled`; those of mailbox and store. What the run did until then
/// stands in its row and is finished by the next one.
pub async fn run(engine: &Engine, options: &RunOptions, cancel: &Cancel) -> Result<RunSummary> {
    let setup = engine.store.load_setup().await?;
    let extent = if options.one_batch { Extent::Batch(setup.batch_size) } else { Extent::Drain };
    if options.dry_run {
        let mailbox = session::mailbox(engine, &setup).await?;
        // Found, not made: a dry run leaves the database as it was.
        let row = engine.store.find_mailbox(&setup.experience, &setup.shared_mailbox).await?;
        return processor::dry_run(engine, &mailbox, row.map(|row| row.mailbox_id), extent).await;
    }
    if let Err(error) = check_enabled(engine, &setup).await {
        if error.code() != Code::LoggingDisabled {
            engine.note_failure("Validate setup", &error).await?;
        }
        return Err(error);
    }
    let lock = JobLock::take(&engine.data_dir)?;
    let result = run_locked(engine, &setup, extent, cancel).await;
    drop(lock);
    engine.set_progress(None);
    result
}

async fn run_locked(engine: &Engine, setup: &Setup, extent: Extent, cancel: &Cancel) -> Result<RunSummary> {
    engine.store.interrupt_stale_runs().await?;
    let mailbox = session::mailbox(engine, setup).await?;
    let row = mailbox_row(engine, setup).await?;
    let started_at = engine.clock.now();
    let run_id = engine.store.start_run(row.mailbox_id, started_at).await?;
    set_status(engine, JobStatus::InProcess).await?;
    let summary = Mutex::new(RunSummary { run_id, started_at, ..RunSummary::default() });
    let result = tokio::select! {
        result = processor::run(engine, &mailbox, &row, extent, &summary) => result,
        () = cancel.asked() => Err(Error::new(Code::Canceled, "the run was stopped")),
        error = switched_off(engine) => Err(error),
    };
    let summary = summary.into_inner().unwrap_or_else(PoisonError::into_inner);
    let summary = finish(engine, &mailbox, &row, summary, result.as_ref().err()).await?;
    result.map(|()| summary)
}

/// Ends when logging is switched off meanwhile, by whichever program (T32).
async fn switched_off(engine: &Engine) -> Error {
    loop {
        tokio::time::sleep(WATCH_EVERY).await;
        match engine.store.load_setup().await {
            Ok(setup) if !setup.enabled => return disabled(),
            Ok(_) => {}
            Err(error) => return error,
        }
    }
}

async fn set_status(engine: &Engine, status: JobStatus) -> Result<()> {
    if let Some(mut job) = engine.store.job().await?
        && job.status != JobStatus::OnHold
    {
        job.status = status;
        engine.store.save_job(&job).await?;
        engine.tell(Event::SetupChanged);
    }
    Ok(())
}

fn disabled() -> Error {
    Error::new(Code::LoggingDisabled, "e-mail logging is not enabled").hint("switch it on with: enable")
}

async fn check_enabled(engine: &Engine, setup: &Setup) -> Result<()> {
    if !setup.enabled {
        return Err(disabled());
    }
    check(engine, setup).await
}

/// What a run needs before it starts (R75): mailbox, batch size, template, account.
pub(crate) async fn check(engine: &Engine, setup: &Setup) -> Result<()> {
    if setup.shared_mailbox.trim().is_empty() {
        return Err(Error::new(Code::MailboxBlank, "no shared mailbox is set").hint("set shared_mailbox"));
    }
    if setup.batch_size == 0 {
        return Err(Error::new(Code::BatchZero, "the batch size is zero").hint("set batch_size to 1 to 1000"));
    }
    if engine.store.template(&setup.emails_template).await?.is_none() {
        return Err(Error::new(Code::TemplateMissing, "there is no interaction template for e-mails")
            .hint("set emails_template=EMAIL"));
    }
    if engine.store.account().await?.is_none() {
        return Err(Error::new(Code::SignInNeeded, "nobody is signed in").hint("sign in with: sign-in"));
    }
    Ok(())
}

async fn mailbox_row(engine: &Engine, setup: &Setup) -> Result<MailboxRow> {
    engine.store.mailbox(&setup.experience, &setup.shared_mailbox, engine.clock.now()).await
}

/// How far the run under way in this program is.
pub fn progress(engine: &Engine) -> Option<RunProgress> {
    engine.progress()
}

/// The last runs, newest first.
pub async fn runs(engine: &Engine, limit: u32) -> Result<Vec<RunSummary>> {
    engine.store.runs(limit).await
}

/// Runs the job once, now.
///
/// # Errors
/// As `run`.
pub async fn run_once(engine: &Engine) -> Result<RunSummary> {
    run(engine, &RunOptions::default(), &Cancel::default()).await
}

/// Compares the mailbox with the database.
///
/// # Errors
/// Those of reaching the mailbox; `MailboxBlank`.
pub async fn reconcile(engine: &Engine) -> Result<Reconciliation> {
    let setup = engine.store.load_setup().await?;
    let mailbox = session::mailbox(engine, &setup).await?;
    let row = mailbox_row(engine, &setup).await?;
    let folders = processor::folders(&mailbox).await?;
    let result = processor::reconcile::reconcile(engine, &mailbox, row.mailbox_id, &folders).await;
    session::note_session(engine, result.as_ref().err()).await?;
    let result = result?;
    if !result.ok {
        let text =
            format!("{} of {} messages are missing", result.missing, result.server_found + result.missing);
        engine.note_failure("Reconcile", &Error::new(Code::ItemNotFound, text)).await?;
    }
    engine.tell(Event::MessagesChanged);
    Ok(result)
}
