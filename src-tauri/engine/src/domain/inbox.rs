//! Messages as the lists and the "Why?" show them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::decision::{Decision, Outcome, Reason};
use super::interaction::LinkState;
use super::message::Party;

/// Where a message lies.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Location {
    /// In the Inbox, untouched.
    #[default]
    Inbox,
    /// In the Archive folder.
    Archive,
    /// In the folder *Not Logged*.
    NotLogged,
    /// In Deleted Items, by the chosen policy.
    Deleted,
    /// Somewhere else in the mailbox: somebody moved it.
    Elsewhere,
    /// Not found any more.
    Missing,
}

impl Location {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Inbox, Self::Archive, Self::NotLogged, Self::Deleted, Self::Elsewhere, Self::Missing];

    /// The word the database and scripts use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inbox => "inbox",
            Self::Archive => "archive",
            Self::NotLogged => "not_logged",
            Self::Deleted => "deleted",
            Self::Elsewhere => "elsewhere",
            Self::Missing => "missing",
        }
    }

    /// The location of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|location| location.as_str() == word)
    }
}

/// A message as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MessageRow {
    /// Key: the canonical Internet Message-ID, or a hash; copies carry a suffix.
    pub key: String,
    /// Outcome.
    pub outcome: Outcome,
    /// Reason.
    pub reason: Reason,
    /// Subject, blank when there was none.
    pub subject: String,
    /// Author as received.
    pub author: Party,
    /// To and Cc as received.
    pub recipients: Vec<Party>,
    /// Sent, UTC.
    pub sent_at: Option<DateTime<Utc>>,
    /// Received, UTC.
    pub received_at: Option<DateTime<Utc>>,
    /// When it was decided, UTC.
    pub decided_at: DateTime<Utc>,
    /// Run that decided it.
    #[specta(type = i32)]
    pub run_id: i64,
    /// Where it lies.
    pub location: Location,
    /// Address that opens it; blank when none.
    pub link: String,
    /// State of the link.
    pub link_state: LinkState,
    /// Whether somebody dismissed it from the list.
    pub dismissed: bool,
    /// Internet Message-ID as received.
    pub internet_message_id: String,
    /// Entries written for it.
    #[specta(type = Vec<i32>)]
    pub entry_nos: Vec<i64>,
}

/// The "Why?" of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Explanation {
    /// The message.
    #[serde(flatten)]
    pub message: MessageRow,
    /// The decision with its steps, as it was taken.
    pub decision: Decision,
    /// Mailbox operation to do or done, for example `archive`; blank when none.
    pub operation: String,
    /// Its state: `pending`, `done`, `failed`, `unknown`; blank when none.
    pub operation_state: String,
}

/// Filters and place of a list of messages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct MessageQuery {
    /// Only these outcomes; empty for all.
    pub outcomes: Vec<Outcome>,
    /// Words to look for in subject and addresses.
    pub search: String,
    /// Dismissed ones too.
    pub include_dismissed: bool,
    /// Newest first.
    pub descending: bool,
    /// Continue after this cursor; blank for the first page.
    pub after: String,
    /// Rows a page, 1–1,000; 0 means 100.
    pub limit: u32,
}

/// How many messages have which outcome, dismissed ones left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MessageCounts {
    /// Logged.
    pub logged: i32,
    /// Unmatched.
    pub unmatched: i32,
    /// Duplicates.
    pub duplicates: i32,
    /// Drafts.
    pub drafts: i32,
    /// Private.
    pub private: i32,
    /// Blocked.
    pub blocked: i32,
    /// Quarantined.
    pub quarantined: i32,
    /// Mailbox operations to do.
    pub pending: i32,
}
