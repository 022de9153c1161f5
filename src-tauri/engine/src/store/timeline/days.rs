//! What of a timeline has a day and no time: tasks, and the steps of opportunities.

use sqlx::SqliteConnection;

use super::Wanted;
use crate::domain::timeline::{Milestone, TimelineKind, TimelineStep};
use crate::error::Result;
use crate::store::sql::{Sql, Value, patterns};

/// A task and the day it is due.
#[derive(Debug)]
pub(super) struct Due {
    pub(super) date: String,
    pub(super) task_no: String,
}

/// A line of the history of an opportunity; line 0 is its creation.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Step {
    pub(super) date: String,
    pub(super) line: i64,
    pub(super) opportunity_no: String,
    description: String,
    action_taken: String,
    stage: i32,
    stage_description: String,
    value: i64,
    close_opportunity_code: String,
    salesperson_code: String,
}

impl Step {
    pub(super) fn into_item(self) -> TimelineStep {
        let milestone = match (self.line, self.action_taken.as_str()) {
            (0, _) => Milestone::Created,
            (_, "Won") => Milestone::Won,
            (_, "Lost") => Milestone::Lost,
            _ => Milestone::Stage,
        };
        TimelineStep {
            opportunity_no: self.opportunity_no,
            description: self.description,
            milestone,
            date: self.date,
            stage: self.stage,
            stage_description: self.stage_description,
            value: self.value,
            close_opportunity_code: self.close_opportunity_code,
            salesperson_code: self.salesperson_code,
        }
    }
}

/// At most so many tasks before a place, the latest first.
pub(super) async fn tasks(
    conn: &mut SqliteConnection,
    wanted: &Wanted<'_>,
    (date, no): &(String, String),
    most: usize,
) -> Result<Vec<Due>> {
    if !wanted.query.wants(TimelineKind::Tasks) {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new("SELECT t.date, t.task_no FROM task t WHERE t.canceled = 0 AND t.");
    sql.push(wanted.column).push(" = ").bind(wanted.key);
    sql.push(" AND (t.date, t.task_no) < ").bind_list([date.as_str(), no.as_str()]);
    for pattern in patterns(&wanted.query.search) {
        sql.push(" AND t.search_text LIKE ").bind(pattern).push(" ESCAPE '\\'");
    }
    sql.push(" ORDER BY t.date DESC, t.task_no DESC LIMIT ").bind(many(most));
    let rows = sql.all::<(String, String)>(conn).await?;
    Ok(rows.into_iter().map(|(date, task_no)| Due { date, task_no }).collect())
}

/// At most so many steps of opportunities before a place, the latest first.
pub(super) async fn steps(
    conn: &mut SqliteConnection,
    wanted: &Wanted<'_>,
    (date, line, no): &(String, i64, String),
    most: usize,
) -> Result<Vec<Step>> {
    if !wanted.query.wants(TimelineKind::Opportunities) {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(
        "SELECT v.date, v.line, v.opportunity_no, v.description, v.action_taken, v.stage, v.stage_description,
             v.value, v.close_opportunity_code, v.salesperson_code
         FROM (SELECT o.creation_date AS date, CAST(0 AS BIGINT) AS line, o.opportunity_no, o.description,
                 '' AS action_taken, 0 AS stage, '' AS stage_description, CAST(0 AS BIGINT) AS value,
                 '' AS close_opportunity_code, o.salesperson_code
             FROM opportunity o",
    );
    push_opportunities(&mut sql, wanted);
    sql.push(
        " UNION ALL SELECT h.date_of_change, h.entry_no, o.opportunity_no, o.description, h.action_taken, h.stage,
                 h.stage_description,
                 CASE WHEN h.action_taken = 'Won' THEN h.calcd_current_value_minor ELSE h.estimated_value_minor END,
                 h.close_opportunity_code, h.salesperson_code
             FROM opportunity o JOIN opportunity_entry h ON h.opportunity_no = o.opportunity_no",
    );
    push_opportunities(&mut sql, wanted);
    sql.push(" AND h.action_taken <> 'Updated') v WHERE (v.date, v.line, v.opportunity_no) < ");
    sql.bind_list::<Value>([date.as_str().into(), (*line).into(), no.as_str().into()]);
    sql.push(" ORDER BY v.date DESC, v.line DESC, v.opportunity_no DESC LIMIT ").bind(many(most));
    sql.all(conn).await
}

/// Adds whose opportunities, and the words they are found by.
fn push_opportunities(sql: &mut Sql, wanted: &Wanted<'_>) {
    sql.push(" WHERE o.").push(wanted.column).push(" = ").bind(wanted.key);
    for pattern in patterns(&wanted.query.search) {
        sql.push(" AND o.search_text LIKE ").bind(pattern).push(" ESCAPE '\\'");
    }
}

fn many(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}
