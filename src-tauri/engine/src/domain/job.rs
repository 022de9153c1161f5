//! The job, its runs, and what they did.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::advice::Cause;
use super::decision::{Decision, Outcome};

/// What one run did (`process` prints it). `found` is the sum of the outcomes and `failed`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RunSummary {
    /// Number of the run.
    #[specta(type = i32)]
    pub run_id: i64,
    /// Start, UTC.
    pub started_at: DateTime<Utc>,
    /// End, UTC; `None` while it runs.
    pub finished_at: Option<DateTime<Utc>>,
    /// Messages taken up in this run for the first time.
    pub found: u32,
    /// Messages logged, late matches included.
    pub logged: u32,
    /// Interaction log entries written.
    pub entries: u32,
    /// Not logged: nobody, or nobody for sure, to log for.
    pub unmatched: u32,
    /// Copies of a message taken up before.
    pub duplicates: u32,
    /// Drafts.
    pub drafts: u32,
    /// Private ones.
    pub private: u32,
    /// Blocked ones.
    pub blocked: u32,
    /// Quarantined ones.
    pub quarantined: u32,
    /// Could not be taken up (an element without id, a store error); tried again by the next run.
    pub failed: u32,
    /// Mailbox operations carried out.
    pub settled: u32,
    /// Mailbox operations still to do.
    pub pending: u32,
    /// HTTP round trips.
    pub requests: u32,
    /// Messages looked at again after a change of the address book and now logged.
    pub late_matched: u32,
    /// How it ended.
    pub status: RunStatus,
    /// Code of the error that ended it; blank when none.
    pub error_code: String,
    /// Sentence of that error.
    pub error_message: String,
    /// What to do about it.
    pub error_hint: String,
    /// Cause of that error, where it is known.
    pub error_cause: Option<Cause>,
    /// When the next try makes sense after a passing error.
    pub next_attempt_at: Option<DateTime<Utc>>,
}

impl RunSummary {
    /// Counts a decision.
    pub fn add(&mut self, decision: &Decision) {
        self.found += 1;
        let place = match decision.outcome {
            Outcome::Logged => &mut self.logged,
            Outcome::Unmatched => &mut self.unmatched,
            Outcome::Duplicate => &mut self.duplicates,
            Outcome::Draft => &mut self.drafts,
            Outcome::Private => &mut self.private,
            Outcome::Blocked => &mut self.blocked,
            Outcome::Quarantined => &mut self.quarantined,
        };
        *place += 1;
        self.entries += u32::try_from(decision.pairs.len()).unwrap_or(u32::MAX);
    }
}

/// State of a run.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum RunStatus {
    /// Under way.
    #[default]
    Running,
    /// Ended well.
    Succeeded,
    /// Ended by an error that waiting may cure.
    Postponed,
    /// Ended by an error that needs somebody.
    Failed,
    /// Stopped on request.
    Canceled,
    /// The program ended before the run did.
    Interrupted,
}

impl RunStatus {
    /// The word the database and scripts use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Running => "running",
            Self::Succeeded => "succeeded",
            Self::Postponed => "postponed",
            Self::Failed => "failed",
            Self::Canceled => "canceled",
            Self::Interrupted => "interrupted",
        }
    }

    /// The status of that word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Running, Self::Succeeded, Self::Postponed, Self::Failed, Self::Canceled, Self::Interrupted]
            .into_iter()
            .find(|status| status.as_str() == word)
    }
}

/// What a run is doing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Finishing what an earlier run left.
    #[default]
    Resume,
    /// Listing the Inbox.
    Discover,
    /// Deciding and logging.
    Log,
    /// Carrying out mailbox operations.
    Settle,
    /// Comparing mailbox and database.
    Reconcile,
}

