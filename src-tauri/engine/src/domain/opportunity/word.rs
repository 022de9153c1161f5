//! Words as typed: the case does not count, and `_` stands for a blank.

/// Whether what was typed is that word.
pub(super) fn is(word: &str, typed: &str) -> bool {
    word.eq_ignore_ascii_case(&typed.trim().replace('_', " "))
}
