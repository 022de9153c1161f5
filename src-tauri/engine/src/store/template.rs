//! Interaction templates.

use super::Store;
use crate::error::Result;

/// What an interaction log entry takes from its template (R48; `original.md` A.5, H).
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Template {
    /// Code.
    pub code: String,
    /// Group.
    pub group_code: String,
    /// Description.
    pub description: String,
    /// Cost in minor units of the local currency.
    pub unit_cost_minor: i64,
    /// Duration in minutes.
    pub unit_duration_minutes: i64,
    /// `Inbound`, `Outbound` or blank.
    pub information_flow: String,
    /// `Us`, `Them` or blank.
    pub initiated_by: String,
    /// Language code.
    pub language: String,
}

impl Store {
    /// The template with that code; `None` when there is none.
    pub async fn template(&self, code: &str) -> Result<Option<Template>> {
        Ok(sqlx::query_as(
            "SELECT code, group_code, description, unit_cost_minor, unit_duration_minutes, information_flow,
                 initiated_by, language
             FROM interaction_template WHERE code = $1",
        )
        .bind(code)
        .fetch_optional(&self.pool)
        .await?)
    }
}

#[cfg(test)]
mod tests {
    use crate::store::test_support::memory;

    #[tokio::test]
    async fn a_new_database_has_the_template_for_e_mails() {
        let store = memory().await;
        let template = store.template("EMAIL").await.unwrap().unwrap();
        assert_eq!((template.group_code.as_str(), template.unit_cost_minor), ("SYSTEM", 800), "R47");
        assert_eq!(store.template("").await.unwrap(), None);
    }
}
