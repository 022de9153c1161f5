//! The outbox: mailbox operations that were decided and are carried out afterwards. Fetching a message to be kept is
//! in the same table; it changes nothing in the mailbox and has its own file, `content.rs`.

use chrono::{DateTime, Utc};

use super::Store;
use super::time::millis;
use crate::domain::inbox::Location;
use crate::domain::interaction::LinkState;
use crate::error::{Code, Error, Result};
use crate::store::message::Placed;

/// What is to be done with a message in its mailbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OperationKind {
    /// Move to the Archive folder.
    Archive,
    /// Move to *Not Logged*.
    SetAside,
    /// Delete to Deleted Items, where the user chose that policy.
    Delete,
}

impl OperationKind {
    /// The word the database uses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Archive => "archive",
            Self::SetAside => "set_aside",
            Self::Delete => "delete",
        }
    }

    fn parse(word: &str) -> Option<Self> {
        [Self::Archive, Self::SetAside, Self::Delete].into_iter().find(|kind| kind.as_str() == word)
    }

    /// Where the message lies once it is done.
    pub fn destination(self) -> Location {
        match self {
            Self::Archive => Location::Archive,
            Self::SetAside => Location::NotLogged,
            Self::Delete => Location::Deleted,
        }
    }
}

/// An operation taken up to be carried out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Row id.
    pub id: i64,
    /// Message row.
    pub message_id: i64,
    /// What to do.
    pub kind: OperationKind,
    /// Attempts so far, this one included.
    pub attempts: i64,
    /// Id of the message in the mailbox.
    pub server_id: String,
    /// Internet Message-ID as received; blank when none.
    pub internet_message_id: String,
}

type Row = (i64, i64, String, i64, String, String);

impl Store {
    /// Takes up to `limit` operations that are due, oldest first, and marks them as in flight: should the program
    /// end now, the next run looks where their messages are before it does anything with them.
    pub async fn take_operations(
        &self,
        mailbox_id: i64,
        now: DateTime<Utc>,
        limit: u32,
    ) -> Result<Vec<Operation>> {
        let mut tx = self.begin().await?;
        let rows: Vec<Row> = sqlx::query_as(
            "UPDATE operation SET state = 'in_flight', attempts = attempts + 1
             WHERE operation_id IN (
                 SELECT operation_id FROM operation
                 WHERE mailbox_id = $1 AND state = 'pending' AND kind <> 'content' AND next_attempt_at <= $2
                 ORDER BY operation_id LIMIT $3)
             RETURNING operation_id, message_id, kind, attempts,
                 (SELECT server_id FROM message m WHERE m.message_id = operation.message_id),
                 (SELECT internet_message_id FROM message m WHERE m.message_id = operation.message_id)",
        )
        .bind(mailbox_id)
        .bind(millis(now))
        .bind(limit)
        .fetch_all(&mut *tx)
        .await?;
        tx.commit().await?;
        let mut operations = rows.into_iter().map(operation).collect::<Result<Vec<_>>>()?;
        operations.sort_by_key(|operation| operation.id);
        Ok(operations)
    }

    /// Operations whose outcome nobody knows: in flight when a program ended, or answered unclearly.
    pub async fn unclear_operations(&self, mailbox_id: i64) -> Result<Vec<Operation>> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT o.operation_id, o.message_id, o.kind, o.attempts, m.server_id, m.internet_message_id
             FROM operation o JOIN message m ON m.message_id = o.message_id
             WHERE o.mailbox_id = $1 AND o.kind <> 'content' AND o.state IN ('in_flight', 'unknown') ORDER BY o.operation_id",
        )
        .bind(mailbox_id)
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(operation).collect()
    }

    /// Done: notes where the message lies now.
    pub async fn operation_done(
        &self,
        operation: &Operation,
        placed: &Placed<'_>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let mut tx = self.begin().await?;
        sqlx::query(
            "UPDATE operation SET state = 'done', error_code = '', done_at = $1 WHERE operation_id = $2",
        )
        .bind(millis(now))
        .bind(operation.id)
        .execute(&mut *tx)
        .await?;
        sqlx::query(
            "UPDATE message SET server_id = COALESCE($1, server_id), folder_id = COALESCE($2, folder_id),
                 link = COALESCE($3, link), location = $4, link_state = $5 WHERE message_id = $6",
        )
        .bind(placed.server_id)
        .bind(placed.folder_id)
        .bind(placed.link)
        .bind(placed.location.as_str())
        .bind(placed.link_state.as_str())
        .bind(operation.message_id)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Surely not done: to be tried again, not before `next_attempt`.
    pub async fn operation_postponed(
        &self,
        operation: &Operation,
        next_attempt: DateTime<Utc>,
        code: Option<Code>,
    ) -> Result<()> {
        sqlx::query(
            "UPDATE operation SET state = 'pending', next_attempt_at = $1, error_code = $2 WHERE operation_id = $3",
        )
        .bind(millis(next_attempt))
        .bind(code.map(Code::as_str).unwrap_or_default())
        .bind(operation.id)
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// Nobody knows whether it was done.
    pub async fn operation_unclear(&self, operation: &Operation, code: Code) -> Result<()> {
        sqlx::query("UPDATE operation SET state = 'unknown', error_code = $1 WHERE operation_id = $2")
            .bind(code.as_str())
            .bind(operation.id)
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    /// The message is nowhere in the mailbox any more: nothing is left to do, and it is said so.
    pub async fn operation_gone(&self, operation: &Operation, now: DateTime<Utc>) -> Result<()> {
        let placed = Placed {
            server_id: None,
            folder_id: None,
            link: None,
            location: Location::Missing,
            link_state: LinkState::Stale,
        };
        self.operation_done(operation, &placed, now).await
    }

    /// Plans an operation on a message recorded before, unless one is still to do.
    pub async fn plan_operation(
        &self,
        mailbox_id: i64,
        message_id: i64,
        kind: OperationKind,
        now: DateTime<Utc>,
    ) -> Result<()> {
        sqlx::query(
            "INSERT INTO operation (mailbox_id, message_id, kind, created_at)
             SELECT $1, $2, $3, $4
             WHERE NOT EXISTS (SELECT 1 FROM operation
                 WHERE message_id = $2 AND state <> 'done' AND kind <> 'content')",
        )
        .bind(mailbox_id)
        .bind(message_id)
        .bind(kind.as_str())
        .bind(millis(now))
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// How many operations are still to do.
    pub async fn pending_operations(&self, mailbox_id: i64) -> Result<u32> {
        let (count,): (i64,) = sqlx::query_as(
            "SELECT COUNT(*) FROM operation WHERE mailbox_id = $1 AND state <> 'done' AND kind <> 'content'",
        )
        .bind(mailbox_id)
        .fetch_one(&self.pool)
        .await?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }
}

fn operation((id, message_id, kind, attempts, server_id, internet_message_id): Row) -> Result<Operation> {
    let kind = OperationKind::parse(&kind).ok_or_else(|| {
        Error::new(Code::StoreInconsistent, format!("operation.kind of row {id} cannot be decoded"))
    })?;
    Ok(Operation { id, message_id, kind, attempts, server_id, internet_message_id })
}
