//! Where an opportunity stands, and which steps lead where from there (`original.md` D.3, I).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::cycle::{SalesCycle, Stage};
use super::{OpportunityEntry, word};

/// What can be done with an open opportunity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Into the first stage.
    First,
    /// Into the next stage.
    Next,
    /// Back into the stage before.
    Previous,
    /// Over stages that may be skipped.
    Skip,
    /// New estimates in the same stage.
    Update,
    /// Back into any earlier stage.
    Jump,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::First, Self::Next, Self::Previous, Self::Skip, Self::Update, Self::Jump];
    /// In the order the first available one is proposed (D.3).
    pub const BY_DEFAULT: [Self; 6] =
        [Self::First, Self::Next, Self::Update, Self::Previous, Self::Skip, Self::Jump];

    /// The word pages and scripts use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Next => "next",
            Self::Previous => "previous",
            Self::Skip => "skip",
            Self::Update => "update",
            Self::Jump => "jump",
        }
    }

    /// The action of a word as typed.
    pub fn parse(typed: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| word::is(one.as_str(), typed))
    }

    /// The stage is the person's choice.
    pub fn has_choice(self) -> bool {
        matches!(self, Self::Skip | Self::Jump)
    }
}

/// Why a step is refused. The order in which they are tested is that of the original.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The action leads nowhere from here.
    ActionNotAvailable,
    /// The day of the change is missing.
    DateRequired,
    /// It is before the last change.
    DateBeforeLastChange,
    /// The stage is none of the action.
    StageNotFound,
    /// The stage needs a sales quote.
    QuoteRequired,
    /// The estimated value is 0.
    EstimatedValuePositive,
    /// The chances are 0.
    ChancesPositive,
    /// The closing date is missing.
    ClosingDateRequired,
    /// It is before the day of the change.
    ClosingBeforeChange,
    /// Neither won nor lost.
    WonOrLostRequired,
    /// The close code is missing.
    CloseCodeRequired,
    /// The sales of a won one are 0.
    SalesPositive,
    /// The date formula of a stage leads to no day.
    NoSuchDay,
}

/// Where an opportunity stands: its sales cycle, its active entry, its quote.
#[derive(Debug, Clone, Copy)]
pub struct Standing<'a> {
    /// The sales cycle.
    pub cycle: &'a SalesCycle,
    /// The active entry; `None` before the first stage.
    pub active: Option<&'a OpportunityEntry>,
    /// Amount of the sales quote; `None` without one.
    pub quote: Option<i64>,
    /// Today, the work date.
    pub today: NaiveDate,
}

impl<'a> Standing<'a> {
    /// The stages an action leads to from here, in their order; none when it is not available.
    pub fn stages(&self, action: Action) -> Vec<&'a Stage> {
        let stages = self.cycle.stages.iter();
        let Some(active) = self.active else {
            return if action == Action::First { stages.take(1).collect() } else { Vec::new() };
        };
        let current = active.stage;
        match action {
            Action::First => Vec::new(),
            Action::Next => stages.filter(|one| one.stage > current).take(1).collect(),
            Action::Previous => stages.rev().filter(|one| one.stage < current).take(1).collect(),
            Action::Update => stages.filter(|one| one.stage == current).collect(),
            Action::Skip => at_least_two(skippable(stages.filter(|one| one.stage > current))),
            Action::Jump => at_least_two(stages.filter(|one| one.stage < current).collect()),
        }
    }

    /// The actions that are available.
    pub fn available(&self) -> Vec<Action> {
        Action::ALL.into_iter().filter(|action| !self.stages(*action).is_empty()).collect()
    }

    /// The action that is proposed.
    pub fn default_action(&self) -> Option<Action> {
        Action::BY_DEFAULT.into_iter().find(|action| !self.stages(*action).is_empty())
    }

    /// The stage of an action where none is chosen: Skip begins with the nearest one, Jump too.
    pub fn default_stage(&self, action: Action) -> Option<&'a Stage> {
        let stages = self.stages(action);
        if action == Action::Jump { stages.last().copied() } else { stages.first().copied() }
    }

    /// The later of today and the last change (I).
    pub fn date(&self) -> NaiveDate {
        self.last_change().map_or(self.today, |last| last.max(self.today))
    }

    /// The estimated value that is proposed: the quote's, else that of the active entry.
    pub fn estimated_value(&self) -> i64 {
        self.quote.or(self.active.map(|active| active.estimated_value)).unwrap_or_default()
    }

    /// The day of the last change.
    pub fn last_change(&self) -> Option<NaiveDate> {
        self.active.and_then(|active| active.date_of_change.parse().ok())
    }

    /// Refuses a day before the last change.
    pub(super) fn check_date(&self, date: NaiveDate) -> Result<(), Refused> {
        if self.last_change().is_some_and(|last| date < last) {
            return Err(Refused::DateBeforeLastChange);
        }
        Ok(())
    }

    /// A new line after the active one: whose it is stays to be filled in.
    pub(super) fn line(&self, date: NaiveDate) -> OpportunityEntry {
        OpportunityEntry {
            sales_cycle_code: self.cycle.code.clone(),
            previous_stage: self.active.map_or(0, |active| active.stage),
            date_of_change: day(date),
            active: true,
            ..OpportunityEntry::default()
        }
    }
}

/// The next stage if it may be skipped, those after it that may be too, and the first that may not.
fn skippable<'a>(later: impl Iterator<Item = &'a Stage>) -> Vec<&'a Stage> {
    let mut found: Vec<&Stage> = Vec::new();
    for stage in later {
        if found.last().is_some_and(|last| !last.allow_skip) || (found.is_empty() && !stage.allow_skip) {
            break;
        }
        found.push(stage);
    }
    found
}

/// Skip and Jump need a choice.
fn at_least_two(stages: Vec<&Stage>) -> Vec<&Stage> {
    if stages.len() < 2 { Vec::new() } else { stages }
}

/// A day as the database and pages have it.
pub(super) fn day(date: NaiveDate) -> String {
    date.format("%Y-%m-%d").to_string()
}

#[cfg(test)]
#[path = "step_tests.rs"]
mod tests;
