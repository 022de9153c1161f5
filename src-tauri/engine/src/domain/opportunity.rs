//! Opportunities (`original.md` D, H, I): from a first mail to won or lost.
//!
//! `cycle` holds sales cycles, stages and close codes, `percent` exact shares, `step` which steps lead where, `advance`
//! what is checked and written by one, `options` what may be done now, `figures` what many of them come to,
//! `suggestion` which one an interaction may belong to.

pub mod advance;
pub mod cycle;
pub mod figures;
pub mod options;
pub mod percent;
pub mod query;
pub mod step;
pub mod suggestion;
mod word;

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::domain::opportunity::percent::Percent;

/// How far an opportunity is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum Status {
    /// Its first stage was not activated.
    #[default]
    #[serde(rename = "Not Started")]
    NotStarted,
    /// In a stage of its sales cycle.
    #[serde(rename = "In Progress")]
    InProgress,
    /// Won.
    Won,
    /// Lost.
    Lost,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::NotStarted, Self::InProgress, Self::Won, Self::Lost];

    /// The word pages, scripts and the database use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotStarted => "Not Started",
            Self::InProgress => "In Progress",
            Self::Won => "Won",
            Self::Lost => "Lost",
        }
    }

    /// The status of a word as typed, `in_progress` too.
    pub fn parse(typed: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| word::is(one.as_str(), typed))
    }

    /// Neither won nor lost.
    pub fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::InProgress)
    }
}

/// How urgent an opportunity is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum Priority {
    /// Low.
    Low,
    /// As usual.
    #[default]
    Normal,
    /// High.
    High,
}

impl Priority {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Low, Self::Normal, Self::High];

    /// The word pages, scripts and the database use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "Low",
            Self::Normal => "Normal",
            Self::High => "High",
        }
    }

    /// The priority of a word as typed.
    pub fn parse(typed: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| word::is(one.as_str(), typed))
    }
}

/// What a line of the history tells. Activate and First write none (`original.md` I).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActionTaken {
    /// The first stage was activated.
    #[default]
    #[serde(rename = "")]
    None,
    /// To the next stage.
    Next,
    /// Back to the stage before.
    Previous,
    /// New estimates in the same stage.
    Updated,
    /// To a stage further away.
    Jumped,
    /// Won.
    Won,
    /// Lost.
    Lost,
}

impl ActionTaken {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::None, Self::Next, Self::Previous, Self::Updated, Self::Jumped, Self::Won, Self::Lost];

    /// The word pages, scripts and the database use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Next => "Next",
            Self::Previous => "Previous",
            Self::Updated => "Updated",
            Self::Jumped => "Jumped",
            Self::Won => "Won",
            Self::Lost => "Lost",
        }
    }

    /// The action of that word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == word)
    }
}

/// An opportunity with what its active entry says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Opportunity {
    /// Number from the series, at most 20 characters.
    pub no: String,
    /// Description, at most 100 characters.
    pub description: String,
    /// How far it is.
    pub status: Status,
    /// How urgent it is.
    pub priority: Priority,
    /// Salesperson.
    pub salesperson_code: String,
    /// Name of the salesperson now.
    pub salesperson_name: String,
    /// Contact.
    pub contact_no: String,
    /// Name of the contact now.
    pub contact_name: String,
    /// Company of the contact.
    pub contact_company_no: String,
    /// Name of the company now.
    pub contact_company_name: String,
    /// Campaign.
    pub campaign_no: String,
    /// Segment.
    pub segment_no: String,
    /// Description of the segment.
    pub segment_description: String,
    /// Sales cycle; blank for none yet.
    pub sales_cycle_code: String,
    /// `Quote`, or blank without a sales quote.
    pub sales_document_type: String,
    /// Number of its sales quote.
    pub sales_document_no: String,
    /// Amount of its sales quote in minor units of the local currency; 0 without one.
    #[specta(type = f64)]
    pub quote_amount: i64,
    /// The day it was created, `YYYY-MM-DD`.
    pub creation_date: String,
    /// Won or lost.
    pub closed: bool,
    /// The day it was won or lost; blank while it is open.
    pub date_closed: String,
    /// The stage it is in, or was in when it was closed (W45); 0 before the first one.
    pub current_stage: i32,
    /// Description of that stage.
    pub current_stage_description: String,
    /// The day of the last change; blank before the first stage.
    pub date_of_change: String,
    /// Estimated value in minor units of the local currency.
    #[specta(type = f64)]
    pub estimated_value: i64,
    /// What it is worth by its probability; of a won one its sales, of a lost one 0.
    #[specta(type = f64)]
    pub calcd_current_value: i64,
    /// Probability of the sale.
    #[specta(type = f64)]
    pub probability: Percent,
    /// Chances of success.
    #[specta(type = f64)]
    pub chances: Percent,
    /// How much of the sales cycle is done.
    #[specta(type = f64)]
    pub completed: Percent,
    /// The day it is expected to be closed.
    pub estimated_closing_date: String,
    /// Why it was won or lost.
    pub close_opportunity_code: String,
    /// Interactions that are neither canceled nor postponed.
    #[specta(type = i32)]
    pub no_of_interactions: i64,
    /// Tasks of it that are still open.
    #[specta(type = i32)]
    pub no_of_open_tasks: i64,
    /// Whether there are comments.
    pub comment: bool,
}

