//! Sales cycles and their stages (R95; `original.md` D.1).

use std::collections::BTreeMap;

use sqlx::SqliteConnection;

use super::Store;
use super::error::inconsistent;
use crate::domain::opportunity::cycle::{ProbabilityCalculation, SalesCycle, Stage};
use crate::domain::opportunity::percent::Percent;
use crate::domain::sales_cycle::{SalesCycleStatistics, StageStatistics};
use crate::error::Result;

type CycleRow = (String, String, String, bool);

#[derive(sqlx::FromRow)]
struct StageRow {
    sales_cycle_code: String,
    stage: i32,
    description: String,
    completed: i64,
    chances: i64,
    activity_code: String,
    quote_required: bool,
    allow_skip: bool,
    date_formula: String,
}

impl Store {
    /// Every sales cycle with its stages, by code.
    pub async fn sales_cycles(&self) -> Result<Vec<SalesCycle>> {
        let mut tx = self.begin_read().await?;
        let cycles: Vec<CycleRow> = sqlx::query_as(
            "SELECT code, description, probability_calculation, blocked FROM sales_cycle ORDER BY code",
        )
        .fetch_all(&mut *tx)
        .await?;
        let rows: Vec<StageRow> =
            sqlx::query_as("SELECT * FROM sales_cycle_stage ORDER BY sales_cycle_code, stage")
                .fetch_all(&mut *tx)
                .await?;
        let mut stages: BTreeMap<String, Vec<Stage>> = BTreeMap::new();
        for row in rows {
            let code = row.sales_cycle_code.clone();
            stages.entry(code).or_default().push(stage(row)?);
        }
        let whole = |row: CycleRow| {
            let stages = stages.remove(&row.0).unwrap_or_default();
            cycle(row, stages)
        };
        cycles.into_iter().map(whole).collect()
    }

    /// What the opportunities under way in a sales cycle come to, as a whole and by stage.
    pub async fn sales_cycle_statistics(&self, cycle: &SalesCycle) -> Result<SalesCycleStatistics> {
        let mut tx = self.begin_read().await?;
        let mut now = standing(&mut tx, &cycle.code).await?;
        let mut passed = passed(&mut tx, &cycle.code).await?;
        let mut found = SalesCycleStatistics {
            code: cycle.code.clone(),
            description: cycle.description.clone(),
            ..SalesCycleStatistics::default()
        };
        for stage in &cycle.stages {
            let (no_of_opportunities, estimated_value, calcd_current_value) =
                now.remove(&stage.stage).unwrap_or_default();
            found.no_of_opportunities += no_of_opportunities;
            found.estimated_value += estimated_value;
            found.calcd_current_value += calcd_current_value;
            found.stages.push(StageStatistics {
                stage: stage.stage,
                description: stage.description.clone(),
                no_of_opportunities,
                estimated_value,
                calcd_current_value,
                average_no_of_days: passed.remove(&stage.stage).and_then(|(days, count)| middle(days, count)),
            });
        }
        Ok(found)
    }
}

/// The sales cycle with that code; `None` when there is none.
pub(crate) async fn get(conn: &mut SqliteConnection, code: &str) -> Result<Option<SalesCycle>> {
    let row: Option<CycleRow> = sqlx::query_as(
        "SELECT code, description, probability_calculation, blocked FROM sales_cycle WHERE code = $1",
    )
    .bind(code)
    .fetch_optional(&mut *conn)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let rows: Vec<StageRow> =
        sqlx::query_as("SELECT * FROM sales_cycle_stage WHERE sales_cycle_code = $1 ORDER BY stage")
            .bind(code)
            .fetch_all(conn)
            .await?;
    let stages = rows.into_iter().map(stage).collect::<Result<Vec<_>>>()?;
    cycle(row, stages).map(Some)
}

