//! The signed-in account. Its tokens are in the OS keychain, never here.

use chrono::{DateTime, TimeDelta, Utc};

use super::Store;
use super::time::{from_millis, millis};
use crate::domain::setup::Account;
use crate::error::Result;

type Row = (String, String, String, String, String, bool, i64, Option<i64>);

/// Days a kept sign-in lasts after its last renewal (wire §2, refresh tokens).
const KEPT_DAYS: i64 = 90;

impl Store {
    /// The signed-in account; `None` when nobody is.
    pub async fn account(&self) -> Result<Option<Account>> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT username, name, tenant_id, object_id, scopes, sign_in_needed, signed_in_at, renewed_at
             FROM account WHERE account_id = 1",
        )
        .fetch_optional(&self.pool)
        .await?;
        let Some((username, name, tenant_id, object_id, scopes, sign_in_needed, signed_in, renewed)) = row
        else {
            return Ok(None);
        };
        let (signed_in, renewed) = (from_millis(signed_in)?, renewed.map(from_millis).transpose()?);
        Ok(Some(Account {
            username,
            name,
            tenant_id,
            object_id,
            scopes: scopes.split_whitespace().map(str::to_owned).collect(),
            sign_in_needed,
            signed_in_at: Some(signed_in),
            kept_until: Some(renewed.unwrap_or(signed_in) + TimeDelta::days(KEPT_DAYS)),
        }))
    }

    /// Notes who is signed in, in place of whoever was before.
    pub async fn save_account(&self, account: &Account, now: DateTime<Utc>) -> Result<()> {
        sqlx::query(
            "INSERT INTO account
                 (account_id, username, name, tenant_id, object_id, scopes, signed_in_at, renewed_at, sign_in_needed)
             VALUES (1, $1, $2, $3, $4, $5, $6, $6, $7)
             ON CONFLICT (account_id) DO UPDATE SET username = excluded.username, name = excluded.name,
                 tenant_id = excluded.tenant_id, object_id = excluded.object_id, scopes = excluded.scopes,
                 signed_in_at = excluded.signed_in_at, renewed_at = excluded.renewed_at,
                 sign_in_needed = excluded.sign_in_needed",
        )
        .bind(&account.username)
        .bind(&account.name)
        .bind(&account.tenant_id)
        .bind(&account.object_id)
        .bind(account.scopes.join(" "))
        .bind(millis(now))
        .bind(account.sign_in_needed)
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// Notes that the kept sign-in was renewed, at most once an hour; says whether it did.
    pub async fn mark_renewed(&self, now: DateTime<Utc>) -> Result<bool> {
        let marked =
            sqlx::query("UPDATE account SET renewed_at = $1 WHERE COALESCE(renewed_at, signed_in_at) <= $2")
                .bind(millis(now))
                .bind(millis(now - TimeDelta::hours(1)))
                .execute(&self.writer)
                .await?;
        Ok(marked.rows_affected() > 0)
    }

    /// Forgets who was signed in.
    pub async fn delete_account(&self) -> Result<()> {
        sqlx::query("DELETE FROM account").execute(&self.writer).await?;
        Ok(())
    }

    /// Notes whether the account must sign in again; without an account there is nothing to note.
    pub async fn mark_sign_in_needed(&self, needed: bool) -> Result<()> {
        sqlx::query("UPDATE account SET sign_in_needed = $1").bind(needed).execute(&self.writer).await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_support::memory;

    #[tokio::test]
    async fn there_is_one_account_or_none() {
        let store = memory().await;
        let now = DateTime::UNIX_EPOCH;
        store.mark_sign_in_needed(true).await.unwrap();
        assert_eq!(store.account().await.unwrap(), None);
        let mut account = Account {
            username: "ana@aurora.example".into(),
            scopes: vec!["Mail.ReadWrite.Shared".into(), "offline_access".into()],
            ..Account::default()
        };
        store.save_account(&account, now).await.unwrap();
        account.name = "Ana".into();
        store.save_account(&account, now).await.unwrap();
        account.signed_in_at = Some(now);
        account.kept_until = Some(now + TimeDelta::days(90));
        assert_eq!(store.account().await.unwrap(), Some(account.clone()));
        store.mark_sign_in_needed(true).await.unwrap();
        assert!(store.account().await.unwrap().unwrap().sign_in_needed);
        for (minutes, marks) in [(59, false), (60, true), (61, false), (120, true)] {
            let later = now + TimeDelta::minutes(minutes);
            assert_eq!(store.mark_renewed(later).await.unwrap(), marks, "{minutes} minutes later");
        }
        let renewed = store.account().await.unwrap().unwrap();
        let kept_until = now + TimeDelta::hours(2) + TimeDelta::days(90);
        assert_eq!((renewed.signed_in_at, renewed.kept_until), (Some(now), Some(kept_until)));
        store.delete_account().await.unwrap();
        assert_eq!(store.account().await.unwrap(), None);
    }
}
