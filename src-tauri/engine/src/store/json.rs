//! Values kept as JSON text, read so that fields added later take their default.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::error::inconsistent;
use crate::error::{Code, Error, Result};

/// The fields of a value.
pub(crate) fn fields<T: Serialize>(value: &T) -> Result<Map<String, Value>> {
    match serde_json::to_value(value) {
        Ok(Value::Object(fields)) => Ok(fields),
        Ok(_) => Err(Error::new(Code::Internal, "a value without fields cannot be kept")),
        Err(error) => Err(Error::new(Code::Internal, "a value cannot be written down").because(error)),
    }
}

/// A value as JSON text.
pub(crate) fn text<T: Serialize + ?Sized>(value: &T) -> Result<String> {
    serde_json::to_string(value)
        .map_err(|error| Error::new(Code::Internal, "a value cannot be written down").because(error))
}

/// A value from JSON text; `place` is the table, column and row it stands in.
pub(crate) fn read<T: DeserializeOwned>(text: &str, place: (&str, &str, i64)) -> Result<T> {
    serde_json::from_str(text).map_err(|error| inconsistent(place.0, place.1, place.2).because(error))
}

/// A value from JSON text over its default: what the text lacks stays as it is by default.
pub(crate) fn read_over_default<T>(text: &str, place: (&str, &str, i64)) -> Result<T>
where
    T: Default + Serialize + DeserializeOwned,
{
    let mut whole = fields(&T::default())?;
    whole.extend(read::<Map<String, Value>>(text, place)?);
    serde_json::from_value(Value::Object(whole))
        .map_err(|error| inconsistent(place.0, place.1, place.2).because(error))
}

/// The unit variant of a word, as `serde` writes it.
pub(crate) fn word<T: DeserializeOwned>(word: &str, place: (&str, &str, i64)) -> Result<T> {
    serde_json::from_value(Value::String(word.to_owned()))
        .map_err(|error| inconsistent(place.0, place.1, place.2).because(error))
}

/// The word of a unit variant, as `serde` writes it.
pub(crate) fn word_of<T: Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value) {
        Ok(Value::String(word)) => Ok(word),
        _ => Err(Error::new(Code::Internal, "a word cannot be written down")),
    }
}

/// The word of a unit variant, blank for none.
pub(crate) fn word_or_blank<T: Serialize>(value: Option<&T>) -> Result<String> {
    value.map_or(Ok(String::new()), word_of)
}

/// The unit variant of a word; `None` for a blank one and for one of a newer version.
pub(crate) fn known_word<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(Value::String(word.to_owned())).ok()
}
