//! Date formulas of the original: `1D`, `2W+1D`, `-1M`, `CM`, `CM+10D`, `WD1`.
//!
//! A formula is a row of terms, each with its sign: a number and a unit (`D` days, `W` weeks, `M` months,
//! `Q` quarters, `Y` years); `C` and a unit, the last day of the current one (`-CM`: its first day); `WD` and a
//! number, the next such weekday after the date, Monday is 1 (`-WD1`: the last one before it).

use chrono::{Datelike, Days, Months, NaiveDate};

/// Longest formula, in characters (the original's 32).
const LONGEST: usize = 32;

/// A formula that was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateFormula(Vec<Term>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Term {
    back: bool,
    step: Step,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Count(u32, Unit),
    Current(Unit),
    Weekday(u32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl DateFormula {
    /// Reads a formula; blanks and the case of letters do not count, a blank one changes nothing. `None` when it is
    /// none.
    pub fn parse(text: &str) -> Option<Self> {
        if text.chars().count() > LONGEST {
            return None;
        }
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        let mut terms = Vec::new();
        let mut rest = text.as_str();
        while !rest.is_empty() {
            let (back, after) = match rest.split_at_checked(1)? {
                ("-", after) => (true, after),
                ("+", after) => (false, after),
                _ if terms.is_empty() => (false, rest),
                _ => return None,
            };
            let end = after.find(['+', '-']).unwrap_or(after.len());
            let (term, after) = after.split_at_checked(end)?;
            terms.push(Term { back, step: step(term)? });
            rest = after;
        }
        Some(Self(terms))
    }

    /// The date of the formula from a date on; `None` when it lies outside the years 1 to 9999.
    pub fn from(&self, date: NaiveDate) -> Option<NaiveDate> {
        let date = self.0.iter().try_fold(date, |date, term| term.apply(date))?;
        (1..=9_999).contains(&date.year()).then_some(date)
    }
}

impl Term {
    fn apply(self, date: NaiveDate) -> Option<NaiveDate> {
        match self.step {
            Step::Count(count, unit) => shift(date, count, unit, self.back),
            Step::Current(unit) => bound(date, unit, self.back),
            Step::Weekday(day) => {
                let today = date.weekday().number_from_monday();
                let ahead = (day + 6 - today) % 7 + 1;
                let behind = (today + 6 - day) % 7 + 1;
                if self.back {
                    date.checked_sub_days(Days::new(behind.into()))
                } else {
                    date.checked_add_days(Days::new(ahead.into()))
                }
            }
        }
    }
}

fn step(term: &str) -> Option<Step> {
    if let Some(day) = term.strip_prefix("WD") {
        return number(day).filter(|day| (1..=7).contains(day)).map(Step::Weekday);
    }
    if let Some(rest) = term.strip_prefix('C') {
        return unit(rest).map(Step::Current);
    }
    let end = term.find(|c: char| !c.is_ascii_digit())?;
    let (count, rest) = term.split_at_checked(end)?;
    Some(Step::Count(number(count)?, unit(rest)?))
}

/// A number of at most four digits.
fn number(text: &str) -> Option<u32> {
    let fits = (1..=4).contains(&text.len()) && text.chars().all(|c| c.is_ascii_digit());
    if fits { text.parse().ok() } else { None }
}

fn unit(text: &str) -> Option<Unit> {
    match text {
        "D" => Some(Unit::Day),
        "W" => Some(Unit::Week),
        "M" => Some(Unit::Month),
        "Q" => Some(Unit::Quarter),
        "Y" => Some(Unit::Year),
        _ => None,
    }
}

/// A month later than its last day is its last day.
fn shift(date: NaiveDate, count: u32, unit: Unit, back: bool) -> Option<NaiveDate> {
    let months = match unit {
        Unit::Day | Unit::Week => {
            let days = Days::new(u64::from(count) * if unit == Unit::Week { 7 } else { 1 });
            return if back { date.checked_sub_days(days) } else { date.checked_add_days(days) };
        }
        Unit::Month => count,
        Unit::Quarter => count * 3,
        Unit::Year => count * 12,
    };
    if back {
        date.checked_sub_months(Months::new(months))
    } else {
        date.checked_add_months(Months::new(months))
    }
}

/// The first or last day of the day, week (Monday to Sunday), month, quarter or year of a date.
fn bound(date: NaiveDate, unit: Unit, first: bool) -> Option<NaiveDate> {
    let (start, months) = match unit {
        Unit::Day => return Some(date),
        Unit::Week => {
            let monday = date.checked_sub_days(Days::new(date.weekday().num_days_from_monday().into()))?;
            return if first { Some(monday) } else { monday.checked_add_days(Days::new(6)) };
        }
        Unit::Month => (date.with_day(1)?, 1),
        Unit::Quarter => (date.with_day(1)?.with_month(date.month0() / 3 * 3 + 1)?, 3),
        Unit::Year => (date.with_day(1)?.with_month(1)?, 12),
    };
    if first { Some(start) } else { start.checked_add_months(Months::new(months))?.pred_opt() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_give_the_dates_of_the_original() {
        // 2026-11-23 is a Monday.
        let cases = [
            ("", "2026-11-23", "2026-11-23"),
            ("1D", "2026-11-23", "2026-11-24"),
            ("-1d", "2026-11-23", "2026-11-22"),
            ("2W", "2026-11-23", "2026-12-07"),
            ("1M+1D", "2026-11-23", "2026-12-24"),
            (" 1m - 1d ", "2026-11-23", "2026-12-22"),
            ("1M", "2026-01-31", "2026-02-28"),
            ("-1M", "2026-03-31", "2026-02-28"),
            ("1Q", "2026-11-30", "2027-02-28"),
            ("1Y", "2028-02-29", "2029-02-28"),
            ("CD", "2026-11-23", "2026-11-23"),
            ("CW", "2026-11-23", "2026-11-29"),
            ("-CW", "2026-11-29", "2026-11-23"),
            ("CM", "2026-02-03", "2026-02-28"),
            ("-CM", "2026-02-03", "2026-02-01"),
            ("CM+1D", "2026-12-31", "2027-01-01"),
            ("CQ", "2026-11-23", "2026-12-31"),
            ("-CQ", "2026-05-31", "2026-04-01"),
            ("CY", "2026-11-23", "2026-12-31"),
            ("-CY+1M", "2026-11-23", "2026-02-01"),
            ("WD1", "2026-11-23", "2026-11-30"),
            ("WD5", "2026-11-23", "2026-11-27"),
            ("WD7", "2026-11-23", "2026-11-29"),
            ("-WD1", "2026-11-23", "2026-11-16"),
            ("-WD7", "2026-11-23", "2026-11-22"),
            ("0D", "2026-11-23", "2026-11-23"),
        ];
        for (formula, from, expected) in cases {
            let date = DateFormula::parse(formula).unwrap().from(from.parse().unwrap());
            assert_eq!(date.unwrap().to_string(), expected, "{formula} from {from}");
        }
    }

    #[test]
    fn what_is_no_formula_is_refused() {
        for text in
            ["D", "1", "1X", "1D2W", "++1D", "1D+", "-", "C", "CX", "WD0", "WD8", "1.5D", "99999D", "ñ1D"]
        {
            assert_eq!(DateFormula::parse(text), None, "{text}");
        }
        assert_eq!(DateFormula::parse(&"+1D".repeat(11)), None, "33 characters");
        for far in ["9999Y", "-9999Y"] {
            let formula = DateFormula::parse(far).unwrap();
            assert_eq!(formula.from("2026-11-23".parse().unwrap()), None, "{far}");
            assert_eq!(formula.from(NaiveDate::MAX), None, "{far}");
        }
    }
}
