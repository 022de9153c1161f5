//! The activity log (R41, R74, W25).

use chrono::{DateTime, Utc};

use super::sql::{Sql, patterns};
use super::time::{from_millis, millis};
use super::{Store, json};
use crate::domain::job::{Activity, ActivityFilter};
use crate::error::{Error, Result};

/// Rows that are kept: at a run every ten minutes, more than two months of a failing job.
const KEPT: i64 = 10_000;
/// Rows of a page when it is not said.
const DEFAULT_LIMIT: i64 = 100;

const SELECT: &str =
    "SELECT activity_id, occurred_at, user_id, status, context, description, message, error_code,
         cause, reference
     FROM activity WHERE 1 = 1";

#[derive(sqlx::FromRow)]
struct Row {
    activity_id: i64,
    occurred_at: i64,
    user_id: String,
    status: String,
    context: String,
    description: String,
    message: String,
    error_code: String,
    cause: String,
    reference: String,
}

impl Store {
    /// Adds a row, whatever its number, and gives the number. The oldest rows go when there are too many.
    pub async fn add_activity(&self, activity: &Activity) -> Result<i64> {
        let (id,): (i64,) = sqlx::query_as(
            "INSERT INTO activity
                 (occurred_at, user_id, status, context, description, message, error_code, cause, reference)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING activity_id",
        )
        .bind(millis(activity.date))
        .bind(&activity.user_id)
        .bind(&activity.status)
        .bind(&activity.context)
        .bind(&activity.description)
        .bind(&activity.message)
        .bind(&activity.error_code)
        .bind(json::word_or_blank(activity.cause.as_ref())?)
        .bind(&activity.reference)
        .fetch_one(&self.writer)
        .await?;
        sqlx::query("DELETE FROM activity WHERE activity_id <= $1")
            .bind(id - KEPT)
            .execute(&self.writer)
            .await?;
        Ok(id)
    }

    /// Notes how something ended that runs under the signed-in account: with a sentence, or with an error and
    /// what to do about it.
    pub async fn note_activity(
        &self,
        now: DateTime<Utc>,
        context: &str,
        outcome: std::result::Result<&str, &Error>,
    ) -> Result<()> {
        let (status, description, message) = match outcome {
            Ok(sentence) => ("Success", "", sentence.to_owned()),
            Err(error) => ("Failed", error.hint_text().unwrap_or_default(), error.to_string()),
        };
        let account = self.account().await?;
        self.add_activity(&Activity {
            id: 0,
            date: now,
            user_id: account.map(|account| account.username).unwrap_or_default(),
            status: status.to_owned(),
            context: context.to_owned(),
            description: description.to_owned(),
            message,
            error_code: outcome.err().map(|error| error.code().as_str()).unwrap_or_default(),
            cause: outcome.err().and_then(Error::cause_of),
            reference: outcome.err().and_then(Error::reference_text).unwrap_or_default().to_owned(),
        })
        .await?;
        Ok(())
    }

    /// The rows a filter lets through, newest first.
    pub async fn activities(&self, filter: &ActivityFilter) -> Result<Vec<Activity>> {
        let mut sql = Sql::new(SELECT);
        push_filter(&mut sql, filter);
        sql.push(" ORDER BY activity_id DESC LIMIT ").bind(match filter.limit {
            0 => DEFAULT_LIMIT,
            limit => i64::from(limit),
        });
        let mut conn = self.pool.acquire().await?;
        let rows: Vec<Row> = sql.all(&mut conn).await?;
        rows.into_iter().map(activity).collect()
    }

    /// Deletes the rows older than a time, all for `None`; gives how many.
    pub async fn delete_activities(&self, before: Option<DateTime<Utc>>) -> Result<u64> {
        let deleted = match before {
            Some(before) => {
                let sql = "DELETE FROM activity WHERE occurred_at < $1";
                sqlx::query(sql).bind(millis(before)).execute(&self.writer).await?
            }
            None => sqlx::query("DELETE FROM activity").execute(&self.writer).await?,
        };
        Ok(deleted.rows_affected())
    }
}