/// A line of the history of an opportunity.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OpportunityEntry {
    /// Number of the line; never used twice.
    #[specta(type = i32)]
    pub entry_no: i64,
    /// The opportunity.
    pub opportunity_no: String,
    /// Sales cycle.
    pub sales_cycle_code: String,
    /// Stage; 0 when it was closed.
    pub stage: i32,
    /// Description of the stage at the time.
    pub stage_description: String,
    /// Stage before.
    pub previous_stage: i32,
    /// Contact.
    pub contact_no: String,
    /// Company of the contact.
    pub contact_company_no: String,
    /// Salesperson.
    pub salesperson_code: String,
    /// Campaign.
    pub campaign_no: String,
    /// The day of the change, `YYYY-MM-DD`.
    pub date_of_change: String,
    /// It says where the opportunity stands; one line of each opportunity that was started does.
    pub active: bool,
    /// The day it was won or lost; blank otherwise.
    pub date_closed: String,
    /// Days until the next line; 0 while it is the active one.
    #[specta(type = i32)]
    pub days_open: i64,
    /// What was done.
    #[specta(type = String)]
    pub action_taken: ActionTaken,
    /// Estimated value in minor units of the local currency.
    #[specta(type = f64)]
    pub estimated_value: i64,
    /// Estimated value by its probability; the sales of a won one, 0 of a lost one.
    #[specta(type = f64)]
    pub calcd_current_value: i64,
    /// How much of the sales cycle is done.
    #[specta(type = f64)]
    pub completed: Percent,
    /// Chances of success.
    #[specta(type = f64)]
    pub chances: Percent,
    /// Probability of the sale.
    #[specta(type = f64)]
    pub probability: Percent,
    /// Why it was won or lost.
    pub close_opportunity_code: String,
    /// The day the sale is expected.
    pub estimated_close_date: String,
}

/// An opportunity with everything about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OpportunityCard {
    /// The opportunity.
    #[serde(flatten)]
    pub opportunity: Opportunity,
    /// Its history, oldest first.
    pub history: Vec<OpportunityEntry>,
    /// Its comments, in order.
    pub comments: Vec<OpportunityComment>,
}

/// A dated line of comment on an opportunity, at most 80 characters (`original.md` H).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OpportunityComment {
    /// Number of the line; they go up by 10,000.
    #[specta(type = i32)]
    pub line_no: i64,
    /// Day it was written, `YYYY-MM-DD`.
    pub date: String,
    /// Code, at most 10 characters.
    pub code: String,
    /// The text.
    pub comment: String,
}

/// An opportunity that was just created from an interaction log entry (D.2).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CreatedOpportunity {
    /// The opportunity.
    #[serde(flatten)]
    pub opportunity: Opportunity,
    /// Numbers of the entries that belong to it now: the one it was created from and its siblings (W20).
    #[specta(type = Vec<i32>)]
    pub linked_entries: Vec<i64>,
    /// Other open opportunities of the contact, a company's people included (W36): a hint at a duplicate.
    pub other_open: Vec<String>,
}

/// What the short form begins with that makes an opportunity of an entry (W36).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OpportunityProposal {
    /// Description.
    pub description: String,
    /// Contact.
    pub contact_no: String,
    /// Name of the contact.
    pub contact_name: String,
    /// Company of the contact.
    pub contact_company_no: String,
    /// Salesperson.
    pub salesperson_code: String,
    /// Sales cycle; blank when none is set or the one set is blocked.
    pub sales_cycle_code: String,
    /// Chances of the first stage of the cycle.
    #[specta(type = f64)]
    pub chances: Percent,
    /// The closing date the first stage proposes, `YYYY-MM-DD`.
    pub closing_date: String,
    /// Entries that would be linked.
    #[specta(type = i32)]
    pub no_of_entries: i64,
    /// Open opportunities of the contact already.
    pub other_open: Vec<Opportunity>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_those_of_the_original_and_forgive_their_spelling() {
        assert_eq!(Status::parse("in_progress"), Some(Status::InProgress));
        assert_eq!(Status::parse("NOT STARTED"), Some(Status::NotStarted));
        assert_eq!(Status::parse("open"), None);
        assert_eq!(Priority::parse("high"), Some(Priority::High));
        for status in Status::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.as_str());
        }
        for action in ActionTaken::ALL {
            assert_eq!(serde_json::to_value(action).unwrap(), action.as_str());
            assert_eq!(ActionTaken::parse(action.as_str()), Some(action));
        }
    }
}
