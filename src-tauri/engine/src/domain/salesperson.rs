//! Salespeople (`original.md` C.3, H).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::contact::InteractionStatistics;
use super::opportunity::figures::OpportunityStatistics;

/// A salesperson/purchaser as kept and shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Salesperson {
    /// Code, at most 20 characters, upper case.
    pub code: String,
    /// Name.
    pub name: String,
    /// Job title.
    pub job_title: String,
    /// Main address.
    pub email: String,
    /// Second address; it matches too. Either field may hold several, separated by semicolons (W16).
    pub email_2: String,
    /// Phone number.
    pub phone: String,
    /// Commission in percent, as typed, for example `2.5`.
    pub commission: String,
    /// Blocked: mail is not logged for them (W21).
    pub blocked: bool,
    /// Blocked for privacy.
    pub privacy_blocked: bool,
    /// Interaction log entries that are neither canceled nor postponed.
    #[specta(type = i32)]
    pub no_of_interactions: i64,
    /// The day the next of their open tasks is due, `YYYY-MM-DD`; blank when there is none.
    pub next_task_date: String,
}

/// Statistics of a salesperson.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SalespersonStatistics {
    /// The salesperson.
    pub code: String,
    /// Interactions.
    #[serde(flatten)]
    pub interactions: InteractionStatistics,
    /// Contacts they are responsible for.
    #[specta(type = i32)]
    pub no_of_contacts: i64,
    /// Tasks of theirs that are still open.
    #[specta(type = i32)]
    pub no_of_open_tasks: i64,
    /// Opportunities of theirs.
    #[serde(flatten)]
    pub opportunities: OpportunityStatistics,
}

/// What a list of salespeople is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum SalespersonSort {
    /// Code.
    #[default]
    Code,
    /// Name, regardless of case.
    Name,
    /// Main address.
    Email,
}

/// Filters, order and place of a list of salespeople.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct SalespersonQuery {
    /// Words to look for in code, name, job title, addresses and phone.
    pub search: String,
    /// Order.
    pub sort: SalespersonSort,
    /// Highest first.
    pub descending: bool,
    /// Continue after this cursor (`Page::next`); blank for the first page.
    pub after: String,
    /// Rows a page, 1–1,000; 0 means 100.
    pub limit: u32,
}
