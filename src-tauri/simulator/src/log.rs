//! The request log, and the hook that sees every Graph request.

use std::collections::VecDeque;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use serde::Serialize;
use serde_json::Value;

/// Which of the two servers was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Endpoint {
    /// Sign-in.
    Entra,
    /// Mail.
    Graph,
}

/// One request as the tenant saw it. Tokens, codes and secrets are not kept.
#[derive(Debug, Clone, Serialize)]
pub struct LoggedRequest {
    /// Number in order of arrival, from 1.
    pub sequence: u64,
    /// Which server.
    pub endpoint: Endpoint,
    /// HTTP method.
    pub method: String,
    /// Path with query as received, without the `/graph` prefix: `/v1.0/users/…`.
    pub path: String,
    /// Headers, names in lower case, without `authorization` and `cookie`.
    pub headers: Vec<(String, String)>,
    /// Body as JSON or, failing that, a string; for sign-in the form without its secrets. Only with `record_bodies`.
    pub request_body: Option<Value>,
    /// Status answered; 0 while under way or when the connection was cut.
    pub status: u16,
    /// Body answered, like `request_body`; never for sign-in.
    pub response_body: Option<Value>,
    /// `Retry-After` answered.
    pub retry_after: Option<String>,
    /// When it arrived.
    pub started: DateTime<Utc>,
    /// When it was answered.
    pub finished: Option<DateTime<Utc>>,
    /// Whether it came inside a batch.
    pub inner: bool,
    /// Sequence number of the batch it came in.
    pub batch: Option<u64>,
    /// Whether a fault struck it.
    pub faulted: bool,
    /// Whether the tenant itself throttled it, apart from any fault.
    pub throttled: bool,
}

/// Where in its life a request is when the hook sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Arrived, nothing done yet.
    BeforeAct,
    /// Done (or refused), nothing answered yet; `status` is set.
    AfterAct,
}

/// What the hook wants done with the request.
pub enum Held {
    /// Go on.
    Go,
    /// Wait for this first: the answer is held back.
    Until(BoxFuture<'static, ()>),
    /// Drop the connection.
    Cut,
}

/// A hook on every Graph request, also those inside a batch: (sequence, request, phase).
pub type Hook = Arc<dyn Fn(u64, &LoggedRequest, Phase) -> Held + Send + Sync>;

/// The log.
#[derive(Debug, Default)]
pub(crate) struct RequestLog {
    next: u64,
    entries: VecDeque<LoggedRequest>,
}

impl RequestLog {
    /// Gives the next sequence number.
    pub(crate) fn number(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// Keeps an entry, replacing the one of the same number.
    pub(crate) fn keep(&mut self, entry: LoggedRequest, limit: usize) {
        let at = self.entries.partition_point(|kept| kept.sequence < entry.sequence);
        match self.entries.get_mut(at) {
            Some(kept) if kept.sequence == entry.sequence => *kept = entry,
            _ => self.entries.insert(at, entry),
        }
        while self.entries.len() > limit {
            self.entries.pop_front();
        }
    }

    pub(crate) fn all(&self) -> Vec<LoggedRequest> {
        self.entries.iter().cloned().collect()
    }

    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }
}
