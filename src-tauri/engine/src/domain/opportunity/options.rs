//! What may be done with an opportunity now: the answer of `opportunities actions` and of the window's buttons.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::advance::expected;
use super::cycle::{CloseCode, CloseType, Stage};
use super::percent::Percent;
use super::step::{Action, Standing, day};
use super::{Opportunity, Status};

/// What may be done with an opportunity now.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct OpportunityActions {
    /// The opportunity.
    pub no: String,
    /// Its first stage can be activated.
    pub activate: bool,
    /// It can be closed.
    pub close: bool,
    /// It can be deleted.
    pub delete: bool,
    /// The actions of an update there are.
    pub available: Vec<Action>,
    /// The one that is proposed; `None` when there is none.
    pub default: Option<Action>,
    /// Stages Skip may lead to.
    pub skip_stages: Vec<i32>,
    /// Stages Jump may lead to.
    pub jump_stages: Vec<i32>,
    /// Names of the fields that may be changed.
    pub editable_fields: Vec<String>,
    /// What the default action proposes.
    pub proposals: Proposal,
    /// Every step there is, with what it proposes: an action, and for Skip and Jump each stage.
    pub choices: Vec<Choice>,
    /// What closing proposes.
    pub closing: CloseProposal,
}

/// What an update begins with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Proposal {
    /// The stage it leads to; 0 when there is none.
    pub stage: i32,
    /// Description of that stage.
    pub stage_description: String,
    /// Day of the change, `YYYY-MM-DD`: the later of today and the last change.
    pub date: String,
    /// Estimated value in minor units: the quote's, else the last one.
    #[specta(type = f64)]
    pub estimated_value: i64,
    /// Chances of that stage.
    #[specta(type = f64)]
    pub chances: Percent,
    /// The day of the change plus the date formula of that stage.
    pub closing_date: String,
    /// Whether open tasks are canceled.
    pub cancel_open_tasks: bool,
}

/// A step there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Choice {
    /// The action.
    pub action: Action,
    /// It is refused until a sales quote is assigned.
    pub quote_missing: bool,
    /// What it begins with.
    #[serde(flatten)]
    pub proposal: Proposal,
}

/// What closing begins with.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CloseProposal {
    /// Closing date, `YYYY-MM-DD`.
    pub date: String,
    /// Sales in minor units: the quote's, else the estimated value.
    #[specta(type = f64)]
    pub sales_value: i64,
    /// The sales are those of the quote and cannot be typed.
    pub sales_fixed: bool,
    /// Whether open tasks are canceled.
    pub cancel_open_tasks: bool,
    /// The code for won ones when there is only one; blank otherwise.
    pub won_code: String,
    /// The code for lost ones when there is only one.
    pub lost_code: String,
}

/// What may be done with an opportunity that stands there.
pub fn options(opportunity: &Opportunity, from: &Standing<'_>, codes: &[CloseCode]) -> OpportunityActions {
    let status = opportunity.status;
    let mut found = OpportunityActions {
        no: opportunity.no.clone(),
        activate: status == Status::NotStarted && !from.cycle.stages.is_empty(),
        close: status.is_open(),
        delete: status != Status::InProgress,
        editable_fields: editable_fields(status).into_iter().map(str::to_owned).collect(),
        ..OpportunityActions::default()
    };
    if !status.is_open() {
        return found;
    }
    let numbers = |action| from.stages(action).into_iter().map(|stage| stage.stage).collect();
    found.available = from.available();
    found.default = from.default_action();
    found.skip_stages = numbers(Action::Skip);
    found.jump_stages = numbers(Action::Jump);
    let stage = found.default.and_then(|action| from.default_stage(action));
    found.proposals = stage.map(|stage| proposal(from, stage)).unwrap_or_default();
    found.choices = from.available().into_iter().flat_map(|action| choices(from, action)).collect();
    found.closing = closing(from, codes);
    found
}

/// The fields that may be changed (D.3, R104).
pub fn editable_fields(status: Status) -> Vec<&'static str> {
    let mut fields = vec!["description"];
    if status.is_open() {
        fields.extend(["contact", "salesperson", "campaign", "segment", "priority"]);
    }
    match status {
        Status::NotStarted => fields.push("sales_cycle"),
        Status::InProgress => fields.push("quote"),
        Status::Won | Status::Lost => {}
    }
    fields
}

/// The code of an outcome when there is only one (D.3); blank otherwise.
pub fn only_code(codes: &[CloseCode], kind: CloseType) -> &str {
    let mut of_kind = codes.iter().filter(|code| code.kind == kind);
    match (of_kind.next(), of_kind.next()) {
        (Some(only), None) => &only.code,
        _ => "",
    }
}

fn choices(from: &Standing<'_>, action: Action) -> Vec<Choice> {
    let asks_for_quote = matches!(action, Action::Next | Action::Skip) && from.quote.is_none();
    let choice = |stage: &Stage| Choice {
        action,
        quote_missing: asks_for_quote && stage.quote_required,
        proposal: proposal(from, stage),
    };
    from.stages(action).into_iter().map(choice).collect()
}

fn proposal(from: &Standing<'_>, stage: &Stage) -> Proposal {
    let date = from.date();
    Proposal {
        stage: stage.stage,
        stage_description: stage.description.clone(),
        date: day(date),
        estimated_value: from.estimated_value(),
        chances: stage.chances,
        closing_date: expected(stage, date).map(day).unwrap_or_default(),
        cancel_open_tasks: false,
    }
}

fn closing(from: &Standing<'_>, codes: &[CloseCode]) -> CloseProposal {
    CloseProposal {
        date: day(from.date()),
        sales_value: from.estimated_value(),
        sales_fixed: from.quote.is_some(),
        cancel_open_tasks: true,
        won_code: only_code(codes, CloseType::Won).to_owned(),
        lost_code: only_code(codes, CloseType::Lost).to_owned(),
    }
}