fn push_filter(sql: &mut Sql, filter: &ActivityFilter) {
    if !filter.status.trim().is_empty() {
        sql.push(" AND status = ").bind(filter.status.trim());
    }
    if !filter.context.trim().is_empty() {
        sql.push(" AND context = ").bind(filter.context.trim());
    }
    if let Some(since) = filter.since {
        sql.push(" AND occurred_at >= ").bind(millis(since));
    }
    if let Some(before) = filter.before {
        sql.push(" AND activity_id < ").bind(before);
    }
    for word in patterns(&filter.search) {
        sql.push(" AND (lower(description) LIKE ").bind(word.as_str()).push(" ESCAPE '\\'");
        sql.push(" OR lower(message) LIKE ").bind(word.as_str()).push(" ESCAPE '\\'");
        sql.push(" OR lower(context) LIKE ").bind(word).push(" ESCAPE '\\')");
    }
}

fn activity(row: Row) -> Result<Activity> {
    Ok(Activity {
        id: row.activity_id,
        date: from_millis(row.occurred_at)?,
        user_id: row.user_id,
        status: row.status,
        context: row.context,
        description: row.description,
        message: row.message,
        error_code: row.error_code,
        cause: json::known_word(&row.cause),
        reference: row.reference,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::advice::Cause;
    use crate::error::Code;
    use crate::store::test_support::{at, memory};

    fn newest(limit: u32) -> ActivityFilter {
        ActivityFilter { limit, ..ActivityFilter::default() }
    }

    #[tokio::test]
    async fn rows_are_filtered_and_deleted() {
        let store = memory().await;
        let refused =
            Error::new(Code::AccessDenied, "Exchange refused 100% of it").cause(Cause::NoMailboxRights);
        store.note_activity(at(0), "Get email messages", Ok("3 logged")).await.unwrap();
        store.note_activity(at(10), "Check connection", Err(&refused)).await.unwrap();
        store.note_activity(at(20), "Get email messages", Err(&refused)).await.unwrap();
        let found = async |filter: ActivityFilter| {
            let rows = store.activities(&filter).await.unwrap();
            rows.iter().map(|row| row.id).collect::<Vec<_>>()
        };
        let all = ActivityFilter::default;
        assert_eq!(found(all()).await, [3, 2, 1]);
        assert_eq!(found(ActivityFilter { status: "Failed".into(), ..all() }).await, [3, 2]);
        assert_eq!(found(ActivityFilter { context: "Get email messages".into(), ..all() }).await, [3, 1]);
        assert_eq!(found(ActivityFilter { since: Some(at(10)), ..all() }).await, [3, 2]);
        assert_eq!(found(ActivityFilter { search: "REFUSED 100%".into(), ..all() }).await, [3, 2]);
        assert_eq!(found(ActivityFilter { search: "100_".into(), ..all() }).await, [0; 0]);
        assert_eq!(found(ActivityFilter { before: Some(3), limit: 1, ..all() }).await, [2]);
        let row = store.activities(&newest(1)).await.unwrap().remove(0);
        assert_eq!((row.error_code.as_str(), row.cause), ("access_denied", Some(Cause::NoMailboxRights)));
        assert_eq!(store.delete_activities(Some(at(10))).await.unwrap(), 1);
        assert_eq!(store.delete_activities(None).await.unwrap(), 2);
        assert_eq!(found(all()).await, [0; 0]);
    }

    #[tokio::test]
    async fn activities_are_listed_newest_first_and_old_ones_go() {
        let store = memory().await;
        store.note_activity(at(0), "Get email messages", Ok("3 logged")).await.unwrap();
        let error = Error::new(Code::Throttled, "Exchange asks to slow down").hint("wait");
        store.note_activity(at(5), "Get email messages", Err(&error)).await.unwrap();
        let rows = store.activities(&newest(10)).await.unwrap();
        assert_eq!((rows[0].status.as_str(), rows[0].description.as_str()), ("Failed", "wait"));
        assert_eq!(
            (rows[1].status.as_str(), rows[1].message.as_str(), rows[1].date),
            ("Success", "3 logged", at(0))
        );
        assert_eq!(store.activities(&newest(1)).await.unwrap().len(), 1);
        let sql = "UPDATE sqlite_sequence SET seq = 10001 WHERE name = 'activity'";
        sqlx::query(sql).execute(&store.writer).await.unwrap();
        store.note_activity(at(9), "Get email messages", Ok("")).await.unwrap();
        assert_eq!(store.activities(&newest(10)).await.unwrap().len(), 1, "the oldest went");
    }
}
