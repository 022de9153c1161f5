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
    /// The addresses noted, in alphabetical order. They stay noted until they are cleared.
    pub async fn changed_addresses(&self) -> Result<Vec<String>> {
        let (found,): (bool,) =
            sqlx::query_as("SELECT EXISTS (SELECT 1 FROM changed_address)").fetch_one(&self.pool).await?;
        if !found {
            return Ok(Vec::new());
        }
        let rows: Vec<(String,)> = sqlx::query_as("UPDATE changed_address SET taken = 1 RETURNING address")
            .fetch_all(&self.writer)
            .await?;
        let mut addresses: Vec<String> = rows.into_iter().map(|(address,)| address).collect();
        addresses.sort();
        Ok(addresses)
    }

    /// Forgets these addresses, once the mail that names them was decided again. One that changed since it was
    /// asked for stays noted.
    pub async fn clear_changed_addresses(&self, addresses: &[String]) -> Result<()> {
        let mut tx = self.begin().await?;
        for address in addresses {
            sqlx::query("DELETE FROM changed_address WHERE address = $1 AND taken = 1")
                .bind(address)
                .execute(&mut *tx)
                .await?;
        }
        Ok(tx.commit().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_support::{at, memory};

    #[tokio::test]
    async fn noted_addresses_stay_until_they_are_cleared() {
        let store = memory().await;
        assert!(store.changed_addresses().await.unwrap().is_empty());
        let both = ["b@x.com".to_owned(), "a@x.com".to_owned()];
        note(&mut store.writer.acquire().await.unwrap(), &[&both[0], &both[1]], at(0)).await.unwrap();
        assert_eq!(store.changed_addresses().await.unwrap(), ["a@x.com", "b@x.com"]);
        assert_eq!(store.changed_addresses().await.unwrap(), ["a@x.com", "b@x.com"], "still noted");
        note(&mut store.writer.acquire().await.unwrap(), &[&both[0]], at(5)).await.unwrap();
        store.clear_changed_addresses(&both).await.unwrap();
        assert_eq!(store.changed_addresses().await.unwrap(), ["b@x.com"], "it changed again meanwhile");
        store.clear_changed_addresses(&both).await.unwrap();
        assert!(store.changed_addresses().await.unwrap().is_empty());
    }
}
