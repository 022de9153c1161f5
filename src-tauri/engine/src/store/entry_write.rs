//! Writing entries by hand: the manual interaction, canceled, evaluated, deleted for good.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::sql::Sql;
use super::time::millis;
use crate::domain::interaction::Interaction;
use crate::error::Result;

/// A manual interaction as it is written.
#[derive(Debug)]
pub(crate) struct Manual<'a> {
    /// What was filled in.
    pub(crate) interaction: &'a Interaction,
    /// When it was.
    pub(crate) at: DateTime<Utc>,
    /// Who wrote it.
    pub(crate) user_id: &'a str,
    /// To be finished later.
    pub(crate) postponed: bool,
}

/// Writes a new entry and gives its number.
pub(crate) async fn insert(conn: &mut SqliteConnection, manual: &Manual<'_>) -> Result<i64> {
    let sql = "INSERT INTO interaction_log_entry (occurred_at, contact_no, contact_company_no, salesperson_code,
             description, subject, information_flow, initiated_by, template_code, group_code, language, cost_minor,
             duration_minutes, evaluation, attempt_failed, opportunity_no, user_id, postponed, search_text)
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
         RETURNING entry_no";
    write(conn, sql, manual, None).await
}

/// Writes over the entry with that number.
pub(crate) async fn update(conn: &mut SqliteConnection, entry_no: i64, manual: &Manual<'_>) -> Result<i64> {
    let sql = "UPDATE interaction_log_entry SET occurred_at = $1, contact_no = $2, contact_company_no = $3,
             salesperson_code = $4, description = $5, subject = $5, information_flow = $6, initiated_by = $7,
             template_code = $8, group_code = $9, language = $10, cost_minor = $11, duration_minutes = $12,
             evaluation = $13, attempt_failed = $14, opportunity_no = $15, user_id = $16, postponed = $17,
             search_text = $18
         WHERE entry_no = $19 RETURNING entry_no";
    write(conn, sql, manual, Some(entry_no)).await
}

async fn write(
    conn: &mut SqliteConnection,
    sql: &str,
    manual: &Manual<'_>,
    entry_no: Option<i64>,
) -> Result<i64> {
    let one = manual.interaction;
    let query = sqlx::query_as(sql)
        .bind(millis(manual.at))
        .bind(&one.contact_no)
        .bind(&one.contact_company_no)
        .bind(&one.salesperson_code)
        .bind(&one.description)
        .bind(&one.information_flow)
        .bind(&one.initiated_by)
        .bind(&one.template_code)
        .bind(&one.group_code)
        .bind(&one.language)
        .bind(one.cost)
        .bind(one.duration)
        .bind(one.evaluation)
        .bind(one.attempt_failed)
        .bind(&one.opportunity_no)
        .bind(manual.user_id)
        .bind(manual.postponed)
        .bind(one.description.to_lowercase());
    let query = match entry_no {
        Some(number) => query.bind(number),
        None => query,
    };
    let (number,): (i64,) = query.fetch_one(conn).await?;
    Ok(number)
}

/// Cancels an entry or takes it back; says whether there is one.
pub(crate) async fn set_canceled(conn: &mut SqliteConnection, entry_no: i64, canceled: bool) -> Result<bool> {
    let done = sqlx::query("UPDATE interaction_log_entry SET canceled = $1 WHERE entry_no = $2")
        .bind(canceled)
        .bind(entry_no)
        .execute(conn)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Evaluates an entry, 0–5; says whether there is one.
pub(crate) async fn set_evaluation(
    conn: &mut SqliteConnection,
    entry_no: i64,
    evaluation: i32,
) -> Result<bool> {
    let done = sqlx::query("UPDATE interaction_log_entry SET evaluation = $1 WHERE entry_no = $2")
        .bind(evaluation)
        .bind(entry_no)
        .execute(conn)
        .await?;
    Ok(done.rows_affected() > 0)
}

/// Which canceled entries are deleted for good; blank fields leave none out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CanceledFilter {
    /// This contact; a company includes its people.
    pub(crate) contact_no: String,
    /// This salesperson.
    pub(crate) salesperson_code: String,
    /// This template.
    pub(crate) template_code: String,
    /// Not before this moment, UTC milliseconds.
    pub(crate) from: Option<i64>,
    /// Before this moment.
    pub(crate) before: Option<i64>,
    /// This entry.
    pub(crate) entry_no: Option<i64>,
}

impl CanceledFilter {
    fn push(&self, sql: &mut Sql) {
        sql.push(" FROM interaction_log_entry WHERE canceled <> 0");
        if !self.contact_no.is_empty() {
            sql.push(" AND (contact_no = ").bind(self.contact_no.as_str());
            sql.push(" OR contact_company_no = ").bind(self.contact_no.as_str()).push(")");
        }
        if !self.salesperson_code.is_empty() {
            sql.push(" AND salesperson_code = ").bind(self.salesperson_code.as_str());
        }
        if !self.template_code.is_empty() {
            sql.push(" AND template_code = ").bind(self.template_code.as_str());
        }
        for (condition, value) in [
            (" AND occurred_at >= ", self.from),
            (" AND occurred_at < ", self.before),
            (" AND entry_no = ", self.entry_no),
        ] {
            if let Some(value) = value {
                sql.push(condition).bind(value);
            }
        }
    }
}

/// How many canceled entries the filter leaves over.
pub(crate) async fn count_canceled(conn: &mut SqliteConnection, filter: &CanceledFilter) -> Result<i64> {
    let mut sql = Sql::new("SELECT COUNT(*)");
    filter.push(&mut sql);
    sql.number(conn).await
}

/// Deletes them with their comments. Their messages stay: they forbid a second log (W31).
pub(crate) async fn delete_canceled(conn: &mut SqliteConnection, filter: &CanceledFilter) -> Result<i64> {
    let mut sql = Sql::new("DELETE");
    filter.push(&mut sql);
    sql.push(" RETURNING entry_no");
    Ok(i64::try_from(sql.all::<(i64,)>(conn).await?.len()).unwrap_or(i64::MAX))
}

/// The salesperson of an address, when it is of one only (`original.md` I).
pub(crate) async fn salesperson_of(conn: &mut SqliteConnection, address: &str) -> Result<Option<String>> {
    let mut sql = Sql::new("SELECT DISTINCT salesperson_code FROM salesperson_address WHERE address = ");
    sql.bind(address).push(" LIMIT 2");
    let mut found: Vec<(String,)> = sql.all(conn).await?;
    let one = found.pop();
    Ok(if found.is_empty() { one.map(|(code,)| code) } else { None })
}
