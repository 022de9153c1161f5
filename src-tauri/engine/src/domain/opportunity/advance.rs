//! The rules of a step (`original.md` D.3, I): what is checked in which order, what the new line of the history says.
//! Pure: days come in as days, amounts as minor units.

use chrono::NaiveDate;

use super::cycle::{CloseType, Stage};
use super::percent::Percent;
use super::step::{Action, Refused, Standing, day};
use super::{ActionTaken, OpportunityEntry};
use crate::domain::date_formula::DateFormula;

/// A step as it was filled in; what is `None` takes the proposal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asked {
    /// The chosen stage; of use to Skip and Jump, the others know theirs.
    pub stage: Option<i32>,
    /// Day of the change; `Some(None)` when it was made blank.
    pub date: Option<Option<NaiveDate>>,
    /// Estimated value in minor units.
    pub estimated_value: Option<i64>,
    /// Chances of success.
    pub chances: Option<Percent>,
    /// Estimated closing date; `Some(None)` when it was made blank.
    pub closing_date: Option<Option<NaiveDate>>,
}

/// The line of the history a step writes (D.3, I).
///
/// # Errors
/// Why it is refused, in the order of the original.
pub fn advance(from: &Standing<'_>, action: Action, asked: &Asked) -> Result<OpportunityEntry, Refused> {
    let stages = from.stages(action);
    if stages.is_empty() {
        return Err(Refused::ActionNotAvailable);
    }
    let date = asked.date.unwrap_or(Some(from.date())).ok_or(Refused::DateRequired)?;
    from.check_date(date)?;
    let stage = match asked.stage {
        Some(number) => stages.iter().find(|one| one.stage == number).copied(),
        None => from.default_stage(action),
    };
    let stage = stage.ok_or(Refused::StageNotFound)?;
    if stage.quote_required && matches!(action, Action::Next | Action::Skip) && from.quote.is_none() {
        return Err(Refused::QuoteRequired);
    }
    let estimates = Estimates {
        value: asked.estimated_value.unwrap_or(from.estimated_value()),
        chances: chances(action, stage, asked.chances),
        closing: match asked.closing_date {
            Some(closing) => closing,
            None => Some(expected(stage, date)?),
        },
    };
    estimates.check(date)?;
    enter(from, stage, (date, action_taken(from, action, stage)), &estimates)
}

/// The line that activates the first stage without any estimates (D.3).
///
/// # Errors
/// `StageNotFound` when the cycle has no stage; `NoSuchDay`.
pub fn activate(from: &Standing<'_>) -> Result<OpportunityEntry, Refused> {
    let stage = from.cycle.stages.first().ok_or(Refused::StageNotFound)?;
    let estimates = Estimates { value: 0, chances: Percent::ZERO, closing: None };
    enter(from, stage, (from.today, ActionTaken::None), &estimates)
}

/// The line that activates the first stage with the estimates of the guide: each has to be there.
///
/// # Errors
/// `EstimatedValuePositive`, `ChancesPositive`, `ClosingDateRequired`, `ClosingBeforeChange`, in this order; then
/// `StageNotFound` when the cycle has no stage (W46).
pub fn activate_with(from: &Standing<'_>, asked: &Asked) -> Result<OpportunityEntry, Refused> {
    let estimates = Estimates {
        value: asked.estimated_value.unwrap_or_default(),
        chances: asked.chances.unwrap_or_default(),
        closing: asked.closing_date.flatten(),
    };
    estimates.check(from.today)?;
    let stage = from.cycle.stages.first().ok_or(Refused::StageNotFound)?;
    enter(from, stage, (from.today, ActionTaken::None), &estimates)
}

/// How an opportunity is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// Won or lost; `None` when nobody said.
    pub result: Option<CloseType>,
    /// The close code.
    pub code: String,
    /// Closing date; `None` when it was made blank.
    pub date: Option<NaiveDate>,
    /// Sales in minor units as entered; the amount of a quote replaces them (I).
    pub sales: i64,
}

