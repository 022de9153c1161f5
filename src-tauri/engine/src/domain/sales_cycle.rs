//! What the open opportunities of a sales cycle come to (`original.md` D.1, I).

use serde::{Deserialize, Serialize};
use specta::Type;

/// Statistics of a sales cycle: opportunities under way, not those won or lost (`original.md` I).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct SalesCycleStatistics {
    /// Code of the sales cycle.
    pub code: String,
    /// Description of the sales cycle.
    pub description: String,
    /// Opportunities in progress.
    #[specta(type = i32)]
    pub no_of_opportunities: i64,
    /// Sum of their estimated values, in minor units.
    #[specta(type = f64)]
    pub estimated_value: i64,
    /// Sum of their calculated current values, in minor units.
    #[specta(type = f64)]
    pub calcd_current_value: i64,
    /// The same by stage, in the order of the stages.
    pub stages: Vec<StageStatistics>,
}

/// Statistics of a stage of a sales cycle.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct StageStatistics {
    /// Number of the stage.
    pub stage: i32,
    /// Description of the stage.
    pub description: String,
    /// Opportunities that stand at it now.
    #[specta(type = i32)]
    pub no_of_opportunities: i64,
    /// Sum of their estimated values, in minor units.
    #[specta(type = f64)]
    pub estimated_value: i64,
    /// Sum of their calculated current values, in minor units.
    #[specta(type = f64)]
    pub calcd_current_value: i64,
    /// Days opportunities spent at it before they went on, in the middle, to two decimals; nothing as long as none
    /// has.
    pub average_no_of_days: Option<f64>,
}
