//! Sales cycles, their stages, and the codes an opportunity is closed with (`original.md` D.1).

use serde::{Deserialize, Serialize};
use specta::Type;

use super::percent::Percent;
use super::word;

/// How the probability of a stage follows from its two shares.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum ProbabilityCalculation {
    /// Chances of success times completed.
    #[default]
    Multiply,
    /// The middle of both.
    Add,
    /// The chances of success alone.
    #[serde(rename = "Chances of Success %")]
    Chances,
    /// The completed share alone.
    #[serde(rename = "Completed %")]
    Completed,
}

impl ProbabilityCalculation {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Multiply, Self::Add, Self::Chances, Self::Completed];

    /// The word pages, scripts and the database use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Multiply => "Multiply",
            Self::Add => "Add",
            Self::Chances => "Chances of Success %",
            Self::Completed => "Completed %",
        }
    }

    /// The method of a word as typed; `chances_of_success`, `chances` and `completed` too.
    pub fn parse(typed: &str) -> Option<Self> {
        let bare = typed.trim().trim_end_matches('%').trim_end();
        let typed = if word::is(bare, "chances") { "Chances of Success" } else { bare };
        Self::ALL.into_iter().find(|one| word::is(one.as_str().trim_end_matches([' ', '%']), typed))
    }

    /// The probability, exact.
    pub fn probability(self, chances: Percent, completed: Percent) -> Percent {
        match self {
            Self::Multiply => chances.of(completed),
            Self::Add => chances.mean(completed),
            Self::Chances => chances,
            Self::Completed => completed,
        }
    }
}

/// A sales cycle with its stages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct SalesCycle {
    /// Code, at most 10 characters.
    pub code: String,
    /// Description, at most 100 characters.
    pub description: String,
    /// How probabilities are calculated.
    pub probability_calculation: ProbabilityCalculation,
    /// No new opportunity may take it.
    pub blocked: bool,
    /// Its stages in their order.
    pub stages: Vec<Stage>,
}

impl SalesCycle {
    /// The stage with that number.
    pub fn stage(&self, stage: i32) -> Option<&Stage> {
        self.stages.iter().find(|known| known.stage == stage)
    }
}

/// A stage of a sales cycle.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct Stage {
    /// Its place, 1 on; numbers may be missing in between.
    pub stage: i32,
    /// Description, at most 100 characters.
    pub description: String,
    /// How much of the cycle is done at this stage.
    #[specta(type = f64)]
    pub completed: Percent,
    /// How likely the sale is at this stage.
    #[specta(type = f64)]
    pub chances: Percent,
    /// Activity whose tasks come with the stage; blank for none.
    pub activity_code: String,
    /// An opportunity gets here by Next or Skip only with a sales quote.
    pub quote_required: bool,
    /// The stage may be skipped.
    pub allow_skip: bool,
    /// When the sale is expected, counted from the day the stage begins; blank for that day.
    pub date_formula: String,
}

/// What became of an opportunity, as close codes tell it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub enum CloseType {
    /// Won.
    #[default]
    Won,
    /// Lost.
    Lost,
}

impl CloseType {
    /// The word pages, scripts and the database use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Won => "Won",
            Self::Lost => "Lost",
        }
    }

    /// The type of a word as typed.
    pub fn parse(typed: &str) -> Option<Self> {
        [Self::Won, Self::Lost].into_iter().find(|one| word::is(one.as_str(), typed))
    }
}

/// A code that says why an opportunity was won or lost.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
pub struct CloseCode {
    /// Code, at most 10 characters.
    pub code: String,
    /// Won or lost.
    #[serde(rename = "type")]
    pub kind: CloseType,
    /// Description, at most 100 characters.
    pub description: String,
    /// Opportunities closed with it.
    #[specta(type = i32)]
    pub no_of_opportunities: i64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_four_methods_are_exact_and_stay_within_their_bounds() {
        use ProbabilityCalculation as By;
        let share = |typed: &str| Percent::parse(typed).unwrap();
        let cases = [
            (By::Multiply, "50", "40", "20"),
            (By::Multiply, "0", "100", "0"),
            (By::Multiply, "100", "100", "100"),
            (By::Multiply, "33", "7", "2.31"),
            (By::Add, "30", "25", "27.5"),
            (By::Add, "0", "0", "0"),
            (By::Add, "100", "100", "100"),
            (By::Chances, "50", "40", "50"),
            (By::Chances, "0", "100", "0"),
            (By::Completed, "50", "40", "40"),
            (By::Completed, "100", "0", "0"),
        ];
        for (method, chances, completed, probability) in cases {
            let found = method.probability(share(chances), share(completed));
            assert_eq!(found.to_string(), probability, "{method:?} {chances}/{completed}");
        }
    }

    #[test]
    fn words_forgive_their_spelling() {
        use ProbabilityCalculation as By;
        let cases = [
            ("multiply", Some(By::Multiply)),
            ("Add", Some(By::Add)),
            ("Chances of Success %", Some(By::Chances)),
            ("chances_of_success", Some(By::Chances)),
            ("chances", Some(By::Chances)),
            ("completed", Some(By::Completed)),
            ("Completed %", Some(By::Completed)),
            ("", None),
            ("both", None),
        ];
        for (typed, method) in cases {
            assert_eq!(By::parse(typed), method, "{typed}");
        }
        for method in By::ALL {
            assert_eq!(By::parse(method.as_str()), Some(method));
            assert_eq!(serde_json::to_value(method).unwrap(), method.as_str());
        }
        assert_eq!(CloseType::parse(" won "), Some(CloseType::Won));
    }
}