/// Writes a sales cycle with its stages, new or not.
pub(crate) async fn save(conn: &mut SqliteConnection, cycle: &SalesCycle) -> Result<()> {
    sqlx::query(
        "INSERT INTO sales_cycle (code, description, probability_calculation, blocked) VALUES ($1, $2, $3, $4)
         ON CONFLICT (code) DO UPDATE SET description = excluded.description,
             probability_calculation = excluded.probability_calculation, blocked = excluded.blocked",
    )
    .bind(&cycle.code)
    .bind(&cycle.description)
    .bind(cycle.probability_calculation.as_str())
    .bind(cycle.blocked)
    .execute(&mut *conn)
    .await?;
    sqlx::query("DELETE FROM sales_cycle_stage WHERE sales_cycle_code = $1")
        .bind(&cycle.code)
        .execute(&mut *conn)
        .await?;
    for stage in &cycle.stages {
        sqlx::query(
            "INSERT INTO sales_cycle_stage (sales_cycle_code, stage, description, completed, chances,
                 activity_code, quote_required, allow_skip, date_formula)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(&cycle.code)
        .bind(stage.stage)
        .bind(&stage.description)
        .bind(stage.completed.parts())
        .bind(stage.chances.parts())
        .bind(&stage.activity_code)
        .bind(stage.quote_required)
        .bind(stage.allow_skip)
        .bind(&stage.date_formula)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Deletes a sales cycle with its stages; the history of opportunities keeps its code.
pub(crate) async fn delete(conn: &mut SqliteConnection, code: &str) -> Result<()> {
    sqlx::query("DELETE FROM sales_cycle WHERE code = $1").bind(code).execute(conn).await?;
    Ok(())
}

/// Whether an opportunity that is not closed uses a sales cycle: it names it, or stands in it (`original.md` D.1, I).
pub(crate) async fn is_used(conn: &mut SqliteConnection, code: &str) -> Result<bool> {
    let (used,) = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM opportunity WHERE sales_cycle_code = $1 AND closed = 0)
             OR EXISTS (SELECT 1 FROM opportunity_entry WHERE sales_cycle_code = $1 AND active <> 0
                 AND action_taken NOT IN ('Won', 'Lost'))",
    )
    .bind(code)
    .fetch_one(conn)
    .await?;
    Ok(used)
}

/// Whether an opportunity stands at a stage now.
pub(crate) async fn is_stage_used(conn: &mut SqliteConnection, code: &str, stage: i32) -> Result<bool> {
    let (used,) = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM opportunity_entry
             WHERE sales_cycle_code = $1 AND stage = $2 AND active <> 0)",
    )
    .bind(code)
    .bind(stage)
    .fetch_one(conn)
    .await?;
    Ok(used)
}

/// Count, estimated and calculated value of the opportunities under way, by stage.
async fn standing(conn: &mut SqliteConnection, code: &str) -> Result<BTreeMap<i32, (i64, i64, i64)>> {
    let rows: Vec<(i32, i64, i64, i64)> = sqlx::query_as(
        "SELECT stage, COUNT(*), SUM(estimated_value_minor), SUM(calcd_current_value_minor)
         FROM opportunity_entry
         WHERE sales_cycle_code = $1 AND active <> 0 AND action_taken NOT IN ('Won', 'Lost')
         GROUP BY stage",
    )
    .bind(code)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(stage, count, value, current)| (stage, (count, value, current))).collect())
}

/// Days spent at each stage by those that left it, and how many did.
async fn passed(conn: &mut SqliteConnection, code: &str) -> Result<BTreeMap<i32, (i64, i64)>> {
    let rows: Vec<(i32, i64, i64)> = sqlx::query_as(
        "SELECT stage, SUM(days_open), COUNT(*) FROM opportunity_entry
         WHERE sales_cycle_code = $1 AND active = 0 GROUP BY stage",
    )
    .bind(code)
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|(stage, days, count)| (stage, (days, count))).collect())
}

/// The middle to two decimals, a half going up.
fn middle(days: i64, count: i64) -> Option<f64> {
    let hundredths = (days.checked_mul(200)?.checked_add(count)?).checked_div(count.checked_mul(2)?)?;
    i32::try_from(hundredths).ok().map(|hundredths| f64::from(hundredths) / 100.0)
}

fn cycle((code, description, method, blocked): CycleRow, stages: Vec<Stage>) -> Result<SalesCycle> {
    let probability_calculation = ProbabilityCalculation::parse(&method)
        .ok_or_else(|| inconsistent("sales_cycle", "probability_calculation", &code))?;
    Ok(SalesCycle { code, description, probability_calculation, blocked, stages })
}

fn stage(row: StageRow) -> Result<Stage> {
    let share = |column: &str, parts: i64| {
        Percent::from_parts(parts)
            .ok_or_else(|| inconsistent("sales_cycle_stage", column, &row.sales_cycle_code))
    };
    Ok(Stage {
        stage: row.stage,
        completed: share("completed", row.completed)?,
        chances: share("chances", row.chances)?,
        description: row.description,
        activity_code: row.activity_code,
        quote_required: row.quote_required,
        allow_skip: row.allow_skip,
        date_formula: row.date_formula,
    })
}
