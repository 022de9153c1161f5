//! A file as an import reads it: by its name, its noun and what a person says of it.

use std::path::Path;

use encoding_rs::Encoding;

use crate::actions::Fields;
use crate::actions::{contact_fields, salespeople};
use crate::domain::contact::Contact;
use crate::domain::salesperson::Salesperson;
use crate::domain::transfer::{ImportNoun, ImportOptions};
use crate::error::{Code, Error, Result};
use crate::transfer::cards::Cards;
use crate::transfer::source::Source;
use crate::transfer::table::Table;

/// A file that is open for reading.
pub(super) enum Opened {
    /// vCards.
    Cards(Cards),
    /// A table.
    Table(Table),
}

impl Opened {
    /// Opens a file.
    ///
    /// # Errors
    /// `FileUnavailable`; `InvalidValue` for a file that is too large or of another kind, and for an encoding or
    /// delimiter that there is not.
    pub(super) fn open(noun: ImportNoun, file: &Path, options: &ImportOptions) -> Result<Self> {
        let ending =
            file.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let (encoding, delimiter) = (encoding(&options.encoding)?, delimiter(&options.delimiter)?);
        let source = Source::open(file, encoding)?;
        match (noun, ending.as_str()) {
            (ImportNoun::Contacts, "vcf" | "vcard") => Ok(Self::Cards(Cards::new(source))),
            (ImportNoun::Salespeople, "vcf" | "vcard") => {
                Err(Error::new(Code::InvalidValue, "salespeople are imported from CSV files"))
            }
            (_, "xlsx" | "xls" | "ods") => {
                Err(Error::new(Code::InvalidValue, "a workbook cannot be imported")
                    .hint("save it as CSV in your spreadsheet program and import that"))
            }
            _ => Table::new(source, delimiter).map(Self::Table),
        }
    }
}

/// The encoding a person named; none to find it out.
fn encoding(name: &str) -> Result<Option<&'static Encoding>> {
    if name.trim().is_empty() {
        return Ok(None);
    }
    let found = Encoding::for_label(name.trim().as_bytes());
    found.map(Some).ok_or_else(|| Error::new(Code::InvalidValue, "there is no encoding of that name"))
}

/// The delimiter a person named; none to find it out.
fn delimiter(told: &str) -> Result<Option<char>> {
    let mut chars = told.chars();
    match (chars.next(), chars.next()) {
        (None, _) => Ok(None),
        (Some('"' | '\r' | '\n'), _) | (_, Some(_)) => {
            Err(Error::new(Code::InvalidValue, "what separates the cells is one character, and no quote"))
        }
        (Some(c), None) => Ok(Some(c)),
    }
}

/// Who knows the names of the fields a record has: asked of what fills them, so that a new field needs no list here.
pub(super) fn accepts(noun: ImportNoun) -> fn(&str) -> bool {
    match noun {
        ImportNoun::Contacts => is_contact_field,
        ImportNoun::Salespeople => is_salesperson_field,
    }
}

fn is_contact_field(name: &str) -> bool {
    is_known(contact_fields::apply(&mut Contact::default(), &blank(name)))
}

fn is_salesperson_field(name: &str) -> bool {
    is_known(salespeople::apply(&mut Salesperson::default(), &blank(name)))
}

fn blank(name: &str) -> Fields {
    Fields::from([(name.to_owned(), String::new())])
}

fn is_known(applied: Result<()>) -> bool {
    applied.err().is_none_or(|error| error.code() != Code::UnknownName)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_and_delimiters_are_those_there_are() {
        assert_eq!(encoding("Latin1").unwrap().unwrap().name(), "windows-1252");
        assert!(encoding(" ").unwrap().is_none());
        assert_eq!(encoding("klingon").unwrap_err().code(), Code::InvalidValue);
        assert_eq!((delimiter("").unwrap(), delimiter("\t").unwrap()), (None, Some('\t')));
        for wrong in ["\"", "\n", ",,"] {
            assert_eq!(delimiter(wrong).unwrap_err().code(), Code::InvalidValue, "{wrong:?}");
        }
    }
}
