//! What the engine tells whoever listens (the window).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::job::{RunProgress, RunSummary};

/// Something happened; a page that shows it asks again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "kind", content = "payload", rename_all = "snake_case")]
pub enum Event {
    /// A run goes on.
    Progress(RunProgress),
    /// Set-aside mail is being decided again.
    CatchingUp(CatchUp),
    /// A run ended.
    RunFinished(RunSummary),
    /// Entries were written or changed.
    EntriesChanged,
    /// Messages were decided or moved.
    MessagesChanged,
    /// Contacts changed.
    ContactsChanged,
    /// Salespeople changed.
    SalespeopleChanged,
    /// Tasks or activities changed.
    TasksChanged,
    /// Opportunities, sales cycles or close codes changed.
    OpportunitiesChanged,
    /// Settings, job or activity log changed.
    SetupChanged,
    /// Somebody signed in or out, or must sign in again.
    SessionChanged,
}

/// How far deciding again about set-aside mail is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CatchUp {
    /// Messages decided.
    pub done: u32,
    /// Messages in all.
    pub total: u32,
}
