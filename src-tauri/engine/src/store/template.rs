//! Interaction templates and groups (R47, R48; `original.md` H).

use sqlx::SqliteConnection;

use super::Store;
use crate::domain::template::{InteractionGroup, InteractionTemplate};
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

impl Template {
    /// The template as pages show it.
    pub(crate) fn shown(self, emails_template: &str) -> InteractionTemplate {
        InteractionTemplate {
            for_emails: self.code == emails_template,
            code: self.code,
            group_code: self.group_code,
            description: self.description,
            unit_cost_minor: self.unit_cost_minor,
            unit_duration_minutes: self.unit_duration_minutes,
            information_flow: self.information_flow,
            initiated_by: self.initiated_by,
            language: self.language,
        }
    }
}

const COLUMNS: &str = "SELECT code, group_code, description, unit_cost_minor, unit_duration_minutes,
         information_flow, initiated_by, language
     FROM interaction_template";

impl Store {
    /// The template with that code; `None` when there is none.
    pub async fn template(&self, code: &str) -> Result<Option<Template>> {
        let mut conn = self.pool.acquire().await?;
        template(&mut conn, code).await
    }

    /// Every template, by code.
    pub async fn templates(&self) -> Result<Vec<Template>> {
        Ok(sqlx::query_as(&format!("{COLUMNS} ORDER BY code")).fetch_all(&self.pool).await?)
    }

    /// Every group, by code.
    pub async fn groups(&self) -> Result<Vec<InteractionGroup>> {
        let rows: Vec<(String, String)> =
            sqlx::query_as("SELECT code, description FROM interaction_group ORDER BY code")
                .fetch_all(&self.pool)
                .await?;
        Ok(rows.into_iter().map(|(code, description)| InteractionGroup { code, description }).collect())
    }
}

/// The template with that code; `None` when there is none.
pub(crate) async fn template(conn: &mut SqliteConnection, code: &str) -> Result<Option<Template>> {
    Ok(sqlx::query_as(&format!("{COLUMNS} WHERE code = $1")).bind(code).fetch_optional(conn).await?)
}

/// Writes a template, new or not.
pub(crate) async fn save_template(conn: &mut SqliteConnection, template: &InteractionTemplate) -> Result<()> {
    sqlx::query(
        "INSERT INTO interaction_template (code, group_code, description, unit_cost_minor, unit_duration_minutes,
             information_flow, initiated_by, language)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (code) DO UPDATE SET group_code = excluded.group_code, description = excluded.description,
             unit_cost_minor = excluded.unit_cost_minor, unit_duration_minutes = excluded.unit_duration_minutes,
             information_flow = excluded.information_flow, initiated_by = excluded.initiated_by,
             language = excluded.language",
    )
    .bind(&template.code)
    .bind(&template.group_code)
    .bind(&template.description)
    .bind(template.unit_cost_minor)
    .bind(template.unit_duration_minutes)
    .bind(&template.information_flow)
    .bind(&template.initiated_by)
    .bind(&template.language)
    .execute(conn)
    .await?;
    Ok(())
}

/// Deletes a template.
pub(crate) async fn delete_template(conn: &mut SqliteConnection, code: &str) -> Result<()> {
    sqlx::query("DELETE FROM interaction_template WHERE code = $1").bind(code).execute(conn).await?;
    Ok(())
}

/// Whether an interaction log entry has the template.
pub(crate) async fn is_template_used(conn: &mut SqliteConnection, code: &str) -> Result<bool> {
    let (used,) =
        sqlx::query_as("SELECT EXISTS (SELECT 1 FROM interaction_log_entry WHERE template_code = $1)")
            .bind(code)
            .fetch_one(conn)
            .await?;
    Ok(used)
}

/// The group with that code; `None` when there is none.
pub(crate) async fn group(conn: &mut SqliteConnection, code: &str) -> Result<Option<InteractionGroup>> {
    let row: Option<(String, String)> =
        sqlx::query_as("SELECT code, description FROM interaction_group WHERE code = $1")
            .bind(code)
            .fetch_optional(conn)
            .await?;
    Ok(row.map(|(code, description)| InteractionGroup { code, description }))
}

/// Writes a group, new or not.
pub(crate) async fn save_group(conn: &mut SqliteConnection, group: &InteractionGroup) -> Result<()> {
    sqlx::query(
        "INSERT INTO interaction_group (code, description) VALUES ($1, $2)
         ON CONFLICT (code) DO UPDATE SET description = excluded.description",
    )
    .bind(&group.code)
    .bind(&group.description)
    .execute(conn)
    .await?;
    Ok(())
}

/// Deletes a group.
pub(crate) async fn delete_group(conn: &mut SqliteConnection, code: &str) -> Result<()> {
    sqlx::query("DELETE FROM interaction_group WHERE code = $1").bind(code).execute(conn).await?;
    Ok(())
}

/// Whether a template has the group.
pub(crate) async fn is_group_used(conn: &mut SqliteConnection, code: &str) -> Result<bool> {
    let (used,) = sqlx::query_as("SELECT EXISTS (SELECT 1 FROM interaction_template WHERE group_code = $1)")
        .bind(code)
        .fetch_one(conn)
        .await?;
    Ok(used)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_support::memory;

    #[tokio::test]
    async fn a_new_database_has_the_template_for_e_mails() {
        let store = memory().await;
        let template = store.template("EMAIL").await.unwrap().unwrap();
        assert_eq!((template.group_code.as_str(), template.unit_cost_minor), ("SYSTEM", 800), "R47");
        assert_eq!(store.template("").await.unwrap(), None);
        let seeded = InteractionTemplate { for_emails: true, ..InteractionTemplate::seeded() };
        assert_eq!(template.shown("EMAIL"), seeded, "what is restored is what was seeded");
        assert_eq!(store.groups().await.unwrap(), [InteractionGroup::seeded()]);
    }

    #[tokio::test]
    async fn templates_and_groups_come_back_as_they_were_saved() {
        let store = memory().await;
        let call = InteractionTemplate {
            code: "CALL".into(),
            group_code: "PHONE".into(),
            unit_cost_minor: 1_250,
            unit_duration_minutes: 15,
            language: "ES".into(),
            ..InteractionTemplate::default()
        };
        let phone = InteractionGroup { code: "PHONE".into(), description: "Phone".into() };
        let mut tx = store.begin().await.unwrap();
        save_group(&mut tx, &phone).await.unwrap();
        save_template(&mut tx, &call).await.unwrap();
        save_template(&mut tx, &call).await.unwrap();
        assert!(is_group_used(&mut tx, "PHONE").await.unwrap());
        assert!(!is_template_used(&mut tx, "CALL").await.unwrap());
        assert_eq!(group(&mut tx, "PHONE").await.unwrap(), Some(phone));
        tx.commit().await.unwrap();
        let shown: Vec<_> = store.templates().await.unwrap().into_iter().map(|row| row.shown("")).collect();
        assert_eq!(shown.first(), Some(&call));
        assert_eq!(shown.len(), 2);
        let mut tx = store.begin().await.unwrap();
        delete_template(&mut tx, "CALL").await.unwrap();
        delete_group(&mut tx, "PHONE").await.unwrap();
        assert_eq!(template(&mut tx, "CALL").await.unwrap(), None);
        assert_eq!(group(&mut tx, "PHONE").await.unwrap(), None);
    }
}
