//! Opportunities an interaction may belong to (W20).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::Opportunity;

/// Why an opportunity is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// Other mail of the conversation belongs to it.
    Conversation,
    /// It is of the same contact.
    Contact,
    /// It is of the same company.
    Company,
}

/// An open opportunity an entry may belong to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SuggestedOpportunity {
    /// Why.
    pub because: Because,
    /// The opportunity.
    pub opportunity: Opportunity,
    /// Entries that would belong to it: the entry, and those of its mail and thread that have no opportunity.
    #[specta(type = i32)]
    pub no_of_entries: i64,
}
