//! Whole messages as MIME, where the setup keeps them. Which are still to be fetched stands in the outbox: the
//! intention is part of the transaction that logged the message.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::Store;
use super::record::Record;
use super::time::millis;
use crate::domain::decision::Outcome;
use crate::error::{Code, Result};

/// A message to be fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetch {
    /// Row id of the operation.
    pub id: i64,
    /// Message row.
    pub message_id: i64,
    /// Attempts so far.
    pub attempts: i64,
    /// Id of the message in the mailbox.
    pub server_id: String,
    /// Internet Message-ID as received; blank when none.
    pub internet_message_id: String,
}

/// Intends to fetch a message that was logged, once.
pub(super) async fn intend_content(
    tx: &mut SqliteConnection,
    message_id: i64,
    record: &Record<'_>,
) -> Result<()> {
    if !record.keep_content || record.decision.outcome != Outcome::Logged {
        return Ok(());
    }
    sqlx::query(
        "INSERT INTO operation (mailbox_id, message_id, kind, created_at)
         SELECT $1, $2, 'content', $3
         WHERE NOT EXISTS (SELECT 1 FROM operation WHERE message_id = $2 AND kind = 'content')",
    )
    .bind(record.mailbox_id)
    .bind(message_id)
    .bind(millis(record.now))
    .execute(tx)
    .await?;
    Ok(())
}

impl Store {
    /// Up to `limit` messages that are due to be fetched, oldest first. Fetching changes nothing in the mailbox, so
    /// they stay as they are until one is kept: should the program end now, they are fetched again.
    pub async fn due_contents(&self, mailbox_id: i64, now: DateTime<Utc>, limit: u32) -> Result<Vec<Fetch>> {
        let rows: Vec<(i64, i64, i64, String, String)> = sqlx::query_as(
            "SELECT o.operation_id, o.message_id, o.attempts, m.server_id, m.internet_message_id
             FROM operation o JOIN message m ON m.message_id = o.message_id
             WHERE o.mailbox_id = $1 AND o.state = 'pending' AND o.kind = 'content' AND o.next_attempt_at <= $2
             ORDER BY o.operation_id LIMIT $3",
        )
        .bind(mailbox_id)
        .bind(millis(now))
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        let fetch = |(id, message_id, attempts, server_id, internet_message_id)| Fetch {
            id,
            message_id,
            attempts,
            server_id,
            internet_message_id,
        };
        Ok(rows.into_iter().map(fetch).collect())
    }

    /// Keeps a message as it came, and notes that it is done.
    pub async fn keep_content(&self, fetch: &Fetch, mime: &[u8], now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "INSERT INTO message_content (message_id, mime, kept_at) VALUES ($1, $2, $3)
             ON CONFLICT (message_id) DO NOTHING",
        )
        .bind(fetch.message_id)
        .bind(mime)
        .bind(millis(now))
        .execute(&mut *tx)
        .await?;
        sqlx::query(
            "UPDATE operation SET state = 'done', error_code = '', attempts = attempts + 1, done_at = $1
             WHERE operation_id = $2",
        )
        .bind(millis(now))
        .bind(fetch.id)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Not fetched: to be tried again, not before `next_attempt`.
    pub async fn content_postponed(
        &self,
        fetch: &Fetch,
        next_attempt: DateTime<Utc>,
        code: Code,
    ) -> Result<()> {
        sqlx::query(
            "UPDATE operation SET attempts = attempts + 1, next_attempt_at = $1, error_code = $2
             WHERE operation_id = $3",
        )
        .bind(millis(next_attempt))
        .bind(code.as_str())
        .bind(fetch.id)
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// It will never be had; the code says why.
    pub async fn content_given_up(&self, fetch: &Fetch, code: Code, now: DateTime<Utc>) -> Result<()> {
        sqlx::query(
            "UPDATE operation SET state = 'done', attempts = attempts + 1, error_code = $1, done_at = $2
             WHERE operation_id = $3",
        )
        .bind(code.as_str())
        .bind(millis(now))
        .bind(fetch.id)
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// A message as it was kept; `None` where it was not.
    pub async fn content(&self, message_id: i64) -> Result<Option<Vec<u8>>> {
        let row: Option<(Vec<u8>,)> =
            sqlx::query_as("SELECT mime FROM message_content WHERE message_id = $1")
                .bind(message_id)
                .fetch_optional(&self.pool)
                .await?;
        Ok(row.map(|(mime,)| mime))
    }
}