/// The line that closes an opportunity: stage 0, the stage before kept (I).
///
/// # Errors
/// Why it is refused, in the order of the original.
pub fn close(from: &Standing<'_>, closing: &Closing) -> Result<OpportunityEntry, Refused> {
    let result = closing.result.ok_or(Refused::WonOrLostRequired)?;
    if closing.code.is_empty() {
        return Err(Refused::CloseCodeRequired);
    }
    let date = closing.date.ok_or(Refused::ClosingDateRequired)?;
    from.check_date(date)?;
    let sales = from.quote.unwrap_or(closing.sales);
    if result == CloseType::Won && sales <= 0 {
        return Err(Refused::SalesPositive);
    }
    let (action_taken, value, share) = match result {
        CloseType::Won => (ActionTaken::Won, sales, Percent::FULL),
        CloseType::Lost => (ActionTaken::Lost, 0, Percent::ZERO),
    };
    Ok(OpportunityEntry {
        action_taken,
        date_closed: day(date),
        estimated_close_date: day(date),
        estimated_value: from.active.map_or(0, |active| active.estimated_value),
        calcd_current_value: value,
        completed: Percent::FULL,
        chances: share,
        probability: share,
        close_opportunity_code: closing.code.clone(),
        ..from.line(date)
    })
}

/// Value, chances and closing date of a step.
struct Estimates {
    value: i64,
    chances: Percent,
    closing: Option<NaiveDate>,
}

impl Estimates {
    fn check(&self, date: NaiveDate) -> Result<(), Refused> {
        if self.value <= 0 {
            return Err(Refused::EstimatedValuePositive);
        }
        if self.chances == Percent::ZERO {
            return Err(Refused::ChancesPositive);
        }
        let closing = self.closing.ok_or(Refused::ClosingDateRequired)?;
        if closing < date { Err(Refused::ClosingBeforeChange) } else { Ok(()) }
    }
}

/// Skip and Jump take the chances of the new stage unless those are 0, whatever was typed; the others what was typed.
fn chances(action: Action, stage: &Stage, typed: Option<Percent>) -> Percent {
    match typed {
        Some(typed) if !action.has_choice() || stage.chances == Percent::ZERO => typed,
        _ => stage.chances,
    }
}

/// What a step is recorded as: Skip onto the next stage is Next, Jump onto the one before is Previous (W46).
fn action_taken(from: &Standing<'_>, action: Action, stage: &Stage) -> ActionTaken {
    let is_the = |other: Action| from.stages(other).first().is_some_and(|one| one.stage == stage.stage);
    match action {
        Action::First => ActionTaken::None,
        Action::Next => ActionTaken::Next,
        Action::Previous => ActionTaken::Previous,
        Action::Update => ActionTaken::Updated,
        Action::Skip if is_the(Action::Next) => ActionTaken::Next,
        Action::Jump if is_the(Action::Previous) => ActionTaken::Previous,
        Action::Skip | Action::Jump => ActionTaken::Jumped,
    }
}

/// The calculation (D.3): chances default from the stage when 0; the closing date by the date formula when it is
/// blank or the day of the change.
fn enter(
    from: &Standing<'_>,
    stage: &Stage,
    (date, action_taken): (NaiveDate, ActionTaken),
    estimates: &Estimates,
) -> Result<OpportunityEntry, Refused> {
    let typed = estimates.chances;
    let chances = if typed == Percent::ZERO { stage.chances } else { typed };
    let probability = from.cycle.probability_calculation.probability(chances, stage.completed);
    let closing = match estimates.closing.filter(|closing| *closing != date) {
        Some(closing) => closing,
        None => expected(stage, date)?,
    };
    Ok(OpportunityEntry {
        stage: stage.stage,
        stage_description: stage.description.clone(),
        action_taken,
        estimated_value: estimates.value,
        calcd_current_value: probability.of_amount(estimates.value),
        completed: stage.completed,
        chances,
        probability,
        estimated_close_date: day(closing),
        ..from.line(date)
    })
}

/// The day a stage expects the sale when it begins on a day.
///
/// # Errors
/// `NoSuchDay`.
pub fn expected(stage: &Stage, date: NaiveDate) -> Result<NaiveDate, Refused> {
    let formula = DateFormula::parse(&stage.date_formula).ok_or(Refused::NoSuchDay)?;
    formula.from(date).ok_or(Refused::NoSuchDay)
}

/// Days from one line of the history to the next one; never below 0.
pub fn days_open(before: &str, after: &str) -> i64 {
    let days = |text: &str| text.parse::<NaiveDate>().ok();
    days(before).zip(days(after)).map_or(0, |(before, after)| (after - before).num_days().max(0))
}

#[cfg(test)]
#[path = "advance_tests.rs"]
mod tests;
