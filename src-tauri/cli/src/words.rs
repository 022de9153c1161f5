//! Words of the engine's own lists (orders, outcomes) and days as arguments.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};

/// The value a word stands for, for clap; the refusal names the words there are.
///
/// # Errors
/// A sentence, when the word is none of them.
pub fn word<T: for<'a> Deserialize<'a>>(text: &str) -> Result<T, String> {
    T::deserialize(StrDeserializer::<Error>::new(text)).map_err(|error| error.to_string())
}

/// A day as `YYYY-MM-DD`, for clap; the year has four digits.
///
/// # Errors
/// A sentence, when it is none.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    let day = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok();
    day.filter(|day| (1_000..=9_999).contains(&day.year()))
        .ok_or_else(|| "it is a day like 2026-11-23".to_owned())
}

#[cfg(test)]
mod tests {
    use bitacora_engine::domain::decision::Outcome;
    use bitacora_engine::domain::interaction::EntrySort;

    use super::*;

    #[test]
    fn a_day_has_a_year_of_four_digits() {
        assert_eq!(day("2028-02-29").map(|day| day.to_string()), Ok("2028-02-29".to_owned()));
        for wrong in ["2026-02-29", "26-11-23", "10000-01-01", "tomorrow", ""] {
            assert!(day(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_word_is_one_of_the_engines_or_a_refusal_that_names_them() {
        assert_eq!(word("entry_no"), Ok(EntrySort::EntryNo));
        assert_eq!(word("quarantined"), Ok(Outcome::Quarantined));
        let refusal = word::<EntrySort>("size").unwrap_err();
        assert!(refusal.contains("`entry_no`"), "{refusal}");
    }
}
