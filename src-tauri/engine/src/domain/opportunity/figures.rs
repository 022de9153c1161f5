//! What many opportunities come to: statistics of contacts and salespeople, the charts.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::cycle::CloseType;

/// Opportunities of a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Sum {
    /// How many.
    #[specta(type = i32)]
    pub count: i64,
    /// Their estimated value in minor units of the local currency.
    #[specta(type = f64)]
    pub estimated_value: i64,
    /// Their value by probability.
    #[specta(type = f64)]
    pub calcd_current_value: i64,
}

/// What the opportunities of a contact or a salesperson come to. Closed ones count too (`original.md` I), and those
/// not started with a value of 0 (W45).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OpportunityStatistics {
    /// Opportunities.
    #[specta(type = i32)]
    pub no_of_opportunities: i64,
    /// Of them, open ones.
    #[specta(type = i32)]
    pub no_of_open_opportunities: i64,
    /// Of them, won ones.
    #[specta(type = i32)]
    pub no_of_won_opportunities: i64,
    /// Of them, lost ones.
    #[specta(type = i32)]
    pub no_of_lost_opportunities: i64,
    /// Their estimated value in minor units of the local currency.
    #[specta(type = f64)]
    pub estimated_value: i64,
    /// Their value by probability; of won ones their sales, of lost ones 0.
    #[specta(type = f64)]
    pub calcd_current_value: i64,
}

/// The figures of the charts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Pipeline {
    /// All open opportunities.
    pub open: Sum,
    /// Open ones by sales cycle and stage; stage 0 for those not started.
    pub stages: Vec<StageSum>,
    /// Those in progress by the month they are expected to be closed in, the earliest first.
    pub months: Vec<MonthSum>,
    /// Won and lost ones by close code.
    pub close_codes: Vec<CloseCodeSum>,
    /// Open ones by the days since they were created.
    pub ages: Vec<AgeSum>,
}

/// Opportunities of a stage.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct StageSum {
    /// Sales cycle; blank for opportunities without one.
    pub sales_cycle_code: String,
    /// Stage; 0 for those not started.
    pub stage: i32,
    /// Description of the stage.
    pub description: String,
    /// What is in it.
    #[serde(flatten)]
    pub sum: Sum,
}

/// Opportunities of a month.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct MonthSum {
    /// The month, `YYYY-MM`; blank without a closing date.
    pub month: String,
    /// What is expected in it.
    #[serde(flatten)]
    pub sum: Sum,
}

/// Opportunities closed with a code.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CloseCodeSum {
    /// The code.
    pub code: String,
    /// Its description now; blank when it was deleted.
    pub description: String,
    /// Won or lost.
    #[serde(rename = "type")]
    pub kind: CloseType,
    /// What was closed with it; of won ones `calcd_current_value` holds their sales.
    #[serde(flatten)]
    pub sum: Sum,
}

/// Opportunities of an age.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AgeSum {
    /// Days since they were created, this many at least.
    pub from_days: i32,
    /// And this many at most; `None` for no limit.
    pub to_days: Option<i32>,
    /// What is that old.
    #[serde(flatten)]
    pub sum: Sum,
}

/// First and last day of each age of the charts.
pub const AGES: [(i32, Option<i32>); 5] =
    [(0, Some(30)), (31, Some(60)), (61, Some(90)), (91, Some(180)), (181, None)];
