//! Addresses that came, went or changed hands since set-aside mail was last decided again (late match). They are
//! noted in the transaction that changes them, so that none is forgotten.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::Store;
use super::time::millis;
use crate::error::Result;

/// Notes canonical addresses. They come as a list: a future that holds an iterator with a closure in it cannot be
/// moved between threads.
pub(crate) async fn note(
    conn: &mut SqliteConnection,
    addresses: &[&String],
    now: DateTime<Utc>,
) -> Result<()> {
    for address in addresses {
        sqlx::query(
            "INSERT INTO changed_address (address, changed_at) VALUES ($1, $2)
             ON CONFLICT (address) DO UPDATE SET changed_at = excluded.changed_at, taken = 0",
        )
        .bind(*address)
        .bind(millis(now))
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

impl Store {
    /// Takes the addresses that are noted, and says what they are taken as; `None` when none is noted. They stay noted
    /// until they are cleared. However many they are, they are never all read.
    pub async fn take_changed_addresses(&self) -> Result<Option<i64>> {
        let (found,): (bool,) =
            sqlx::query_as("SELECT EXISTS (SELECT 1 FROM changed_address)").fetch_one(&self.pool).await?;
        if !found {
            return Ok(None);
        }
        // Whoever takes them after this one takes them from it, so that each is cleared by who had it last.
        let taken = i64::from(rand::random::<u32>()) + 1;
        sqlx::query("UPDATE changed_address SET taken = $1").bind(taken).execute(&self.writer).await?;
        Ok(Some(taken))
    }

    /// Messages not logged for want of a match that name one of the addresses taken, oldest first.
    pub async fn waiting_for(&self, taken: i64) -> Result<Vec<i64>> {
        let rows: Vec<(i64,)> = sqlx::query_as(
            "SELECT DISTINCT m.message_id FROM changed_address c CROSS JOIN message_party p CROSS JOIN message m
             WHERE c.taken = $1 AND p.canonical = c.address AND m.message_id = p.message_id
                 AND m.outcome IN ('unmatched', 'blocked') ORDER BY 1",
        )
        .bind(taken)
        .fetch_all(&self.pool)
        .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// Forgets the addresses taken, once the mail that names them was decided again. One that changed since, or was
    /// taken again, stays noted.
    pub async fn clear_changed_addresses(&self, taken: i64) -> Result<()> {
        sqlx::query("DELETE FROM changed_address WHERE taken = $1").bind(taken).execute(&self.writer).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_support::{at, memory};

    async fn noted(store: &Store, addresses: &[&String]) {
        note(&mut store.writer.acquire().await.unwrap(), addresses, at(0)).await.unwrap();
    }

    #[tokio::test]
    async fn noted_addresses_stay_until_they_are_cleared() {
        let store = memory().await;
        assert!(store.take_changed_addresses().await.unwrap().is_none());
        let both = ["b@x.com".to_owned(), "a@x.com".to_owned()];
        noted(&store, &[&both[0], &both[1]]).await;
        let taken = store.take_changed_addresses().await.unwrap().unwrap();
        assert_eq!(store.changed_addresses().await, ["a@x.com", "b@x.com"], "still noted");
        noted(&store, &[&both[0]]).await;
        store.clear_changed_addresses(taken).await.unwrap();
        assert_eq!(store.changed_addresses().await, ["b@x.com"], "it changed again meanwhile");
        let first = store.take_changed_addresses().await.unwrap().unwrap();
        let second = store.take_changed_addresses().await.unwrap().unwrap();
        store.clear_changed_addresses(first).await.unwrap();
        assert_eq!(store.changed_addresses().await, ["b@x.com"], "somebody else is at it");
        store.clear_changed_addresses(second).await.unwrap();
        assert!(store.changed_addresses().await.is_empty());
    }
}
