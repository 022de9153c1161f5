//! Comments on contacts.

use sqlx::SqliteConnection;

use super::Store;
use crate::domain::contact::ContactComment;
use crate::error::{Code, Error, Result};

/// Between two lines, so that one can be put between them.
const STEP: i64 = 10_000;

impl Store {
    /// The comments on a contact, oldest line first.
    pub async fn contact_comments(&self, contact_no: &str) -> Result<Vec<ContactComment>> {
        let rows: Vec<(i64, String, String, String)> = sqlx::query_as(
            "SELECT line_no, date, code, comment FROM contact_comment WHERE contact_no = $1 ORDER BY line_no",
        )
        .bind(contact_no)
        .fetch_all(&self.pool)
        .await?;
        let comment = |(line_no, date, code, comment)| ContactComment { line_no, date, code, comment };
        Ok(rows.into_iter().map(comment).collect())
    }
}

/// Adds a comment behind the others, whatever its line number, and gives its number.
pub(crate) async fn add(
    conn: &mut SqliteConnection,
    contact_no: &str,
    comment: &ContactComment,
) -> Result<i64> {
    let (line_no,): (i64,) = sqlx::query_as(
        "INSERT INTO contact_comment (contact_no, line_no, date, code, comment)
         SELECT $1, COALESCE(MAX(line_no), 0) + $2, $3, $4, $5 FROM contact_comment WHERE contact_no = $1
         RETURNING line_no",
    )
    .bind(contact_no)
    .bind(STEP)
    .bind(&comment.date)
    .bind(&comment.code)
    .bind(&comment.comment)
    .fetch_one(conn)
    .await?;
    Ok(line_no)
}

/// Deletes a comment.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn delete(conn: &mut SqliteConnection, contact_no: &str, line_no: i64) -> Result<()> {
    let done = sqlx::query("DELETE FROM contact_comment WHERE contact_no = $1 AND line_no = $2")
        .bind(contact_no)
        .bind(line_no)
        .execute(conn)
        .await?;
    if done.rows_affected() == 0 {
        return Err(Error::new(Code::NotFound, format!("{contact_no} has no comment {line_no}")));
    }
    Ok(())
}

/// Moves the comments of one contact behind those of another; gives how many.
pub(super) async fn hand_over(conn: &mut SqliteConnection, from: &str, to: &str) -> Result<i64> {
    let done = sqlx::query(
        "UPDATE contact_comment
         SET contact_no = $1,
             line_no = line_no + (SELECT COALESCE(MAX(line_no), 0) FROM contact_comment WHERE contact_no = $1)
         WHERE contact_no = $2",
    )
    .bind(to)
    .bind(from)
    .execute(conn)
    .await?;
    Ok(i64::try_from(done.rows_affected()).unwrap_or(i64::MAX))
}
