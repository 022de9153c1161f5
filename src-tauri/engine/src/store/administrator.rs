//! Whether a PIN is set, and how often it was typed wrong (R50). The hash of the PIN is in the OS keychain.

use chrono::{DateTime, TimeDelta, Utc};

use super::Store;
use super::time::{from_millis, millis};
use crate::error::Result;

/// Whether a PIN may be tried now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// Yes; it was counted as a wrong one until it proves right.
    Allowed,
    /// Not before that time, UTC.
    NotBefore(DateTime<Utc>),
}

impl Store {
    /// Whether a PIN was set.
    pub async fn is_protected(&self) -> Result<bool> {
        let row: Option<(bool,)> =
            sqlx::query_as("SELECT protected FROM administrator WHERE administrator_id = 1")
                .fetch_optional(&self.pool)
                .await?;
        Ok(row.is_some_and(|(protected,)| protected))
    }

    /// Notes that a PIN is set or removed; wrong ones until now are forgotten.
    pub async fn set_protected(&self, protected: bool) -> Result<()> {
        sqlx::query(
            "INSERT INTO administrator (administrator_id, protected) VALUES (1, $1)
             ON CONFLICT (administrator_id) DO UPDATE SET protected = excluded.protected, failures = 0,
                 not_before = 0",
        )
        .bind(protected)
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// Begins a try: counted as wrong at once, so that tries side by side cannot outrun the wait, which is a second
    /// after the first and doubles up to half a minute.
    pub async fn begin_attempt(&self, now: DateTime<Utc>) -> Result<Attempt> {
        let mut tx = self.begin().await?;
        let row: Option<(i64, i64)> =
            sqlx::query_as("SELECT failures, not_before FROM administrator WHERE administrator_id = 1")
                .fetch_optional(&mut *tx)
                .await?;
        let (failures, not_before) = row.unwrap_or_default();
        let not_before = from_millis(not_before)?;
        // A clock that was put back does not lock anybody out for longer than the wait itself.
        if now < not_before && not_before - now <= wait(failures) {
            return Ok(Attempt::NotBefore(not_before));
        }
        sqlx::query(
            "UPDATE administrator SET failures = failures + 1, not_before = $1 WHERE administrator_id = 1",
        )
        .bind(millis(now + wait(failures + 1)))
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(Attempt::Allowed)
    }

    /// Ends a try with the right PIN: the wrong ones are forgotten.
    pub async fn attempt_succeeded(&self) -> Result<()> {
        sqlx::query("UPDATE administrator SET failures = 0, not_before = 0").execute(&self.writer).await?;
        Ok(())
    }
}

/// How long to wait after so many wrong PINs in a row: 1, 2, 4 … 30 seconds.
fn wait(failures: i64) -> TimeDelta {
    let doublings = u32::try_from((failures - 1).clamp(0, 5)).unwrap_or_default();
    TimeDelta::seconds(2_i64.pow(doublings).min(30))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_support::{at, memory};

    #[tokio::test]
    async fn each_wrong_pin_makes_the_next_wait_longer() {
        let store = memory().await;
        assert!(!store.is_protected().await.unwrap());
        store.set_protected(true).await.unwrap();
        assert!(store.is_protected().await.unwrap());
        let mut now = at(0);
        for seconds in [1, 2, 4, 8, 16, 30, 30] {
            assert_eq!(store.begin_attempt(now).await.unwrap(), Attempt::Allowed);
            let free = now + TimeDelta::seconds(seconds);
            let early = free - TimeDelta::milliseconds(1);
            assert_eq!(store.begin_attempt(early).await.unwrap(), Attempt::NotBefore(free));
            now = free;
        }
        assert_eq!(
            store.begin_attempt(at(-86_400)).await.unwrap(),
            Attempt::Allowed,
            "the clock was put back"
        );
        store.attempt_succeeded().await.unwrap();
        assert_eq!(store.begin_attempt(now).await.unwrap(), Attempt::Allowed);
        store.set_protected(false).await.unwrap();
        assert!(!store.is_protected().await.unwrap());
    }
}
