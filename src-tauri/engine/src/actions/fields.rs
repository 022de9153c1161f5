//! Values as typed, checked for their field.

use chrono::{Datelike, NaiveDate};

use crate::domain::address::Address;
use crate::error::{Code, Error, Result};
use crate::store::address_index;

/// The longest address there can be (RFC 5321, 4.5.3.1.3 without the brackets).
const LONGEST_ADDRESS: usize = 254;

/// A text without blanks around it, at most `longest` characters.
pub(crate) fn text(name: &str, value: &str, longest: usize) -> Result<String> {
    let value = value.trim();
    let length = value.chars().count();
    if length > longest {
        return Err(Error::new(
            Code::InvalidValue,
            format!("{name} has {length} characters; it holds at most {longest}"),
        ));
    }
    if value.chars().any(char::is_control) {
        return Err(Error::new(Code::InvalidValue, format!("{name} holds characters that cannot be shown")));
    }
    Ok(value.to_owned())
}

/// A code: a text in upper case.
pub(crate) fn code(name: &str, value: &str, longest: usize) -> Result<String> {
    text(name, &value.to_uppercase(), longest)
}

/// Yes or no.
pub(crate) fn flag(name: &str, value: &str) -> Result<bool> {
    match value.trim().to_lowercase().as_str() {
        "true" | "yes" | "1" => Ok(true),
        "false" | "no" | "0" | "" => Ok(false),
        _ => {
            Err(Error::new(Code::InvalidValue, format!("{name} is true or false, not \"{}\"", value.trim())))
        }
    }
}

/// A day as `YYYY-MM-DD`, the year in four digits, or blank.
pub(crate) fn day(name: &str, value: &str) -> Result<String> {
    let value = value.trim();
    if value.is_empty() {
        return Ok(String::new());
    }
    let day = NaiveDate::parse_from_str(value, "%Y-%m-%d").ok();
    let day = day.filter(|day| (1_000..=9_999).contains(&day.year())).ok_or_else(|| {
        Error::new(Code::InvalidValue, format!("{name} is a day like 2026-11-23, not \"{value}\""))
    })?;
    Ok(day.format("%Y-%m-%d").to_string())
}

/// One address or several separated by semicolons (W16), or blank. The spelling stays as typed.
///
/// # Errors
/// `EmailInvalid` naming what was typed (R35).
pub(crate) fn addresses(name: &str, value: &str) -> Result<String> {
    let value = value.trim();
    let list = Address::parse_list(value).map_err(|problem| address_index::invalid(value, problem))?;
    if list.iter().any(|address| address.as_str().chars().count() > LONGEST_ADDRESS) {
        return Err(Error::new(
            Code::EmailInvalid,
            format!("an address in {name} is longer than any can be"),
        ));
    }
    text(name, value, 1_000)
}

/// A share in percent as typed, for example `2.5` or `2,5`, or blank; it is kept with a point.
pub(crate) fn percent(name: &str, value: &str) -> Result<String> {
    let typed = value.trim().replace(',', ".");
    let is_plain = typed.chars().all(|c| c.is_ascii_digit() || c == '.') && typed.len() <= 10;
    let in_range = typed.parse::<f64>().is_ok_and(|share| (0.0..=100.0).contains(&share));
    if typed.is_empty() || (is_plain && in_range) {
        return Ok(typed);
    }
    Err(Error::new(
        Code::InvalidValue,
        format!("{name} is a share from 0 to 100 like 2.5, not \"{}\"", value.trim()),
    ))
}

/// One of two words regardless of case, or blank.
pub(crate) fn one_of(name: &str, value: &str, words: [&str; 2]) -> Result<String> {
    let value = value.trim();
    let known = words.into_iter().find(|word| word.eq_ignore_ascii_case(value));
    match known {
        Some(word) => Ok(word.to_owned()),
        None if value.is_empty() => Ok(String::new()),
        None => Err(Error::new(Code::InvalidValue, format!("{name} is {} or blank", words.join(", ")))),
    }
}

/// The refusal of a name that is no field.
pub(crate) fn unknown(name: &str) -> Error {
    Error::new(Code::UnknownName, format!("there is no field {name}"))
}

/// The refusal to change what names a row.
pub(crate) fn fixed(name: &str) -> Error {
    Error::new(Code::InvalidValue, format!("{name} cannot be changed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_checked_for_their_field() {
        assert_eq!(text("name", " Ñandú ", 5).unwrap(), "Ñandú");
        assert_eq!(text("name", "123456", 5).unwrap_err().code(), Code::InvalidValue);
        assert_eq!(text("name", "a\u{0}b", 5).unwrap_err().code(), Code::InvalidValue);
        assert_eq!(code("code", " jo ", 5).unwrap(), "JO");
        assert!(flag("minor", "TRUE").unwrap() && !flag("minor", "no").unwrap());
        assert_eq!(flag("minor", "maybe").unwrap_err().code(), Code::InvalidValue);
        assert_eq!(day("from", "2026-02-28").unwrap(), "2026-02-28");
        assert_eq!(day("from", " ").unwrap(), "");
        for wrong in ["2026-02-30", "26-11-23", "23/11/2026", "today"] {
            assert_eq!(day("from", wrong).unwrap_err().code(), Code::InvalidValue, "{wrong}");
        }
        assert_eq!(
            ["2.5", " 2,5 ", ""].map(|typed| percent("commission", typed).unwrap()),
            ["2.5", "2.5", ""]
        );
        assert_eq!(one_of("initiated_by", " us ", ["Us", "Them"]).unwrap(), "Us");
        assert!(one_of("initiated_by", "we", ["Us", "Them"]).is_err());
        for wrong in ["-1", "101", "1e1", "2,5,0", "1.000,5", "NaN"] {
            assert_eq!(percent("commission", wrong).unwrap_err().code(), Code::InvalidValue, "{wrong}");
        }
    }

    #[test]
    fn a_malformed_address_is_refused_by_what_was_typed() {
        assert_eq!(addresses("email", " Ana@X.com; b@x.com ").unwrap(), "Ana@X.com; b@x.com");
        let error = addresses("email", "ana(at)x.com").unwrap_err();
        assert_eq!(error.code(), Code::EmailInvalid);
        assert!(error.to_string().contains("ana(at)x.com"), "R35: {error}");
        let long = format!("{}@x.com", "a".repeat(1_000));
        assert_eq!(addresses("email", &long).unwrap_err().code(), Code::EmailInvalid);
    }
}
