//! Values of settings as typed, each checked for what it is.

use chrono::NaiveDate;

use super::Refused;
use crate::domain::address::Address;

/// Characters a command may have.
const LONGEST_COMMAND: usize = 2_000;

pub(in crate::domain) fn invalid(name: &str, why: impl Into<String>) -> Refused {
    Refused::Invalid { name: name.to_owned(), why: why.into() }
}

pub(super) fn one_of(name: &str, value: &str, words: &[&str]) -> Result<String, Refused> {
    if words.contains(&value) {
        return Ok(value.to_owned());
    }
    Err(invalid(name, format!("must be {}", words.join(" or "))))
}

pub(super) fn word<T: serde::de::DeserializeOwned>(name: &str, value: &str) -> Result<T, Refused> {
    let text = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(value);
    T::deserialize(text).map_err(|error| invalid(name, error.to_string()))
}

pub(in crate::domain) fn number(name: &str, value: &str, least: u32, most: u32) -> Result<u32, Refused> {
    let parsed = value.parse().ok().filter(|number| (least..=most).contains(number));
    parsed.ok_or_else(|| invalid(name, format!("must be {least} to {most}")))
}

pub(super) fn address(value: &str) -> Result<String, Refused> {
    if value.is_empty() {
        return Ok(String::new());
    }
    Address::parse(value).map(|_| value.to_owned()).map_err(|_| Refused::Email(value.to_owned()))
}

pub(super) fn tenant(value: &str) -> Result<String, Refused> {
    let fits = !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-');
    if fits {
        Ok(value.to_owned())
    } else {
        Err(invalid("tenant", "must be a tenant id, a domain, organizations or common"))
    }
}

pub(super) fn redirect(value: &str) -> Result<String, Refused> {
    let rest = value.strip_prefix("http://").unwrap_or_default();
    let host = rest.split(['/', ':', '?', '#']).next().unwrap_or_default();
    let fits = matches!(host, "localhost" | "127.0.0.1") || rest.starts_with("[::1]");
    if fits && !value.contains(['?', '#', ' ']) {
        return Ok(value.to_owned());
    }
    Err(invalid("redirect_url", "must be http on this machine, like http://localhost/callback"))
}

/// The first number of a series; a blank one stops the series (R106).
pub(super) fn series(name: &str, value: &str) -> Result<String, Refused> {
    if value.is_empty() {
        return Ok(String::new());
    }
    let fits = value.len() <= 20 && value.chars().last().is_some_and(|c| c.is_ascii_digit());
    if fits { Ok(value.to_owned()) } else { Err(invalid(name, "must end in digits, like CT000001")) }
}

pub(super) fn is_guid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
}

/// A day, or blank for none.
pub(super) fn day(name: &str, value: &str) -> Result<Option<NaiveDate>, Refused> {
    if value.is_empty() {
        return Ok(None);
    }
    let day = NaiveDate::parse_from_str(value, "%Y-%m-%d");
    day.map(Some).map_err(|_| invalid(name, "must be a day like 2026-11-23, or blank"))
}

/// A command of one line, or blank for none.
pub(super) fn command(name: &str, value: &str) -> Result<String, Refused> {
    if value.chars().any(char::is_control) {
        return Err(invalid(name, "must be one line"));
    }
    if value.chars().count() > LONGEST_COMMAND {
        return Err(invalid(name, format!("must have at most {LONGEST_COMMAND} characters")));
    }
    Ok(value.to_owned())
}

/// Yes or no.
pub(super) fn flag(name: &str, value: &str) -> Result<bool, Refused> {
    match value.to_lowercase().as_str() {
        "true" | "yes" | "1" => Ok(true),
        "false" | "no" | "0" => Ok(false),
        _ => Err(invalid(name, "must be true or false")),
    }
}

/// A code in upper case, or blank.
pub(super) fn code(name: &str, value: &str, longest: usize) -> Result<String, Refused> {
    if value.chars().count() > longest || value.chars().any(char::is_control) {
        return Err(invalid(name, format!("must have at most {longest} characters")));
    }
    Ok(value.to_uppercase())
}

/// A currency of two decimals by its code of three letters (ISO 4217).
pub(super) fn currency(name: &str, value: &str) -> Result<String, Refused> {
    if value.len() == 3 && value.chars().all(|c| c.is_ascii_alphabetic()) {
        return Ok(value.to_uppercase());
    }
    Err(invalid(name, "must be a code of three letters, like EUR"))
}
