//! Interaction log entries (`original.md` A.5, C.1, H).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

/// State of the link to the archived message.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// It points to the message where it lies now.
    Ok,
    /// The message is still to be moved; the link may change.
    Pending,
    /// The message was not found where it was; it is searched for when opened.
    Stale,
    /// There is no link.
    #[default]
    None,
}

impl LinkState {
    /// The word the database and scripts use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Pending => "pending",
            Self::Stale => "stale",
            Self::None => "none",
        }
    }

    /// The state of that word.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Ok, Self::Pending, Self::Stale, Self::None].into_iter().find(|state| state.as_str() == word)
    }
}

/// An interaction log entry with what a list shows beside it.
#[expect(clippy::struct_excessive_bools, reason = "the columns of the original's table")]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct LogEntry {
    /// Entry number; never used twice.
    #[specta(type = i32)]
    pub entry_no: i64,
    /// Day of the interaction, UTC, `YYYY-MM-DD`.
    pub date: String,
    /// Date and time of the interaction, UTC.
    pub time: DateTime<Utc>,
    /// Description; the subject, or blank when there was none.
    pub description: String,
    /// Subject as received, whole (W30).
    pub subject: String,
    /// `Inbound`, `Outbound` or blank.
    pub information_flow: String,
    /// `Us`, `Them` or blank.
    pub initiated_by: String,
    /// Contact.
    pub contact_no: String,
    /// Name of the contact now.
    pub contact_name: String,
    /// Company at the time of the interaction (W44).
    pub contact_company_no: String,
    /// Name of that company now.
    pub contact_company_name: String,
    /// Alternative address that matched; blank otherwise.
    pub contact_alt_address_code: String,
    /// Salesperson.
    pub salesperson_code: String,
    /// Name of the salesperson now.
    pub salesperson_name: String,
    /// `Email`, `Hard Copy` or blank.
    pub correspondence_type: String,
    /// Logged from a mailbox.
    pub email_logged: bool,
    /// Interaction template.
    pub template_code: String,
    /// Interaction group.
    pub group_code: String,
    /// Language of the interaction.
    pub language: String,
    /// Cost in minor units of the local currency.
    #[specta(type = i32)]
    pub cost: i64,
    /// Duration in minutes.
    #[specta(type = i32)]
    pub duration: i64,
    /// 0 none, 1 Very Positive … 5 Very Negative.
    pub evaluation: i32,
    /// The attempt to reach the contact failed.
    pub attempt_failed: bool,
    /// Canceled.
    pub canceled: bool,
    /// Postponed.
    pub postponed: bool,
    /// Opportunity; blank when none.
    pub opportunity_no: String,
    /// The record of the message, shared by the entries of one mail (R62); 0 when none.
    #[specta(type = i32)]
    pub attachment_no: i64,
    /// Who ran the job.
    pub user_id: String,
    /// Whether there are comments.
    pub comment: bool,
    /// Internet Message-ID as received.
    pub internet_message_id: String,
    /// Author's address as received.
    pub sender: String,
    /// To and Cc as received.
    pub recipients: Vec<String>,
    /// Whether the message has files.
    pub has_attachments: bool,
    /// Messages in the same conversation that are logged for the same contact, this one included.
    pub conversation_count: i32,
    /// Address that opens the message; blank when there is none.
    pub link: String,
    /// State of the link.
    pub link_state: LinkState,
    /// Key of the message.
    pub message_key: String,
}

/// What a list of entries is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum EntrySort {
    /// Entry number.
    EntryNo,
    /// Date and time.
    #[default]
    Date,
    /// Description.
    Description,
    /// Name of the contact.
    Contact,
    /// Name of the company.
    Company,
    /// Salesperson code.
    Salesperson,
}

/// Filters, order and place of a list of entries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct EntryQuery {
    /// Words to look for in description, contact, company, addresses.
    pub search: String,
    /// Only this contact; a company includes its people (R76).
    pub contact_no: String,
    /// Only this salesperson.
    pub salesperson_code: String,
    /// Only this opportunity.
    pub opportunity_no: String,
    /// Only `Inbound` or `Outbound`; blank for both.
    pub information_flow: String,
    /// Not before this day, `YYYY-MM-DD`; blank for no limit.
    pub from_date: String,
    /// Not after this day.
    pub to_date: String,
    /// Canceled ones too.
    pub include_canceled: bool,
    /// Order.
    pub sort: EntrySort,
    /// Highest first.
    pub descending: bool,
    /// Continue after this cursor (`Page::next`); blank for the first page.
    pub after: String,
    /// Rows a page, 1–1,000; 0 means 100.
    pub limit: u32,
}

/// A page of rows, read by keyset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// Cursor of the next page; blank on the last one.
    pub next: String,
    /// Rows there are in all with these filters.
    pub total: i32,
}
