//! The history of runs.

use chrono::{DateTime, Utc};

use super::error::inconsistent;
use super::time::{from_millis, millis};
use super::{Store, json};
use crate::domain::job::{RunStatus, RunSummary};
use crate::error::Result;

impl Store {
    /// Notes the start of a run and gives its number.
    pub async fn start_run(&self, mailbox_id: i64, now: DateTime<Utc>) -> Result<i64> {
        let (run_id,) = sqlx::query_as(
            "INSERT INTO run (mailbox_id, started_at, status) VALUES ($1, $2, $3) RETURNING run_id",
        )
        .bind(mailbox_id)
        .bind(millis(now))
        .bind(RunStatus::Running.as_str())
        .fetch_one(&self.writer)
        .await?;
        Ok(run_id)
    }

    /// Notes what a run has done so far, or how it ended.
    pub async fn save_run(&self, summary: &RunSummary) -> Result<()> {
        sqlx::query("UPDATE run SET finished_at = $1, status = $2, summary = $3 WHERE run_id = $4")
            .bind(summary.finished_at.map(millis))
            .bind(summary.status.as_str())
            .bind(json::text(summary)?)
            .bind(summary.run_id)
            .execute(&self.writer)
            .await?;
        Ok(())
    }

    /// The last runs, newest first.
    pub async fn runs(&self, limit: u32) -> Result<Vec<RunSummary>> {
        let rows: Vec<(i64, i64, Option<i64>, String, String)> = sqlx::query_as(
            "SELECT run_id, started_at, finished_at, status, summary FROM run ORDER BY run_id DESC LIMIT $1",
        )
        .bind(limit)
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter()
            .map(|(run_id, started_at, finished_at, status, summary)| {
                let summary: RunSummary = json::read_over_default(&summary, ("run", "summary", run_id))?;
                Ok(RunSummary {
                    run_id,
                    started_at: from_millis(started_at)?,
                    finished_at: finished_at.map(from_millis).transpose()?,
                    status: RunStatus::parse(&status).ok_or_else(|| inconsistent("run", "status", run_id))?,
                    ..summary
                })
            })
            .collect()
    }

    /// Marks runs as interrupted that a program left without an end. Only whoever holds the lease of the job may
    /// ask for that: no run can be under way then.
    pub async fn interrupt_stale_runs(&self) -> Result<()> {
        sqlx::query("UPDATE run SET status = $1 WHERE status = $2")
            .bind(RunStatus::Interrupted.as_str())
            .bind(RunStatus::Running.as_str())
            .execute(&self.writer)
            .await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;
    use crate::store::test_support::{at, memory};

    #[tokio::test]
    async fn runs_come_back_newest_first_and_unfinished_ones_are_interrupted() {
        let store = memory().await;
        let mailbox = store.mailbox("graph", "log@aurora.example", at(0)).await.unwrap().mailbox_id;
        let first = store.start_run(mailbox, at(0)).await.unwrap();
        let second = store.start_run(mailbox, at(10)).await.unwrap();
        let summary = RunSummary {
            run_id: second,
            started_at: at(10),
            finished_at: Some(at(12)),
            found: 7,
            logged: 3,
            status: RunStatus::Postponed,
            error_code: "throttled".into(),
            next_attempt_at: Some(at(99)),
            ..RunSummary::default()
        };
        store.save_run(&summary).await.unwrap();
        store.interrupt_stale_runs().await.unwrap();
        let runs = store.runs(10).await.unwrap();
        assert_eq!(runs[0], summary);
        assert_eq!((runs[1].run_id, runs[1].started_at, runs[1].finished_at), (first, at(0), None));
        assert_eq!(runs[1].status, RunStatus::Interrupted);
        assert_eq!(store.runs(1).await.unwrap().len(), 1);
    }

    #[tokio::test]
    async fn a_summary_of_another_version_is_read_and_a_broken_one_is_named() {
        let store = memory().await;
        let mailbox = store.mailbox("graph", "log@aurora.example", at(0)).await.unwrap().mailbox_id;
        store.start_run(mailbox, at(0)).await.unwrap();
        sqlx::query(r#"UPDATE run SET summary = '{"found": 4, "of_tomorrow": 1}'"#)
            .execute(&store.writer)
            .await
            .unwrap();
        assert_eq!(store.runs(1).await.unwrap()[0].found, 4);
        sqlx::query("UPDATE run SET summary = '['").execute(&store.writer).await.unwrap();
        let error = store.runs(1).await.unwrap_err();
        assert_eq!(error.code(), Code::StoreInconsistent);
        assert!(error.to_string().contains("run.summary"), "{error}");
    }
}
