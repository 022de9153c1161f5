//! Filters and places of lists of opportunities.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Opportunity, Status};

/// What a list of opportunities is sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum OpportunitySort {
    /// Number: oldest first, as long as numbers come from the series.
    #[default]
    No,
    /// Description.
    Description,
    /// Name of the contact.
    Contact,
    /// Salesperson code.
    Salesperson,
    /// Stage.
    Stage,
    /// Estimated value.
    EstimatedValue,
    /// Estimated value by its probability.
    CalcdCurrentValue,
    /// The day it is expected to be closed; without one it comes first.
    ClosingDate,
}

/// Filters, order and place of a list of opportunities.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct OpportunityQuery {
    /// Words to look for in number, description, contact and company.
    pub search: String,
    /// Only of this status; `None` for all.
    pub status: Option<Status>,
    /// Only open ones.
    pub open: bool,
    /// Only of this salesperson.
    pub salesperson_code: String,
    /// Only of this contact; a company shows those of its people too.
    pub contact_no: String,
    /// Only of this sales cycle.
    pub sales_cycle_code: String,
    /// Only in this stage; `None` for all, 0 for those not started.
    pub stage: Option<i32>,
    /// Expected to be closed not before this day, `YYYY-MM-DD`; blank for no limit.
    pub closing_from: String,
    /// Expected to be closed not after this day.
    pub closing_to: String,
    /// Order.
    pub sort: OpportunitySort,
    /// Highest first.
    pub descending: bool,
    /// Continue after this cursor (`Page::next`); blank for the first page.
    pub after: String,
    /// Rows a page, 1–1,000; 0 means 100.
    pub limit: u32,
}

/// Which closed opportunities are deleted for good; blank fields leave none out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ClosedFilter {
    /// Only of this contact; a company includes its people.
    pub contact_no: String,
    /// Only of this salesperson.
    pub salesperson_code: String,
    /// Only of this sales cycle.
    pub sales_cycle_code: String,
    /// Only won or only lost ones.
    pub status: Option<Status>,
    /// Closed not before this day, `YYYY-MM-DD`.
    pub from: String,
    /// Closed not after this day.
    pub to: String,
    /// Only this one.
    pub no: String,
}

/// Which opportunities a board or the charts show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(default)]
pub struct PipelineQuery {
    /// Only of this sales cycle; blank for all (a board needs one).
    pub sales_cycle_code: String,
    /// Only of this salesperson; blank for all.
    pub salesperson_code: String,
}

/// The open opportunities of a sales cycle, stage by stage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Board {
    /// The sales cycle.
    pub sales_cycle_code: String,
    /// Its description.
    pub description: String,
    /// Not started first, then a column for each stage.
    pub columns: Vec<BoardColumn>,
}

/// A column of a board.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct BoardColumn {
    /// Stage; 0 for those not started.
    pub stage: i32,
    /// Description of the stage; blank for those not started.
    pub description: String,
    /// A sales quote is needed to get here by Next or Skip.
    pub quote_required: bool,
    /// What is in it, also beyond the cards shown.
    #[serde(flatten)]
    pub sum: super::figures::Sum,
    /// The opportunities, first those expected to be closed first; at most 200.
    pub opportunities: Vec<Opportunity>,
}
