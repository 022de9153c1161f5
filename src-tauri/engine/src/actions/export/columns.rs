//! What the columns of an exported list are called, and in what order they stand.

use serde::Serialize;
use serde_json::Value;

use super::parts::{Parts, STAGES, STEPS};
use crate::domain::activity_plan::{ActivityPlan, ActivityStep};
use crate::domain::contact::Contact;
use crate::domain::interaction::LogEntry;
use crate::domain::opportunity::Opportunity;
use crate::domain::opportunity::cycle::{CloseCode, SalesCycle, Stage};
use crate::domain::salesperson::Salesperson;
use crate::domain::task::Task;
use crate::domain::template::InteractionTemplate;
use crate::domain::transfer::ExportList;
use crate::transfer::headings::REACHED;

/// Columns that stand first, in this order; others follow by their names. They are the names scripts read, which an
/// import knows.
const CONTACT: &[&str] = &[
    "no",
    "name",
    "type",
    "company_no",
    "company_name",
    "job_title",
    "email",
    "email_2",
    "alternative_addresses",
];
const SALESPERSON: &[&str] =
    &["code", "name", "job_title", "email", "email_2", "phone", "commission", "blocked", "privacy_blocked"];
const ENTRY: &[&str] = &[
    "entry_no",
    "date",
    "time",
    "description",
    "information_flow",
    "initiated_by",
    "contact_no",
    "contact_name",
    "contact_company_no",
    "contact_company_name",
    "salesperson_code",
    "salesperson_name",
    "template_code",
    "evaluation",
    "canceled",
    "opportunity_no",
    "sender",
    "recipients",
    "link",
    "subject",
];
const MESSAGE: &[&str] = &[
    "received_at",
    "sent_at",
    "outcome",
    "reason",
    "subject",
    "author",
    "recipients",
    "location",
    "link",
    "link_state",
    "entry_nos",
    "decided_at",
    "key",
];
const TASK: &[&str] = &[
    "no",
    "type",
    "description",
    "date",
    "status",
    "priority",
    "closed",
    "date_closed",
    "canceled",
    "contact_no",
    "contact_name",
    "salesperson_code",
    "opportunity_no",
];
const OPPORTUNITY: &[&str] = &[
    "no",
    "description",
    "status",
    "priority",
    "sales_cycle_code",
    "current_stage",
    "current_stage_description",
    "contact_no",
    "contact_name",
    "contact_company_no",
    "contact_company_name",
    "salesperson_code",
    "salesperson_name",
    "estimated_value",
    "probability",
    "calcd_current_value",
    "currency_code",
    "estimated_closing_date",
    "creation_date",
    "date_closed",
    "close_opportunity_code",
];
const TEMPLATE: &[&str] =
    &["code", "group_code", "description", "unit_cost_minor", "currency_code", "unit_duration_minutes"];
const SALES_CYCLE: &[&str] =
    &["code", "description", "probability_calculation", "blocked", "stage", "stage_description"];
const CLOSE_CODE: &[&str] = &["code", "type", "description"];
const ACTIVITY: &[&str] = &["code", "description", "step", "type", "step_description"];

/// The columns of a list: those that stand first, and every other field a contact or the like has.
pub(super) fn columns(list: &ExportList) -> Vec<String> {
    let mut reached: &[&str] = &[];
    let (first, sample) = match list {
        ExportList::Contacts(_) => {
            reached = &REACHED;
            (CONTACT, sample::<Contact>())
        }
        ExportList::Salespeople(_) => (SALESPERSON, sample::<Salesperson>()),
        ExportList::Entries(_) => (ENTRY, sample::<LogEntry>()),
        ExportList::Messages(_) => (MESSAGE, Value::Null),
        ExportList::Tasks(_) => (TASK, sample::<Task>()),
        ExportList::Opportunities(_) => (OPPORTUNITY, sample::<Opportunity>()),
        ExportList::Templates(_) => (TEMPLATE, sample::<InteractionTemplate>()),
        ExportList::SalesCycles(_) => (SALES_CYCLE, joined::<SalesCycle, Stage>(STAGES)),
        ExportList::CloseCodes(_) => (CLOSE_CODE, sample::<CloseCode>()),
        ExportList::Activities(_) => (ACTIVITY, joined::<ActivityPlan, ActivityStep>(STEPS)),
    };
    let first: Vec<&str> = first.iter().chain(reached).copied().collect();
    let others = sample.as_object().into_iter().flat_map(|fields| fields.keys());
    let others = others.map(String::as_str).filter(|name| !first.contains(name));
    first.iter().copied().chain(others).map(str::to_owned).collect()
}

fn sample<T: Default + Serialize>() -> Value {
    serde_json::to_value(T::default()).unwrap_or_default()
}

/// A sample of rows with parts, of which each gets a row.
fn joined<T: Default + Serialize, P: Default + Serialize>(parts: Parts) -> Value {
    let mut whole = sample::<T>();
    if let Some(found) = whole.get_mut(parts.field) {
        *found = Value::Array(vec![sample::<P>()]);
    }
    parts.rows(whole).pop().unwrap_or_default()
}
