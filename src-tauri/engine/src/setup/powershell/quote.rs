//! Values as PowerShell reads them.

use crate::error::{Code, Error, Result};

/// Characters PowerShell takes for a single quote (the language's `IsSingleQuote`): each of them ends a literal.
const SINGLE_QUOTES: [char; 5] = ['\'', '\u{2018}', '\u{2019}', '\u{201A}', '\u{201B}'];

/// A single-quoted literal: nothing in it is expanded, and a doubled quote stands for one.
///
/// # Errors
/// `InvalidValue` for control characters and line separators, which have no place in a name, and for marks that turn
/// the direction of writing, with which a script would read otherwise than it runs.
pub(super) fn literal(text: &str) -> Result<String> {
    if text.chars().any(|c| c.is_control() || is_separator_or_turn(c)) {
        return Err(Error::new(
            Code::InvalidValue,
            "A value holds a line break, a control character or a hidden mark of writing direction.",
        )
        .hint("Type the name again instead of pasting it."));
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('\'');
    for c in text.chars() {
        quoted.push(c);
        if SINGLE_QUOTES.contains(&c) {
            quoted.push(c);
        }
    }
    quoted.push('\'');
    Ok(quoted)
}

/// An array of literals, also for one value or none.
pub(super) fn list(texts: &[String]) -> Result<String> {
    let quoted = texts.iter().map(|text| literal(text)).collect::<Result<Vec<_>>>()?;
    Ok(format!("@({})", quoted.join(", ")))
}

fn is_separator_or_turn(c: char) -> bool {
    matches!(c,
        '\u{2028}' | '\u{2029}' | '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}'
        | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_quote_is_doubled_and_nothing_else_changes() {
        assert_eq!(literal("O'Neil $(x) `n \"y\" ;").unwrap(), "'O''Neil $(x) `n \"y\" ;'");
        assert_eq!(literal("‘a’‚b‛").unwrap(), "'‘‘a’’‚‚b‛‛'");
        assert_eq!(list(&["a".into(), "b'".into()]).unwrap(), "@('a', 'b''')");
        assert_eq!(list(&[]).unwrap(), "@()");
    }

    #[test]
    fn what_a_name_never_holds_is_refused() {
        for hostile in ["a\nb", "a\r", "\0", "a\u{85}b", "a\u{2028}b", "\u{202E}1sp", "\u{7f}", "\u{2066}x"] {
            assert_eq!(literal(hostile).unwrap_err().code(), Code::InvalidValue, "{hostile:?}");
        }
    }
}
