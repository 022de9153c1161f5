//! The signed-in account. Its tokens are in the OS keychain, never here.

use chrono::{DateTime, Utc};

use super::Store;
use super::time::millis;
use crate::domain::setup::Account;
use crate::error::Result;

type Row = (String, String, String, String, String, bool);

impl Store {
    /// The signed-in account; `None` when nobody is.
    pub async fn account(&self) -> Result<Option<Account>> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT username, name, tenant_id, object_id, scopes, sign_in_needed FROM account WHERE account_id = 1",
        )
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.map(|(username, name, tenant_id, object_id, scopes, sign_in_needed)| Account {
            username,
            name,
            tenant_id,
            object_id,
            scopes: scopes.split_whitespace().map(str::to_owned).collect(),
            sign_in_needed,
        }))
    }

    /// Notes who is signed in, in place of whoever was before.
    pub async fn save_account(&self, account: &Account, now: DateTime<Utc>) -> Result<()> {
        sqlx::query(
            "INSERT INTO account
                 (account_id, username, name, tenant_id, object_id, scopes, signed_in_at, sign_in_needed)
             VALUES (1, $1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (account_id) DO UPDATE SET username = excluded.username, name = excluded.name,
                 tenant_id = excluded.tenant_id, object_id = excluded.object_id, scopes = excluded.scopes,
                 signed_in_at = excluded.signed_in_at, sign_in_needed = excluded.sign_in_needed",
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
        assert_eq!(store.account().await.unwrap(), Some(account.clone()));
        store.mark_sign_in_needed(true).await.unwrap();
        assert!(store.account().await.unwrap().unwrap().sign_in_needed);
        store.delete_account().await.unwrap();
        assert_eq!(store.account().await.unwrap(), None);
    }
}
