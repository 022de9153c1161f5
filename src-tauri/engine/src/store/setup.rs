//! The settings, a row each.

use serde_json::Value;

use super::error::inconsistent;
use super::{Store, json};
use crate::domain::setup::Setup;
use crate::error::Result;

impl Store {
    /// The settings; one that was never saved is as by default.
    ///
    /// # Errors
    /// `StoreInconsistent` naming a setting whose value cannot be one of it.
    pub async fn load_setup(&self) -> Result<Setup> {
        let rows: Vec<(String, String)> =
            sqlx::query_as("SELECT name, value FROM setup ORDER BY name").fetch_all(&self.pool).await?;
        let mut fields = json::fields(&Setup::default())?;
        for (name, text) in rows {
            // A name this version does not have is of no concern to it.
            if let Some(field) = fields.get_mut(&name) {
                *field = typed(field, text).ok_or_else(|| inconsistent("setup", "value", &name))?;
            }
        }
        serde_json::from_value(Value::Object(fields))
            .map_err(|error| inconsistent("setup", "value", error.to_string()))
    }

    /// Saves all settings.
    pub async fn save_setup(&self, setup: &Setup) -> Result<()> {
        let mut tx = self.begin().await?;
        for (name, value) in json::fields(setup)? {
            let text = match value {
                Value::String(text) => text,
                other => other.to_string(),
            };
            sqlx::query(
                "INSERT INTO setup (name, value) VALUES ($1, $2)
                 ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            )
            .bind(name)
            .bind(text)
            .execute(&mut *tx)
            .await?;
        }
        Ok(tx.commit().await?)
    }
}

/// A text as a value of the kind the default has.
fn typed(default: &Value, text: String) -> Option<Value> {
    match default {
        Value::String(_) => Some(Value::String(text)),
        // A date, or nothing yet.
        Value::Null => Some(serde_json::from_str(&text).unwrap_or(Value::String(text))),
        _ => serde_json::from_str(&text).ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::setup::{AfterLogging, Cloud};
    use crate::error::Code;
    use crate::store::test_support::memory;

    #[tokio::test]
    async fn settings_come_back_and_unsaved_ones_are_default() {
        let store = memory().await;
        assert_eq!(store.load_setup().await.unwrap(), Setup::default());
        let setup = Setup {
            batch_size: 7,
            enabled: true,
            tenant: "true".into(),
            cloud: Cloud::UsGovL4,
            after_logging: AfterLogging::Leave,
            has_client_secret: true,
            log_from: chrono::NaiveDate::from_ymd_opt(2026, 11, 1),
            client_id_command: "pass show 'client id'".into(),
            ..Setup::default()
        };
        store.save_setup(&setup).await.unwrap();
        store.save_setup(&setup).await.unwrap();
        assert_eq!(store.load_setup().await.unwrap(), setup);
        store.save_setup(&Setup { log_from: None, ..setup.clone() }).await.unwrap();
        assert_eq!(store.load_setup().await.unwrap().log_from, None, "a day can be taken back");
    }

    #[tokio::test]
    async fn a_setting_of_another_version_is_ignored_and_a_broken_one_is_named() {
        let store = memory().await;
        sqlx::query("INSERT INTO setup (name, value) VALUES ('of_tomorrow', '{')")
            .execute(&store.writer)
            .await
            .unwrap();
        assert_eq!(store.load_setup().await.unwrap(), Setup::default());
        for (name, value) in [("batch_size", "many"), ("cloud", "sky")] {
            sqlx::query("DELETE FROM setup").execute(&store.writer).await.unwrap();
            sqlx::query("INSERT INTO setup (name, value) VALUES ($1, $2)")
                .bind(name)
                .bind(value)
                .execute(&store.writer)
                .await
                .unwrap();
            let error = store.load_setup().await.unwrap_err();
            assert_eq!(error.code(), Code::StoreInconsistent, "{name}");
            assert!(error.to_string().contains("setup.value"), "{error}");
        }
    }
}
