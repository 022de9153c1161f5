//! The pipeline: resume, discover, decide, log, settle, reconcile (`design/architecture.md` §3).
//!
//! Invariants: nothing is logged twice (a unique index forbids it), nothing is lost (the decision and the intended
//! mailbox operation are one transaction; an operation is repeated only after looking), and one bad message stops
//! nothing. Any future here may be dropped at any await: what it left is found and finished by the next run.

mod discover;
pub(crate) mod key;
pub(crate) mod late_match;
pub(crate) mod policy;
pub(crate) mod reconcile;
pub(crate) mod recorder;
mod resolve;
mod run;
mod settle;

pub(crate) use resolve::placed;

use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use crate::Engine;
use crate::domain::job::{Phase, RunStatus, RunSummary};
use crate::domain::matching::Recipients;
use crate::error::Result;
use crate::mailbox::{Folders, Listed, Mailbox};
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
    let expected = mailbox.folder_state(&folders.inbox).await.ok();
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
    let late = late_match::apply(run.engine, run.recorder.run_id).await?;
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

/// Decides about everything in the Inbox without writing anything, here or there.
pub(crate) async fn dry_run(
    engine: &Engine,
    mailbox: &Mailbox,
    row: &MailboxRow,
    extent: Extent,
) -> Result<RunSummary> {
    let recorder = Recorder::new(engine, 0).await?;
    let status = RunStatus::Succeeded;
    let mut summary = RunSummary { started_at: engine.clock.now(), status, ..RunSummary::default() };
    let mut seen = std::collections::BTreeSet::new();
    let mut cursor = None;
    loop {
        let page = mailbox.list_inbox(1_000, cursor.as_ref()).await?;
        let mut messages = Vec::new();
        for element in page.messages {
            match element {
                Listed::Message(message) => messages.push(*message),
                Listed::Unusable => summary.failed += 1,
            }
        }
        let ids: Vec<&str> = messages.iter().map(|message| message.server_id.as_str()).collect();
        let known_ids = engine.store.known_by_server_id(row.mailbox_id, &ids).await?;
        let keys: Vec<String> = messages.iter().map(key::canonical_key).collect();
        let wanted: Vec<&str> = keys.iter().map(String::as_str).collect();
        let known_keys = engine.store.known_by_key(row.mailbox_id, &wanted).await?;
        let directory = recorder.directory(messages.iter()).await?;
        for (message, key) in messages.iter().zip(keys) {
            if known_ids.contains_key(&message.server_id) {
                continue;
            }
            if matches!(extent, Extent::Batch(size) if summary.found >= size) {
                return Ok(ended(engine, mailbox, summary));
            }
            let known = known_keys.contains_key(&key) || seen.contains(&key);
            let decision = recorder.decide(message, &directory, Recipients::Strict, known);
            if key::recorded_key(&key, decision.outcome, "") == key {
                seen.insert(key);
            }
            summary.add(&decision);
        }
        cursor = page.next;
        if cursor.is_none() {
            return Ok(ended(engine, mailbox, summary));
        }
    }
}

fn ended(engine: &Engine, mailbox: &Mailbox, mut summary: RunSummary) -> RunSummary {
    summary.finished_at = Some(engine.clock.now());
    summary.requests = u32::try_from(mailbox.requests()).unwrap_or(u32::MAX);
    summary
}

/// The working folders as they are, without making any.
pub(crate) async fn folders(mailbox: &Mailbox) -> Result<Folders> {
    mailbox.folders(NOT_LOGGED, false).await
}
