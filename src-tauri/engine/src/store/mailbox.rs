//! Mailboxes that are or were processed.

use chrono::{DateTime, Utc};

use super::Store;
use super::time::millis;
use crate::error::Result;

/// A mailbox row: whose mail a message is.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct MailboxRow {
    /// Row id.
    pub mailbox_id: i64,
    /// `graph` or `ews`.
    pub kind: String,
    /// Address.
    pub address: String,
}

impl Store {
    /// The row of that mailbox, made when it is new. Addresses are compared in lower case.
    pub async fn mailbox(&self, kind: &str, address: &str, now: DateTime<Utc>) -> Result<MailboxRow> {
        let row = sqlx::query_as(
            "INSERT INTO mailbox (kind, address, created_at) VALUES ($1, $2, $3)
             ON CONFLICT (kind, address) DO UPDATE SET address = excluded.address
             RETURNING mailbox_id, kind, address",
        )
        .bind(kind)
        .bind(address.trim().to_lowercase())
        .bind(millis(now))
        .fetch_one(&self.writer)
        .await?;
        Ok(row)
    }

    /// The row of that mailbox; `None` when none was made for it.
    pub async fn find_mailbox(&self, kind: &str, address: &str) -> Result<Option<MailboxRow>> {
        let sql = "SELECT mailbox_id, kind, address FROM mailbox WHERE kind = $1 AND address = $2";
        let query = sqlx::query_as(sql).bind(kind).bind(address.trim().to_lowercase());
        Ok(query.fetch_optional(&self.pool).await?)
    }

    /// The row with that id: the mailbox that a message lies in, which need not be the one of today.
    pub async fn mailbox_row(&self, mailbox_id: i64) -> Result<Option<MailboxRow>> {
        let sql = "SELECT mailbox_id, kind, address FROM mailbox WHERE mailbox_id = $1";
        Ok(sqlx::query_as(sql).bind(mailbox_id).fetch_optional(&self.pool).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_support::memory;

    #[tokio::test]
    async fn a_mailbox_has_one_row_whatever_its_spelling() {
        let store = memory().await;
        let now = DateTime::UNIX_EPOCH;
        assert_eq!(store.find_mailbox("graph", "log@aurora.example").await.unwrap(), None);
        let first = store.mailbox("graph", "Log@aurora.example ", now).await.unwrap();
        let again = store.mailbox("graph", "log@aurora.example", now).await.unwrap();
        assert_eq!(first, again);
        let other = store.mailbox("graph", "other@aurora.example", now).await.unwrap();
        assert_ne!(first.mailbox_id, other.mailbox_id);
        let found = store.find_mailbox("graph", " LOG@aurora.example").await.unwrap();
        assert_eq!(found, Some(first.clone()), "looking for it makes none and finds it");
        assert_eq!(store.mailbox_row(first.mailbox_id).await.unwrap(), Some(first));
        assert_eq!(store.mailbox_row(99).await.unwrap(), None);
    }
}
