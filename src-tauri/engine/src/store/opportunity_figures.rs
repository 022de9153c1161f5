//! What many opportunities come to: board, charts, statistics.

use chrono::{Days, NaiveDate};
use sqlx::SqliteConnection;

use super::Store;
use super::error::inconsistent;
use super::opportunity::by_numbers;
use super::sql::Sql;
use crate::domain::opportunity::cycle::{CloseType, SalesCycle};
use crate::domain::opportunity::figures::{
    AGES, AgeSum, CloseCodeSum, MonthSum, OpportunityStatistics, Pipeline, StageSum, Sum,
};
use crate::domain::opportunity::query::{Board, BoardColumn, PipelineQuery};
use crate::error::Result;

/// Cards a column of the board shows.
const CARDS: i64 = 200;

const SUMS: &str = "COUNT(*), COALESCE(SUM(a.estimated_value_minor), 0),
     COALESCE(SUM(a.calcd_current_value_minor), 0)";
const FROM: &str = " FROM opportunity o
     LEFT JOIN opportunity_entry a ON a.opportunity_no = o.opportunity_no AND a.active <> 0 ";

impl Store {
    /// The open opportunities of a sales cycle, stage by stage, those not started before them.
    pub async fn board(&self, cycle: &SalesCycle, query: &PipelineQuery) -> Result<Board> {
        let mut tx = self.begin_read().await?;
        let mut columns = vec![BoardColumn::default()];
        columns.extend(cycle.stages.iter().map(|stage| BoardColumn {
            stage: stage.stage,
            description: stage.description.clone(),
            quote_required: stage.quote_required,
            ..BoardColumn::default()
        }));
        for column in &mut columns {
            fill(&mut tx, column, query).await?;
        }
        Ok(Board { sales_cycle_code: cycle.code.clone(), description: cycle.description.clone(), columns })
    }

    /// The figures of the charts.
    pub async fn pipeline(&self, query: &PipelineQuery, today: NaiveDate) -> Result<Pipeline> {
        let mut tx = self.begin_read().await?;
        let mut ages = Vec::new();
        for (from_days, to_days) in AGES {
            ages.push(age(&mut tx, query, today, (from_days, to_days)).await?);
        }
        Ok(Pipeline {
            open: open(&mut tx, query).await?,
            stages: stages(&mut tx, query).await?,
            months: months(&mut tx, query).await?,
            close_codes: close_codes(&mut tx, query).await?,
            ages,
        })
    }
}

/// What the opportunities come to whose column `whose` is `key`.
pub(super) async fn statistics(
    conn: &mut SqliteConnection,
    whose: &'static str,
    key: &str,
) -> Result<OpportunityStatistics> {
    let mut sql = Sql::new("SELECT COUNT(*), COALESCE(SUM(CASE o.closed WHEN 0 THEN 1 ELSE 0 END), 0),");
    sql.push(" COALESCE(SUM(CASE o.status WHEN 'Won' THEN 1 ELSE 0 END), 0),");
    sql.push(" COALESCE(SUM(CASE o.status WHEN 'Lost' THEN 1 ELSE 0 END), 0),");
    sql.push(" COALESCE(SUM(a.estimated_value_minor), 0), COALESCE(SUM(a.calcd_current_value_minor), 0)");
    sql.push(FROM).push("WHERE o.").push(whose).push(" = ").bind(key);
    let row = sql.all::<(i64, i64, i64, i64, i64, i64)>(conn).await?.pop().unwrap_or_default();
    Ok(OpportunityStatistics {
        no_of_opportunities: row.0,
        no_of_open_opportunities: row.1,
        no_of_won_opportunities: row.2,
        no_of_lost_opportunities: row.3,
        estimated_value: row.4,
        calcd_current_value: row.5,
    })
}

async fn fill(conn: &mut SqliteConnection, column: &mut BoardColumn, query: &PipelineQuery) -> Result<()> {
    let mut sums = selected(SUMS, query, "WHERE o.closed = 0");
    let mut cards = selected("o.opportunity_no", query, "WHERE o.closed = 0");
    for sql in [&mut sums, &mut cards] {
        sql.push(" AND COALESCE(a.stage, 0) = ").bind(i64::from(column.stage));
    }
    cards.push(" ORDER BY COALESCE(a.estimated_close_date, ''), o.opportunity_no LIMIT ").bind(CARDS);
    column.sum = sums.all::<(i64, i64, i64)>(conn).await?.pop().map(sum).unwrap_or_default();
    let numbers: Vec<String> = cards.all::<(String,)>(conn).await?.into_iter().map(|(no,)| no).collect();
    column.opportunities = by_numbers(conn, &numbers).await?;
    Ok(())
}

