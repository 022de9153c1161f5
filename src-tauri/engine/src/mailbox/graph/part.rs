//! One act: how it is spelled on the wire, alone or as a part of a batch, and how its answer reads.

use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use super::address::segment;
use super::message::placement;
use crate::domain::advice::Cause;
use crate::mailbox::http::refusal::Refusal;
use crate::mailbox::http::{PREFER, Repeat};
use crate::mailbox::{Act, Outcome, Request};
use crate::{Code, Error};

/// What a part of a batch came to.
pub(super) enum Part {
    /// For good.
    Ended(Outcome),
    /// The server was busy: this part again, after that time.
    Busy(Option<Duration>, Refusal),
    /// The token was stale: this part again, with another.
    Stale,
    /// A part before it failed: this part again.
    Skipped,
}

/// Method, path and body of an act. Deleting is the gentle way, to Deleted Items: never permanentDelete.
pub(super) fn spelled(request: &Request) -> (Method, String, Option<Value>) {
    let id = segment(&request.server_id);
    match &request.act {
        Act::Move { folder_id } => {
            (Method::POST, format!("/messages/{id}/move"), Some(json!({"destinationId": folder_id})))
        }
        Act::Delete => (Method::DELETE, format!("/messages/{id}"), None),
    }
}

/// Moving to the same folder twice leaves the message there. Deleting twice takes it out of Deleted Items too.
pub(super) fn repeat(request: &Request) -> Repeat {
    match request.act {
        Act::Move { .. } => Repeat::WhenBusy,
        Act::Delete => Repeat::WhenRefused,
    }
}

pub(super) fn done(request: &Request, body: &Value) -> Outcome {
    let Act::Move { folder_id } = &request.act else {
        return Outcome::Done(None);
    };
    Outcome::Done(placement(body).map(|mut place| {
        if place.folder_id.is_empty() {
            folder_id.clone_into(&mut place.folder_id);
        }
        place
    }))
}

pub(super) fn refused(refusal: Refusal) -> Outcome {
    let folder_is_gone = refusal.code.eq_ignore_ascii_case("ErrorFolderNotFound");
    match refusal.kind() {
        Code::ItemNotFound if !folder_is_gone => Outcome::Gone,
        Code::Throttled | Code::Unavailable | Code::QuotaExceeded | Code::SignInAgain => {
            Outcome::NotDone(refusal.into_error())
        }
        _ => Outcome::Refused(refusal.into_error_of_act()),
    }
}

/// An act as part of a batch: behind `before`, if there is one. `relative` makes a path relative to the version.
pub(super) fn spelled_in_batch(
    index: usize,
    request: &Request,
    before: Option<usize>,
    relative: impl Fn(&str) -> String,
) -> Value {
    let (method, path, body) = spelled(request);
    let mut part = json!({
        "id": part_id(index), "method": method.as_str(), "url": relative(&path), "headers": {"Prefer": PREFER},
    });
    if let Some(fields) = part.as_object_mut() {
        if let Some(body) = body {
            fields.insert("headers".into(), json!({"Prefer": PREFER, "Content-Type": "application/json"}));
            fields.insert("body".into(), body);
        }
        if let Some(before) = before {
            fields.insert("dependsOn".into(), json!([part_id(before)]));
        }
    }
    part
}

/// What the answer to a part says. `told` reads a `Retry-After`.
pub(super) fn read(request: &Request, response: &Value, told: impl Fn(&str) -> Option<Duration>) -> Part {
    let body = response.get("body").unwrap_or(&Value::Null);
    let Some(status) = status_of(response) else {
        return Part::Ended(Outcome::Unknown(unreadable()));
    };
    if (200..300).contains(&status) {
        return Part::Ended(done(request, body));
    }
    let refusal = Refusal::new(status, body);
    let wait = header(response, "retry-after").and_then(|text| told(&text));
    match (status, repeat(request)) {
        (429, _) | (503 | 504, Repeat::WhenBusy) => Part::Busy(wait, refusal),
        (424, _) => Part::Skipped,
        (401, _) if !refusal.code.eq_ignore_ascii_case("insufficient_claims") => Part::Stale,
        _ if refusal.is_unclear() => Part::Ended(Outcome::Unknown(refusal.into_error().after(wait))),
        _ => Part::Ended(refused(refusal)),
    }
}

/// The answer to a part: they come in any order, and strangers among them are ignored.
pub(super) fn answer_to(responses: &[Value], index: usize) -> Option<&Value> {
    let id = part_id(index);
    responses.iter().find(|response| response.get("id").and_then(Value::as_str) == Some(id.as_str()))
}

fn part_id(index: usize) -> String {
    (index + 1).to_string()
}

fn status_of(response: &Value) -> Option<u16> {
    let status = response.get("status")?;
    let number = status.as_u64().or_else(|| status.as_str()?.trim().parse().ok())?;
    u16::try_from(number).ok().filter(|status| (100..600).contains(status))
}

/// A header of a part, whatever its case and whether a text or a number.
fn header(response: &Value, name: &str) -> Option<String> {
    let headers = response.get("headers")?.as_object()?;
    let (_, value) = headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
    value.as_str().map(ToOwned::to_owned).or_else(|| value.as_f64().map(|number| number.to_string()))
}

pub(super) fn unreadable() -> Error {
    Error::new(Code::BadAnswer, "Exchange's answer to a batch cannot be understood.")
        .cause(Cause::NotUnderstood)
}

/// The same error for another act of the batch.
pub(super) fn copy(error: &Error) -> Error {
    let mut again = Error::new(error.code(), error.to_string()).after(error.retry_after());
    if let Some(hint) = error.hint_text() {
        again = again.hint(hint);
    }
    if let Some(cause) = error.cause_of() {
        again = again.cause(cause);
    }
    if let Some(reference) = error.reference_text() {
        again = again.reference(reference);
    }
    again
}
