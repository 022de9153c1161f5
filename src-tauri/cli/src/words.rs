//! Words of the engine's own lists (orders, outcomes) as arguments.

use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};

/// The value a word stands for, for clap; the refusal names the words there are.
///
/// # Errors
/// A sentence, when the word is none of them.
pub fn word<T: for<'a> Deserialize<'a>>(text: &str) -> Result<T, String> {
    T::deserialize(StrDeserializer::<Error>::new(text)).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use bitacora_engine::domain::decision::Outcome;
    use bitacora_engine::domain::interaction::EntrySort;

    use super::*;

    #[test]
    fn a_word_is_one_of_the_engines_or_a_refusal_that_names_them() {
        assert_eq!(word("entry_no"), Ok(EntrySort::EntryNo));
        assert_eq!(word("quarantined"), Ok(Outcome::Quarantined));
        let refusal = word::<EntrySort>("size").unwrap_err();
        assert!(refusal.contains("`entry_no`"), "{refusal}");
    }
}