async fn open(conn: &mut SqliteConnection, query: &PipelineQuery) -> Result<Sum> {
    let sql = selected(SUMS, query, "WHERE o.closed = 0");
    Ok(sql.all::<(i64, i64, i64)>(conn).await?.pop().map(sum).unwrap_or_default())
}

async fn stages(conn: &mut SqliteConnection, query: &PipelineQuery) -> Result<Vec<StageSum>> {
    let columns =
        format!("o.sales_cycle_code, COALESCE(a.stage, 0), COALESCE(MAX(a.stage_description), ''), {SUMS}");
    let mut sql = selected(&columns, query, "WHERE o.closed = 0");
    sql.push(" GROUP BY o.sales_cycle_code, COALESCE(a.stage, 0)");
    sql.push(" ORDER BY o.sales_cycle_code, COALESCE(a.stage, 0)");
    let rows: Vec<(String, i32, String, i64, i64, i64)> = sql.all(conn).await?;
    let stage = |(sales_cycle_code, stage, description, count, value, weight)| StageSum {
        sales_cycle_code,
        stage,
        description,
        sum: sum((count, value, weight)),
    };
    Ok(rows.into_iter().map(stage).collect())
}

async fn months(conn: &mut SqliteConnection, query: &PipelineQuery) -> Result<Vec<MonthSum>> {
    let columns = format!("substr(a.estimated_close_date, 1, 7), {SUMS}");
    let mut sql = selected(&columns, query, "WHERE o.closed = 0 AND a.entry_no IS NOT NULL");
    sql.push(" GROUP BY substr(a.estimated_close_date, 1, 7) ORDER BY 1");
    let rows: Vec<(String, i64, i64, i64)> = sql.all(conn).await?;
    let month = |(month, count, value, weight)| MonthSum { month, sum: sum((count, value, weight)) };
    Ok(rows.into_iter().map(month).collect())
}

async fn close_codes(conn: &mut SqliteConnection, query: &PipelineQuery) -> Result<Vec<CloseCodeSum>> {
    let columns = format!(
        "a.close_opportunity_code, COALESCE((SELECT d.description FROM close_opportunity_code d
             WHERE d.code = a.close_opportunity_code), ''), o.status, {SUMS}"
    );
    let mut sql = selected(&columns, query, "WHERE o.closed <> 0 AND a.entry_no IS NOT NULL");
    sql.push(" GROUP BY a.close_opportunity_code, o.status ORDER BY o.status DESC, a.close_opportunity_code");
    let rows: Vec<(String, String, String, i64, i64, i64)> = sql.all(conn).await?;
    rows.into_iter()
        .map(|(code, description, status, count, value, weight)| {
            let kind =
                CloseType::parse(&status).ok_or_else(|| inconsistent("opportunity", "status", &code))?;
            Ok(CloseCodeSum { code, description, kind, sum: sum((count, value, weight)) })
        })
        .collect()
}

/// Those created so many days ago; what was created later than today is as young as can be.
async fn age(
    conn: &mut SqliteConnection,
    query: &PipelineQuery,
    today: NaiveDate,
    (from_days, to_days): (i32, Option<i32>),
) -> Result<AgeSum> {
    let before = |days: i32| {
        let days = Days::new(u64::try_from(days).unwrap_or_default());
        today.checked_sub_days(days).unwrap_or(NaiveDate::MIN).format("%Y-%m-%d").to_string()
    };
    let mut sql = selected(SUMS, query, "WHERE o.closed = 0");
    if from_days > 0 {
        sql.push(" AND o.creation_date <= ").bind(before(from_days));
    }
    if let Some(to_days) = to_days {
        sql.push(" AND o.creation_date >= ").bind(before(to_days));
    }
    let found = sql.all::<(i64, i64, i64)>(conn).await?.pop().map(sum).unwrap_or_default();
    Ok(AgeSum { from_days, to_days, sum: found })
}

fn selected(columns: &str, query: &PipelineQuery, which: &str) -> Sql {
    let mut sql = Sql::new("SELECT ");
    sql.push(columns).push(FROM).push(which);
    for (condition, value) in [
        (" AND o.sales_cycle_code = ", &query.sales_cycle_code),
        (" AND o.salesperson_code = ", &query.salesperson_code),
    ] {
        if !value.is_empty() {
            sql.push(condition).bind(value.as_str());
        }
    }
    sql
}

fn sum((count, estimated_value, calcd_current_value): (i64, i64, i64)) -> Sum {
    Sum { count, estimated_value, calcd_current_value }
}
