//! The pipeline: resume, discover, decide, log, settle, reconcile (`design/architecture.md` §3).
//!
//! Invariants: nothing is logged twice (a unique index forbids it), nothing is lost (the decision and the intended
//! mailbox operation are one transaction; an operation is repeated only after looking), and one bad message stops
//! nothing. Any future here may be dropped at any await: what it left is found and finished by the next run.

mod discover;
mod keep;
pub(crate) mod key;
pub(crate) mod late_match;
mod look;
pub(crate) mod policy;
mod preview;
pub(crate) mod reconcile;
pub(crate) mod recorder;
mod resolve;
mod run;
mod settle;

pub(crate) use look::dry_run;
pub(crate) use preview::{Window, preview};
pub(crate) use resolve::placed;

use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};

use crate::Engine;
use crate::domain::job::{Phase, RunSummary};
use crate::domain::message::Message;
use crate::error::Result;
use crate::mailbox::{Folders, Mailbox};
use crate::store::mailbox::MailboxRow;

use recorder::Recorder;
use run::{Counts, Run};

/// Name of the folder for mail that was not logged.
pub(crate) const NOT_LOGGED: &str = "Not Logged";

/// How much of the Inbox a run takes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Everything.
    Drain,
    /// At most so many new messages.
    Batch(u32),
}

/// Runs the pipeline once. The summary is filled as far as the run came, also when it ends with an error.
pub(crate) async fn run(
    engine: &Engine,
    mailbox: &Mailbox,
    row: &MailboxRow,
    extent: Extent,
    summary: &Mutex<RunSummary>,
) -> Result<()> {
    let started = summary.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
    let recorder = Recorder::new(engine, started.run_id).await?;
    let folders = mailbox.folders(NOT_LOGGED, recorder.policy.moves_mail()).await?;
    let since = since(engine).await?;
    // The folder's count holds what is left alone too.
    let expected = if since.is_none() { mailbox.folder_state(&folders.inbox).await.ok() } else { None };
    let counts = Counts {
        summary: started,
        expected: expected.and_then(|state| u32::try_from(state.items).ok()),
        ..Counts::default()
    };
    let run = Run {
        engine,
        mailbox,
        row: row.clone(),
        folders,
        recorder,
        since,
        logging: AtomicBool::new(false),
        failed: Mutex::default(),
        counts: Mutex::new(counts),
    };
    let guard = Tell { run: &run, to: summary };
    let result = steps(&run, extent).await;
    drop(guard);
    result
}

async fn steps(run: &Run<'_>, extent: Extent) -> Result<()> {
    run.enter(Phase::Resume);
    run.counts().to_settle = run.engine.store.pending_operations(run.row.mailbox_id).await?;
    run.resolve_unclear().await?;
    let late = late_match::apply(run.engine, run.recorder.run_id, run.engine.stops()).await?;
    run.count_late(late.messages, late.entries as usize);
    match extent {
        Extent::Drain => run.drain(None).await,
        Extent::Batch(size) => run.drain(Some(size)).await,
    }
}

/// Hands over what was counted, also when the run's future is dropped in the middle.
struct Tell<'r, 'a> {
    run: &'r Run<'a>,
    to: &'r Mutex<RunSummary>,
}

impl Drop for Tell<'_, '_> {
    fn drop(&mut self) {
        self.run.tell_progress(true);
        let mut to = self.to.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *to = self.run.counts().summary.clone();
    }
}

/// From when on mail is taken up: the first moment of the local day set; `None` for all of it.
pub(crate) async fn since(engine: &Engine) -> Result<Option<DateTime<Utc>>> {
    let day = engine.store.load_setup().await?.log_from;
    Ok(day.map(|day| engine.clock.zone().day_start(day)))
}

/// Whether a message came before logging begins; one without a date did not.
fn is_left_alone(message: &Message, since: Option<DateTime<Utc>>) -> bool {
    since.zip(message.received_at).is_some_and(|(since, received)| received < since)
}

/// The working folders as they are, without making any.
pub(crate) async fn folders(mailbox: &Mailbox) -> Result<Folders> {
    mailbox.folders(NOT_LOGGED, false).await
}
