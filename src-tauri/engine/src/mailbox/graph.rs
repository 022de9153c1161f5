//! A shared mailbox of Exchange Online through Microsoft Graph v1.0 (wire §1).
//!
//! ```text
//! address   URLs of the mailbox, links the server gives, OData quoting     listing  pages, places, search by Message-ID
//! message   one message of JSON, field by field                            batch    moves and deletes, 20 a round trip
//! folders   the working folders                                            part     one of them on the wire
//! ```
//!
//! All of them go over `../http.rs`.
//!
//! Invariants: every request carries `Prefer: IdType="ImmutableId"`; nothing is marked read, flagged or categorised,
//! so there is no PATCH here; nothing is deleted for good, so there is no permanentDelete.

mod address;
mod batch;
mod folders;
mod listing;
mod message;
mod part;

use std::sync::atomic::{AtomicU8, Ordering};

use chrono::TimeDelta;
use serde_json::Value;
use url::Url;

use self::address::Addresses;
use super::http::Wire;
use super::http::patience::Patience;
use crate::auth::Session;
use crate::clock::Clock;
use crate::domain::advice::Cause;
use crate::{Code, Error, Result};

/// A shared mailbox and the session to reach it with.
#[derive(Debug)]
pub struct GraphMailbox {
    wire: Wire,
    addresses: Addresses,
    /// How much of the listing query the server takes (`listing::Query`), found out once.
    query: AtomicU8,
}

impl GraphMailbox {
    /// The mailbox with that address, or id, under the root of Graph (`config::Endpoints::graph`). Nothing is sent yet.
    pub fn new(session: Session, http: reqwest::Client, graph: &Url, address: &str, clock: Clock) -> Self {
        Self {
            wire: Wire::new(session, http, clock),
            addresses: Addresses::new(graph, address),
            query: AtomicU8::new(0),
        }
    }

    /// The same mailbox with other waits.
    #[must_use]
    pub fn with_patience(mut self, patience: Patience) -> Self {
        self.wire.set_patience(patience);
        self
    }

    /// HTTP round trips made so far.
    pub fn requests(&self) -> u64 {
        self.wire.sent()
    }

    /// Microsoft's time less this computer's; `None` before the first answer.
    pub fn clock_skew(&self) -> Option<TimeDelta> {
        self.wire.clock_skew()
    }

    /// Whether the mailbox can be reached and read (R112: the check before enabling).
    ///
    /// # Errors
    /// `AccessDenied`, `MailboxNotFound`, those of the session, `Throttled`, `Unavailable`, `BadAnswer`.
    pub async fn probe(&self) -> Result<()> {
        let query = [("$top", "1"), ("$select", "id")];
        let url = self.addresses.url("/mailFolders/inbox/messages", &query)?;
        let found: Result<Value, _> =
            self.wire.read(url, "/users/{mailbox}/mailFolders/inbox/messages", value).await;
        found.map(drop).map_err(|trouble| no_inbox(trouble.into()))
    }

    /// The signed-in account itself, not the mailbox: its `userPrincipalName`, where Graph says so.
    ///
    /// # Errors
    /// Those of the session, `Throttled`, `Unavailable`, `BadAnswer`.
    pub async fn me(&self) -> Result<Option<String>> {
        let url = self.addresses.me()?;
        let me: Value = self.wire.read(url, "/me", value).await?;
        Ok(me.get("userPrincipalName").and_then(Value::as_str).map(ToOwned::to_owned))
    }

    fn query_step(&self) -> u8 {
        self.query.load(Ordering::Relaxed)
    }

    fn set_query_step(&self, step: u8) {
        self.query.store(step, Ordering::Relaxed);
    }
}

/// Reads any JSON.
fn value(body: &[u8]) -> Option<Value> {
    serde_json::from_slice(body).ok()
}

/// Exchange says "item not found" of the Inbox when the account may not see the mailbox at all (wire §1 Errors).
fn no_inbox(error: Error) -> Error {
    if error.code() != Code::ItemNotFound {
        return error;
    }
    let text = "The shared mailbox is not there, or the account has no rights on it.";
    let hint =
        "Check the address, and give the account Full Access; changes of rights can take an hour to work.";
    let told = Error::new(Code::MailboxNotFound, text).hint(hint).cause(Cause::MailboxOrRightsMissing);
    match error.reference_text() {
        Some(reference) => told.reference(reference),
        None => told,
    }
}

#[cfg(test)]
#[path = "graph_tests.rs"]
mod tests;
