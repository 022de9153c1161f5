//! Request bodies.

use serde_json::{Map, Value};

use super::error::Fail;
use crate::http::Call;

/// The body as a JSON object; 415 for another media type, 400 for what is no JSON object.
pub(crate) fn object(call: &Call) -> Result<Map<String, Value>, Fail> {
    let media = call.media_type();
    if media != "application/json" {
        return Err(Fail::new(
            415,
            "UnsupportedMediaType",
            format!("A supported media type is application/json; the request carried '{media}'."),
        ));
    }
    match serde_json::from_slice(&call.body) {
        Ok(Value::Object(map)) => Ok(map),
        _ => Err(Fail::bad_request(
            "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
        )),
    }
}

/// A member by name; letter case does not count, for SDKs send `DestinationId` where the documentation says
/// `destinationId` (wire §4).
pub(crate) fn member<'a>(map: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    map.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
}

/// A member that has to be a string that is not blank.
pub(crate) fn text<'a>(map: &'a Map<String, Value>, name: &str) -> Result<&'a str, Fail> {
    let found = member(map, name).and_then(Value::as_str).filter(|text| !text.is_empty());
    found.ok_or_else(|| {
        Fail::new(
            400,
            "ErrorInvalidRequest",
            format!("Your request can't be completed. The value of '{name}' is missing or invalid."),
        )
    })
}
