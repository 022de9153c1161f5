//! The job queue entry of e-mail logging: one row.

use super::error::inconsistent;
use super::time::{from_millis, millis};
use super::{Store, json};
use crate::domain::job::Job;
use crate::error::Result;

#[derive(sqlx::FromRow)]
struct Row {
    status: String,
    minutes_between: i64,
    weekdays: i64,
    starting_time: String,
    ending_time: String,
    earliest_start: Option<i64>,
    expiration: Option<i64>,
    max_attempts: i64,
    attempts: i64,
    rerun_delay_seconds: i64,
    next_run: Option<i64>,
    error_code: String,
    error_message: String,
    error_cause: String,
}

impl Store {
    /// The job; `None` as long as logging was never enabled. Its description and account are blank here.
    pub async fn job(&self) -> Result<Option<Job>> {
        let row: Option<Row> = sqlx::query_as(
            "SELECT status, minutes_between, weekdays, starting_time, ending_time, earliest_start, expiration,
                 max_attempts, attempts, rerun_delay_seconds, next_run, error_code, error_message,
                 error_cause
             FROM job WHERE job_id = 1",
        )
        .fetch_optional(&self.pool)
        .await?;
        row.map(job).transpose()
    }

    /// Saves the job, but for its description and account.
    pub async fn save_job(&self, job: &Job) -> Result<()> {
        sqlx::query(
            "INSERT INTO job (job_id, status, minutes_between, weekdays, starting_time, ending_time, earliest_start,
                 expiration, max_attempts, attempts, rerun_delay_seconds, next_run, error_code, error_message,
                 error_cause)
             VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
             ON CONFLICT (job_id) DO UPDATE SET status = excluded.status,
                 minutes_between = excluded.minutes_between, weekdays = excluded.weekdays,
                 starting_time = excluded.starting_time, ending_time = excluded.ending_time,
                 earliest_start = excluded.earliest_start, expiration = excluded.expiration,
                 max_attempts = excluded.max_attempts, attempts = excluded.attempts,
                 rerun_delay_seconds = excluded.rerun_delay_seconds, next_run = excluded.next_run,
                 error_code = excluded.error_code, error_message = excluded.error_message,
                 error_cause = excluded.error_cause",
        )
        .bind(json::word_of(&job.status)?)
        .bind(job.minutes_between)
        .bind(bits(job.weekdays))
        .bind(&job.starting_time)
        .bind(&job.ending_time)
        .bind(job.earliest_start.map(millis))
        .bind(job.expiration.map(millis))
        .bind(job.max_attempts)
        .bind(job.attempts)
        .bind(job.rerun_delay_seconds)
        .bind(job.next_run.map(millis))
        .bind(&job.error_code)
        .bind(&job.error_message)
        .bind(json::word_or_blank(job.error_cause.as_ref())?)
        .execute(&self.writer)
        .await?;
        Ok(())
    }

    /// Deletes the job: logging was disabled.
    pub async fn delete_job(&self) -> Result<()> {
        sqlx::query("DELETE FROM job").execute(&self.writer).await?;
        Ok(())
    }
}

fn job(row: Row) -> Result<Job> {
    let small = |column: &str, value: i64| u32::try_from(value).map_err(|_| inconsistent("job", column, 1));
    Ok(Job {
        status: json::word(&row.status, ("job", "status", 1))?,
        description: String::new(),
        user_id: String::new(),
        minutes_between: small("minutes_between", row.minutes_between)?,
        weekdays: std::array::from_fn(|day| row.weekdays & (1 << day) != 0),
        starting_time: row.starting_time,
        ending_time: row.ending_time,
        earliest_start: row.earliest_start.map(from_millis).transpose()?,
        expiration: row.expiration.map(from_millis).transpose()?,
        max_attempts: small("max_attempts", row.max_attempts)?,
        attempts: small("attempts", row.attempts)?,
        rerun_delay_seconds: small("rerun_delay_seconds", row.rerun_delay_seconds)?,
        next_run: row.next_run.map(from_millis).transpose()?,
        error_code: row.error_code,
        error_message: row.error_message,
        error_cause: json::known_word(&row.error_cause),
    })
}

/// The days as bits, Monday the lowest.
fn bits(weekdays: [bool; 7]) -> i64 {
    weekdays.into_iter().rev().fold(0, |bits, day| bits << 1 | i64::from(day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::job::JobStatus;
    use crate::error::Code;
    use crate::store::test_support::{at, memory};

    #[tokio::test]
    async fn the_job_comes_back_as_it_was_saved() {
        let store = memory().await;
        assert_eq!(store.job().await.unwrap(), None);
        let mut job = Job {
            status: JobStatus::InProcess,
            minutes_between: 10,
            weekdays: [true, false, true, true, true, false, false],
            starting_time: "22:00".into(),
            ending_time: "06:00".into(),
            earliest_start: Some(at(0)),
            max_attempts: 3,
            attempts: 1,
            rerun_delay_seconds: 60,
            next_run: Some(at(600)),
            error_code: "throttled".into(),
            error_message: "Exchange asks to slow down".into(),
            ..Job::default()
        };
        store.save_job(&job).await.unwrap();
        assert_eq!(store.job().await.unwrap(), Some(job.clone()));
        job.status = JobStatus::OnHold;
        job.earliest_start = None;
        store.save_job(&job).await.unwrap();
        assert_eq!(store.job().await.unwrap(), Some(job));
        sqlx::query("UPDATE job SET status = 'Asleep'").execute(&store.writer).await.unwrap();
        assert_eq!(store.job().await.unwrap_err().code(), Code::StoreInconsistent);
        store.delete_job().await.unwrap();
        assert_eq!(store.job().await.unwrap(), None);
    }
}
