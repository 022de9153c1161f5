//! Records with parts (a sales cycle with its stages) as the rows of a table: one for each part, with what the record
//! itself says in front.

use serde_json::{Map, Value};

/// Where a record has its parts, and what the part's own description is called beside the record's.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts {
    pub(super) field: &'static str,
    description: &'static str,
}

/// The stages of a sales cycle.
pub(super) const STAGES: Parts = Parts { field: "stages", description: "stage_description" };
/// The steps of an activity.
pub(super) const STEPS: Parts = Parts { field: "steps", description: "step_description" };

impl Parts {
    /// The rows of a record; one of a record without parts.
    pub(super) fn rows(self, record: Value) -> Vec<Value> {
        let Value::Object(mut head) = record else { return vec![record] };
        let parts = match head.remove(self.field) {
            Some(Value::Array(parts)) if !parts.is_empty() => parts,
            _ => return vec![Value::Object(head)],
        };
        parts.into_iter().map(|part| self.row(&head, part)).collect()
    }

    fn row(self, head: &Map<String, Value>, part: Value) -> Value {
        let mut row = head.clone();
        if let Value::Object(fields) = part {
            let named = |name: String| {
                if name == "description" { self.description.to_owned() } else { name }
            };
            row.extend(fields.into_iter().map(|(name, value)| (named(name), value)));
        }
        Value::Object(row)
    }
}
