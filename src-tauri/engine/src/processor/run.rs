//! What a run carries through its steps: where it works, what it counted, whom it tells.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::Engine;
use crate::domain::event::Event;
use crate::domain::job::{Phase, RunProgress, RunSummary};
use crate::error::{Error, Result};
use crate::mailbox::{Folders, Mailbox};
use crate::store::mailbox::MailboxRow;

use super::recorder::{Recorder, Taken};

/// A run under way.
pub(crate) struct Run<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) mailbox: &'a Mailbox,
    pub(crate) row: MailboxRow,
    pub(crate) folders: Folders,
    pub(crate) recorder: Recorder<'a>,
    /// Mail received before is left alone.
    pub(crate) since: Option<DateTime<Utc>>,
    /// Whether decisions are still being recorded while operations are carried out.
    pub(crate) logging: AtomicBool,
    /// Ids of messages that could not be taken up in this run; the next run tries again.
    pub(crate) failed: Mutex<BTreeSet<String>>,
    pub(crate) counts: Mutex<Counts>,
}

/// What was counted so far.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) summary: RunSummary,
    pub(crate) phase: Phase,
    pub(crate) expected: Option<u32>,
    /// Operations to do, as far as known in this run.
    pub(crate) to_settle: u32,
    /// Operations that a lane has taken or is about to take.
    pub(crate) under_way: u32,
    pub(crate) told_at: Option<DateTime<Utc>>,
}

/// At most ten progress events a second.
const TELL_EVERY: Duration = Duration::from_millis(100);

impl Run<'_> {
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.engine.clock.now()
    }

    pub(crate) fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn failed(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.failed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn is_logging(&self) -> bool {
        self.logging.load(Ordering::Acquire)
    }

    pub(crate) fn enter(&self, phase: Phase) {
        self.counts().phase = phase;
        self.tell_progress(true);
    }

    /// Counts a message taken up.
    pub(crate) fn count(&self, taken: &Taken) {
        let mut counts = self.counts();
        counts.summary.add(&taken.decision);
        counts.to_settle += u32::from(taken.operation.is_some());
    }

    /// Counts something that could not be taken up; the next run tries again.
    pub(crate) async fn count_failed(&self, context: &str, error: &Error) -> Result<()> {
        {
            let mut counts = self.counts();
            counts.summary.found += 1;
            counts.summary.failed += 1;
        }
        self.engine.note_failure(context, error).await
    }

    /// Tells listeners how far the run is, not more often than they can look.
    pub(crate) fn tell_progress(&self, at_once: bool) {
        let now = self.now();
        let mut counts = self.counts();
        let due =
            counts.told_at.is_none_or(|at| (now - at).to_std().is_ok_and(|passed| passed >= TELL_EVERY));
        if !due && !at_once {
            return;
        }
        counts.told_at = Some(now);
        let progress = progress(&counts, now);
        drop(counts);
        self.engine.set_progress(Some(progress.clone()));
        self.engine.tell(Event::Progress(progress));
        self.engine.tell(Event::EntriesChanged);
    }
}

fn progress(counts: &Counts, now: DateTime<Utc>) -> RunProgress {
    let summary = &counts.summary;
    RunProgress {
        run_id: summary.run_id,
        phase: counts.phase,
        found: summary.found,
        expected: counts.expected,
        logged: summary.logged,
        entries: summary.entries,
        settled: summary.settled,
        pending: counts.to_settle.saturating_sub(summary.settled),
        seconds: u32::try_from((now - summary.started_at).num_seconds()).unwrap_or(0),
    }
}
