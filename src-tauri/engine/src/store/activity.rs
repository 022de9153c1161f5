//! The activity log (R41, R74, W25).

use chrono::{DateTime, Utc};

use super::Store;
use super::time::{from_millis, millis};
use crate::domain::job::Activity;
use crate::error::{Error, Result};

/// Rows that are kept: at a run every ten minutes, more than two months of a failing job.
const KEPT: i64 = 10_000;

type Row = (i64, i64, String, String, String, String, String);

impl Store {
    /// Adds a row, whatever its number, and gives the number. The oldest rows go when there are too many.
    pub async fn add_activity(&self, activity: &Activity) -> Result<i64> {
        let (id,): (i64,) = sqlx::query_as(
            "INSERT INTO activity (occurred_at, user_id, status, context, description, message)
             VALUES ($1, $2, $3, $4, $5, $6) RETURNING activity_id",
        )
        .bind(millis(activity.date))
        .bind(&activity.user_id)
        .bind(&activity.status)
        .bind(&activity.context)
        .bind(&activity.description)
        .bind(&activity.message)
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
        })
        .await?;
        Ok(())
    }

    /// The last rows, newest first.
    pub async fn activities(&self, limit: u32) -> Result<Vec<Activity>> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT activity_id, occurred_at, user_id, status, context, description, message
             FROM activity ORDER BY activity_id DESC LIMIT $1",
        )
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter()
            .map(|(id, at, user_id, status, context, description, message)| {
                Ok(Activity { id, date: from_millis(at)?, user_id, status, context, description, message })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;
    use crate::store::test_support::{at, memory};

    #[tokio::test]
    async fn activities_are_listed_newest_first_and_old_ones_go() {
        let store = memory().await;
        store.note_activity(at(0), "Get email messages", Ok("3 logged")).await.unwrap();
        let error = Error::new(Code::Throttled, "Exchange asks to slow down").hint("wait");
        store.note_activity(at(5), "Get email messages", Err(&error)).await.unwrap();
        let rows = store.activities(10).await.unwrap();
        assert_eq!((rows[0].status.as_str(), rows[0].description.as_str()), ("Failed", "wait"));
        assert_eq!(
            (rows[1].status.as_str(), rows[1].message.as_str(), rows[1].date),
            ("Success", "3 logged", at(0))
        );
        assert_eq!(store.activities(1).await.unwrap().len(), 1);
        let sql = "UPDATE sqlite_sequence SET seq = 10001 WHERE name = 'activity'";
        sqlx::query(sql).execute(&store.writer).await.unwrap();
        store.note_activity(at(9), "Get email messages", Ok("")).await.unwrap();
        assert_eq!(store.activities(10).await.unwrap().len(), 1, "the oldest went");
    }
}
