//! `NAME=VALUE` arguments.

use std::collections::BTreeMap;

use clap::Args;

use crate::failure::{Failure, Result};

/// The names and values of `set` and `add`.
#[derive(Debug, Clone, Args)]
pub struct FieldArgs {
    /// Fields to write; everything after the first `=` is the value
    #[arg(value_name = "NAME=VALUE", required = true)]
    pairs: Vec<String>,
}

impl FieldArgs {
    /// The fields by name.
    ///
    /// # Errors
    /// Those of [`pairs`].
    pub fn fields(&self) -> Result<BTreeMap<String, String>> {
        pairs(&self.pairs)
    }
}

/// The names and values of what is new: the engine says what is missing, in the order of the dialog.
#[derive(Debug, Clone, Args)]
pub struct NewFieldArgs {
    /// Fields to write; everything after the first `=` is the value
    #[arg(value_name = "NAME=VALUE")]
    pairs: Vec<String>,
}

impl NewFieldArgs {
    /// The fields by name.
    ///
    /// # Errors
    /// Those of [`pairs`].
    pub fn fields(&self) -> Result<BTreeMap<String, String>> {
        pairs(&self.pairs)
    }
}

/// The row with a code, and what is changed in it.
#[derive(Debug, Clone, Args)]
pub struct ChangeArgs {
    /// The row.
    #[command(flatten)]
    pub row: CodeArgs,
    /// What is changed.
    #[command(flatten)]
    pub args: FieldArgs,
}

/// Names a row by its code.
#[derive(Debug, Clone, Args)]
pub struct CodeArgs {
    /// The code
    pub code: String,
}

/// A text of one word or more; options of the program may stand before and behind it.
#[derive(Debug, Clone, Args)]
pub struct TextArgs {
    /// The text
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    first: String,
    /// More words of the text
    #[arg(value_name = "MORE TEXT")]
    more: Vec<String>,
}

impl TextArgs {
    /// The words as one text.
    pub fn text(&self) -> String {
        let words = std::iter::once(&self.first).chain(&self.more);
        words.map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// The fields of arguments by name.
///
/// # Errors
/// Wrong usage for an argument without a name or without `=`, and for a name given twice.
pub fn pairs(arguments: &[String]) -> Result<BTreeMap<String, String>> {
    let mut fields = BTreeMap::new();
    for (place, pair) in arguments.iter().enumerate() {
        let (name, value) = pair
            .split_once('=')
            .map(|(name, value)| (name.trim(), value))
            .filter(|(name, _)| !name.is_empty())
            .ok_or_else(|| Failure::usage(format!("Field {} is not of the form NAME=VALUE.", place + 1)))?;
        if fields.insert(name.to_owned(), value.to_owned()).is_some() {
            return Err(Failure::usage(format!("The field {name} is given twice.")));
        }
    }
    Ok(fields)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(pairs: &[&str]) -> Result<BTreeMap<String, String>> {
        FieldArgs { pairs: pairs.iter().map(|pair| (*pair).to_owned()).collect() }.fields()
    }

    #[test]
    fn the_value_is_everything_after_the_first_equals_sign() {
        let fields = parse(&["name=Ana = Berta", "email=", " phone = 1 "]).unwrap();
        assert_eq!(fields["name"], "Ana = Berta");
        assert_eq!(fields["email"], "", "a blank value clears a field");
        assert_eq!(fields["phone"], " 1 ", "what blanks around a value mean is the engine's to say");
    }

    #[test]
    fn what_is_not_a_field_is_wrong_usage_and_is_not_repeated() {
        for pairs in [&["hunter2"][..], &["=hunter2"], &["a=1", "hunter2"]] {
            let Err(Failure::Usage(message)) = parse(pairs) else { panic!("{pairs:?} was taken") };
            assert!(!message.contains("hunter2"), "{message}");
        }
    }

    #[test]
    fn a_name_given_twice_is_wrong_usage() {
        assert!(matches!(parse(&["a=1", "a=2"]), Err(Failure::Usage(_))));
    }
}
