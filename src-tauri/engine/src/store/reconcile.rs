//! What the database counts on to lie in the mailbox's working folders.

use super::Store;
use crate::domain::decision::Outcome;
use crate::error::{Code, Error, Result};

/// A recorded message that should lie in the Inbox, the Archive or *Not Logged*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// Row id.
    pub message_id: i64,
    /// Id in the mailbox, as last seen.
    pub server_id: String,
    /// Internet Message-ID as received; blank when none.
    pub internet_message_id: String,
    /// Outcome.
    pub outcome: Outcome,
    /// Whether an operation on it is still to do.
    pub unsettled: bool,
}

impl Store {
    /// Every message of the mailbox that should lie in one of the working folders.
    pub async fn expected_messages(&self, mailbox_id: i64) -> Result<Vec<Expected>> {
        let rows: Vec<(i64, String, String, String, i64)> = sqlx::query_as(
            "SELECT message_id, server_id, internet_message_id, outcome,
                 EXISTS (SELECT 1 FROM operation o WHERE o.message_id = m.message_id AND o.state <> 'done' AND o.kind <> 'content')
             FROM message m
             WHERE mailbox_id = $1 AND location IN ('inbox', 'archive', 'not_logged')
             ORDER BY message_id",
        )
        .bind(mailbox_id)
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter()
            .map(|(message_id, server_id, internet_message_id, outcome, unsettled)| {
                let outcome = Outcome::parse(&outcome).ok_or_else(|| {
                    Error::new(Code::StoreInconsistent, format!("message.outcome of row {message_id}"))
                })?;
                Ok(Expected {
                    message_id,
                    server_id,
                    internet_message_id,
                    outcome,
                    unsettled: unsettled != 0,
                })
            })
            .collect()
    }
}