/// How far a run is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct RunProgress {
    /// Number of the run.
    #[specta(type = i32)]
    pub run_id: i64,
    /// What it is doing.
    pub phase: Phase,
    /// Messages taken up so far.
    pub found: u32,
    /// Messages in the Inbox when it began, as far as the server said.
    pub expected: Option<u32>,
    /// Messages logged so far.
    pub logged: u32,
    /// Entries written so far.
    pub entries: u32,
    /// Mailbox operations done.
    pub settled: u32,
    /// Mailbox operations left.
    pub pending: u32,
    /// Seconds since it began.
    pub seconds: u32,
}

/// Result of `reconcile`: what lies in the mailbox against what the database knows of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Reconciliation {
    /// Messages found in the Inbox, the Archive and *Not Logged* that the job is concerned with.
    pub server_found: u32,
    /// Of them logged.
    pub logged: u32,
    /// Of them not logged: unmatched, duplicate, draft, private or blocked.
    pub set_aside: u32,
    /// Of them quarantined.
    pub quarantined: u32,
    /// Of them still waiting: not taken up yet, or with a mailbox operation to do.
    pub pending: u32,
    /// Messages the database counts on that are in none of these folders.
    pub missing: u32,
    /// `server_found` is the sum of the four and nothing is missing.
    pub ok: bool,
}

/// State of the job queue entry (R53).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum JobStatus {
    /// Waits for its time.
    Ready,
    /// Runs.
    #[serde(rename = "In Process")]
    InProcess,
    /// Gave up; somebody is needed.
    Error,
    /// Held.
    #[default]
    #[serde(rename = "On Hold")]
    OnHold,
}

/// The job queue entry of e-mail logging (`original.md` B.6, H).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Job {
    /// State.
    pub status: JobStatus,
    /// What it does.
    pub description: String,
    /// Account it runs as; blank when nobody is signed in.
    pub user_id: String,
    /// Minutes from the end of a run to the next.
    pub minutes_between: u32,
    /// Days it runs on, Monday first.
    pub weekdays: [bool; 7],
    /// `HH:MM`, blank for the whole day.
    pub starting_time: String,
    /// `HH:MM`, blank for the whole day.
    pub ending_time: String,
    /// Not before, UTC.
    pub earliest_start: Option<DateTime<Utc>>,
    /// Not after, UTC.
    pub expiration: Option<DateTime<Utc>>,
    /// Re-tries before it gives up on errors that need somebody.
    pub max_attempts: u32,
    /// Re-tries so far.
    pub attempts: u32,
    /// Seconds before a re-try; 0 means growing waits.
    pub rerun_delay_seconds: u32,
    /// Next run, UTC; `None` when none is planned.
    pub next_run: Option<DateTime<Utc>>,
    /// Code of the last error; blank when the last run was fine.
    pub error_code: String,
    /// Sentence of the last error.
    pub error_message: String,
    /// Cause of the last error, where it is known.
    pub error_cause: Option<Cause>,
}

/// A row of the activity log (R41, R74, W25).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Activity {
    /// Number.
    #[specta(type = i32)]
    pub id: i64,
    /// When, UTC.
    pub date: DateTime<Utc>,
    /// Account.
    pub user_id: String,
    /// `Success` or `Failed`.
    pub status: String,
    /// Context, for example `Get email messages`.
    pub context: String,
    /// What happened.
    pub description: String,
    /// The sentence of the error or the counts.
    pub message: String,
    /// Code of the error; blank for a success.
    pub error_code: String,
    /// Cause of the error, where it is known.
    pub cause: Option<Cause>,
    /// What Microsoft calls it, for support; blank when it says nothing.
    pub reference: String,
}

/// Which rows of the activity log.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct ActivityFilter {
    /// `Success`, `Failed` or blank for both.
    pub status: String,
    /// Only this context; blank for all.
    pub context: String,
    /// Not before, UTC.
    pub since: Option<DateTime<Utc>>,
    /// Text in description or message.
    pub search: String,
    /// Only rows with a smaller number: the next page.
    #[specta(type = Option<i32>)]
    pub before: Option<i64>,
    /// Most rows; 0 means 100.
    pub limit: u32,
}
