//! Activities (R103): plans of tasks that are given to a contact in one go.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::task::{Task, TaskKind, TaskPriority};

/// A plan of tasks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ActivityPlan {
    /// Code, at most 10 characters.
    pub code: String,
    /// Description, at most 100 characters.
    pub description: String,
    /// Its steps in their order.
    pub steps: Vec<ActivityStep>,
}

/// A step of a plan: one task.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct ActivityStep {
    /// Its place, 1 on; numbers may be missing in between.
    pub step: u32,
    /// Type of the task.
    #[serde(rename = "type")]
    #[specta(type = String)]
    pub kind: TaskKind,
    /// Description of the task.
    pub description: String,
    /// Priority of the task.
    pub priority: TaskPriority,
    /// When the task is due, counted from the day the plan is assigned; blank for that day.
    pub date_formula: String,
}

/// What assigning a plan to a contact made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct AssignedActivity {
    /// Code of the plan.
    pub activity_code: String,
    /// Number of the contact.
    pub contact_no: String,
    /// The tasks, one a step (W46: none for a plan without steps).
    pub tasks: Vec<Task>,
}
