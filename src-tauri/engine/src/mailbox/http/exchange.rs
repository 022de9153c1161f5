//! One request and what may come of it.

use reqwest::header::{CONTENT_TYPE, HeaderMap, RETRY_AFTER, WWW_AUTHENTICATE};
use reqwest::{Method, StatusCode};
use serde_json::Value;
use url::Url;

use super::refusal::Refusal;
use crate::{Error, Secret};

/// How far a request may be repeated without anybody looking at what the first one did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::mailbox) enum Repeat {
    /// A read: always.
    Always,
    /// An act that does no harm when it happens twice: when the server was busy.
    WhenBusy,
    /// Any other act: only when the server says it did not begin (429).
    WhenRefused,
}

/// One request.
#[derive(Debug)]
pub(in crate::mailbox) struct Call<'a> {
    /// Method.
    pub(in crate::mailbox) method: Method,
    /// Full address.
    pub(in crate::mailbox) url: Url,
    /// The path with names instead of values, for the log.
    pub(in crate::mailbox) path: &'static str,
    /// JSON to send.
    pub(in crate::mailbox) body: Option<&'a Value>,
    /// What may be repeated.
    pub(in crate::mailbox) repeat: Repeat,
}

/// A good answer (2xx).
#[derive(Debug)]
pub(in crate::mailbox) struct Answer {
    /// Status.
    pub(in crate::mailbox) status: StatusCode,
    /// Body, whole.
    pub(in crate::mailbox) body: Vec<u8>,
    /// The token that was sent along, to be renewed if it turns out to be stale inside a batch.
    pub(in crate::mailbox) token: Secret,
    pub(super) headers: HeaderMap,
}

/// Why there is no good answer.
#[derive(Debug)]
pub(in crate::mailbox) enum Trouble {
    /// Surely not done, waiting may help.
    NotDone(Error),
    /// Nobody knows whether it was done.
    Unknown(Error),
    /// The server said no.
    Refused(Refusal),
}

/// Bytes an answer may have.
const LIMIT: usize = 64 * 1024 * 1024;
/// Bytes a whole message may have: the most Exchange Online takes at all.
const LARGEST_MESSAGE: usize = 150 * 1024 * 1024;
/// How the path of a whole message ends (Microsoft *Get MIME content of a message*).
const WHOLE: &str = "/$value";

impl Call<'_> {
    /// Whether it asks for a whole message.
    pub(super) fn is_for_message(&self) -> bool {
        self.path.ends_with(WHOLE)
    }

    /// The kind of answer that is understood.
    pub(super) fn accept(&self) -> &'static str {
        if self.is_for_message() { "text/plain, message/rfc822, */*;q=0.1" } else { "application/json" }
    }

    /// Bytes the answer may have.
    pub(super) fn limit(&self) -> usize {
        if self.is_for_message() { LARGEST_MESSAGE } else { LIMIT }
    }
}

impl From<Trouble> for Error {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::NotDone(error) | Trouble::Unknown(error) => error,
            Trouble::Refused(refusal) => refusal.into_error(),
        }
    }
}

impl Trouble {
    /// The error of an act that came after reading.
    pub(in crate::mailbox) fn of_act(self) -> Error {
        match self {
            Self::Refused(refusal) => refusal.into_error_of_act(),
            other => other.into(),
        }
    }
}

impl Answer {
    pub(super) fn is_json(&self) -> bool {
        let Some(kind) = self.headers.get(CONTENT_TYPE) else {
            return true;
        };
        kind.to_str().is_ok_and(|kind| kind.to_ascii_lowercase().contains("json"))
    }

    /// Whether it is a message as mail programs write it, and not a page or JSON that came in its place.
    pub(super) fn is_message(&self) -> bool {
        let kind = self.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let kind = kind.to_ascii_lowercase();
        !self.body.is_empty() && (kind.starts_with("text/plain") || kind.starts_with("message/rfc822"))
    }

    /// A 401 that another token may cure; a demand for more claims needs the person.
    pub(super) fn is_stale_token(&self) -> bool {
        self.status == StatusCode::UNAUTHORIZED && !self.wants_claims()
    }

    /// What the server's `Retry-After` says, in its own words.
    pub(super) fn told_to_wait(&self) -> Option<&str> {
        self.headers.get(RETRY_AFTER)?.to_str().ok()
    }

    fn wants_claims(&self) -> bool {
        let challenges = self.headers.get_all(WWW_AUTHENTICATE).iter();
        challenges.filter_map(|text| text.to_str().ok()).any(|text| text.contains("insufficient_claims"))
    }

    pub(super) fn refusal(&self) -> Refusal {
        let body = serde_json::from_slice(&self.body).unwrap_or(Value::Null);
        let refusal = Refusal::new(self.status.as_u16(), &body).with_request_id(&self.request_id());
        if self.wants_claims() { refusal.with_code("insufficient_claims") } else { refusal }
    }

    /// `request-id` of the answer, for Microsoft's support (W40).
    pub(super) fn request_id(&self) -> String {
        let text = self.headers.get("request-id").and_then(|id| id.to_str().ok()).unwrap_or_default();
        text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(64).collect()
    }
}
