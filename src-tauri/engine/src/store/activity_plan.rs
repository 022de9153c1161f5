//! Activities: plans of tasks and their steps (R103).

use std::collections::BTreeMap;

use sqlx::SqliteConnection;

use super::Store;
use super::error::inconsistent;
use crate::domain::activity_plan::{ActivityPlan, ActivityStep};
use crate::domain::task::{TaskKind, TaskPriority};
use crate::error::{Code, Error, Result};

type StepRow = (String, u32, String, String, String, String);

impl Store {
    /// Every plan with its steps, by code.
    pub async fn activity_plans(&self) -> Result<Vec<ActivityPlan>> {
        let mut tx = self.begin_read().await?;
        let plans: Vec<(String, String)> =
            sqlx::query_as("SELECT code, description FROM activity_plan ORDER BY code")
                .fetch_all(&mut *tx)
                .await?;
        let rows: Vec<StepRow> = sqlx::query_as(
            "SELECT code, step, kind, description, priority, date_formula
             FROM activity_plan_step ORDER BY code, step",
        )
        .fetch_all(&mut *tx)
        .await?;
        let mut steps: BTreeMap<String, Vec<ActivityStep>> = BTreeMap::new();
        for row in rows {
            let (code, step) = read(row)?;
            steps.entry(code).or_default().push(step);
        }
        let whole = |(code, description): (String, String)| {
            let steps = steps.remove(&code).unwrap_or_default();
            ActivityPlan { code, description, steps }
        };
        Ok(plans.into_iter().map(whole).collect())
    }
}

/// The plan with that code; `None` when there is none.
pub(crate) async fn get(conn: &mut SqliteConnection, code: &str) -> Result<Option<ActivityPlan>> {
    let row: Option<(String, String)> =
        sqlx::query_as("SELECT code, description FROM activity_plan WHERE code = $1")
            .bind(code)
            .fetch_optional(&mut *conn)
            .await?;
    let Some((code, description)) = row else { return Ok(None) };
    let rows: Vec<StepRow> = sqlx::query_as(
        "SELECT code, step, kind, description, priority, date_formula
         FROM activity_plan_step WHERE code = $1 ORDER BY step",
    )
    .bind(&code)
    .fetch_all(conn)
    .await?;
    let steps = rows.into_iter().map(|row| Ok(read(row)?.1)).collect::<Result<Vec<_>>>()?;
    Ok(Some(ActivityPlan { code, description, steps }))
}

/// Writes a plan with its steps, new or not.
pub(crate) async fn save(conn: &mut SqliteConnection, plan: &ActivityPlan) -> Result<()> {
    sqlx::query(
        "INSERT INTO activity_plan (code, description) VALUES ($1, $2)
         ON CONFLICT (code) DO UPDATE SET description = excluded.description",
    )
    .bind(&plan.code)
    .bind(&plan.description)
    .execute(&mut *conn)
    .await?;
    sqlx::query("DELETE FROM activity_plan_step WHERE code = $1")
        .bind(&plan.code)
        .execute(&mut *conn)
        .await?;
    for step in &plan.steps {
        sqlx::query(
            "INSERT INTO activity_plan_step (code, step, kind, description, priority, date_formula)
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&plan.code)
        .bind(step.step)
        .bind(step.kind.as_str())
        .bind(&step.description)
        .bind(step.priority.as_str())
        .bind(&step.date_formula)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Deletes a plan with its steps; tasks made from it stay.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn delete(conn: &mut SqliteConnection, code: &str) -> Result<()> {
    let done = sqlx::query("DELETE FROM activity_plan WHERE code = $1").bind(code).execute(conn).await?;
    if done.rows_affected() == 0 {
        return Err(Error::new(Code::NotFound, format!("there is no activity {code}")));
    }
    Ok(())
}

fn read((code, step, kind, description, priority, date_formula): StepRow) -> Result<(String, ActivityStep)> {
    let kind = TaskKind::parse(&kind).ok_or_else(|| inconsistent("activity_plan_step", "kind", &code))?;
    let priority = TaskPriority::parse(&priority)
        .ok_or_else(|| inconsistent("activity_plan_step", "priority", &code))?;
    Ok((code, ActivityStep { step, kind, description, priority, date_formula }))
}
