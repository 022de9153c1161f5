//! Dated lines of comment on opportunities.

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::sql::Sql;
use crate::domain::opportunity::OpportunityComment;
use crate::error::Result;

/// Numbers of lines go up by so many, as in the original.
const STEP: i64 = 10_000;

/// The comments of an opportunity, in order.
pub(crate) async fn all(conn: &mut SqliteConnection, no: &str) -> Result<Vec<OpportunityComment>> {
    let mut sql =
        Sql::new("SELECT line_no, date, code, comment FROM opportunity_comment WHERE opportunity_no = ");
    sql.bind(no).push(" ORDER BY line_no");
    let rows: Vec<(i64, String, String, String)> = sql.all(conn).await?;
    let line = |(line_no, date, code, comment)| OpportunityComment { line_no, date, code, comment };
    Ok(rows.into_iter().map(line).collect())
}

/// Adds lines after the last one.
pub(crate) async fn add(
    conn: &mut SqliteConnection,
    no: &str,
    date: NaiveDate,
    lines: &[String],
) -> Result<()> {
    let mut line_no = all(conn, no).await?.last().map_or(0, |last| last.line_no);
    for line in lines {
        line_no += STEP;
        sqlx::query(
            "INSERT INTO opportunity_comment (opportunity_no, line_no, date, comment) VALUES ($1, $2, $3, $4)",
        )
        .bind(no)
        .bind(line_no)
        .bind(date.to_string())
        .bind(line)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Copies the comments of an interaction log entry, line by line (D.2, R85).
pub(crate) async fn copy_from_entry(conn: &mut SqliteConnection, no: &str, entry_no: i64) -> Result<()> {
    sqlx::query(
        "INSERT INTO opportunity_comment (opportunity_no, line_no, date, code, comment)
         SELECT $1, line_no, date, code, comment FROM interaction_comment WHERE entry_no = $2",
    )
    .bind(no)
    .bind(entry_no)
    .execute(conn)
    .await?;
    Ok(())
}

/// Deletes a line; says whether there was one.
pub(crate) async fn delete(conn: &mut SqliteConnection, no: &str, line_no: i64) -> Result<bool> {
    let done = sqlx::query("DELETE FROM opportunity_comment WHERE opportunity_no = $1 AND line_no = $2")
        .bind(no)
        .bind(line_no)
        .execute(conn)
        .await?;
    Ok(done.rows_affected() > 0)
}
