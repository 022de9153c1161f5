//! What stands beside an entry on its card: dated lines of comment, its title, the other entries of its mail.

use chrono::NaiveDate;
use sqlx::SqliteConnection;

use super::sql::Sql;
use super::{Store, entry, participants, template};
use crate::domain::interaction::{EntryCard, EntryComment, LogEntry, title};
use crate::error::Result;

/// Numbers of lines go up by so many, as in the original.
const STEP: i64 = 10_000;

impl Store {
    /// The entry with that number and everything about it; `None` when there is none.
    pub async fn entry_card(&self, entry_no: i64) -> Result<Option<EntryCard>> {
        let mut tx = self.begin_read().await?;
        card(&mut tx, entry_no).await
    }
}

/// The entry with that number and everything about it; `None` when there is none.
pub(crate) async fn card(conn: &mut SqliteConnection, entry_no: i64) -> Result<Option<EntryCard>> {
    let Some(entry) = entry::by_numbers(conn, &[entry_no]).await?.pop() else {
        return Ok(None);
    };
    let template = template::template(conn, &entry.template_code).await?.unwrap_or_default();
    let title = title(&entry, &template.description);
    let comments = comments(conn, entry_no).await?;
    let siblings = siblings(conn, entry_no).await?;
    let participants = participants::of_entry(conn, entry_no).await?;
    Ok(Some(EntryCard { entry, title, comments, siblings, participants }))
}

/// Adds lines after the last one.
pub(crate) async fn add(
    conn: &mut SqliteConnection,
    entry_no: i64,
    date: NaiveDate,
    lines: &[String],
) -> Result<()> {
    let mut last = Sql::new("SELECT COALESCE(MAX(line_no), 0) FROM interaction_comment WHERE entry_no = ");
    let mut line_no = last.bind(entry_no).number(conn).await?;
    for line in lines {
        line_no += STEP;
        sqlx::query(
            "INSERT INTO interaction_comment (entry_no, line_no, date, comment) VALUES ($1, $2, $3, $4)",
        )
        .bind(entry_no)
        .bind(line_no)
        .bind(date.to_string())
        .bind(line)
        .execute(&mut *conn)
        .await?;
    }
    Ok(())
}

/// Deletes a line; says whether there was one.
pub(crate) async fn delete(conn: &mut SqliteConnection, entry_no: i64, line_no: i64) -> Result<bool> {
    let done = sqlx::query("DELETE FROM interaction_comment WHERE entry_no = $1 AND line_no = $2")
        .bind(entry_no)
        .bind(line_no)
        .execute(conn)
        .await?;
    Ok(done.rows_affected() > 0)
}

async fn comments(conn: &mut SqliteConnection, entry_no: i64) -> Result<Vec<EntryComment>> {
    let mut sql = Sql::new("SELECT line_no, date, comment FROM interaction_comment WHERE entry_no = ");
    sql.bind(entry_no).push(" ORDER BY line_no");
    let rows: Vec<(i64, String, String)> = sql.all(conn).await?;
    Ok(rows.into_iter().map(|(line_no, date, comment)| EntryComment { line_no, date, comment }).collect())
}

/// The other entries of the same mail, by number.
async fn siblings(conn: &mut SqliteConnection, entry_no: i64) -> Result<Vec<LogEntry>> {
    let mut sql = Sql::new(
        "SELECT o.entry_no FROM interaction_log_entry e
         JOIN interaction_log_entry o ON o.message_id = e.message_id AND o.entry_no <> e.entry_no
         WHERE e.entry_no = ",
    );
    sql.bind(entry_no).push(" ORDER BY o.entry_no");
    let numbers: Vec<i64> = sql.all::<(i64,)>(conn).await?.into_iter().map(|(number,)| number).collect();
    entry::by_numbers(conn, &numbers).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::test_support::{NewEntry, add_entry, at, memory};

    #[tokio::test]
    async fn lines_come_back_in_order_and_go_one_by_one() {
        let store = memory().await;
        let number = add_entry(&store, &NewEntry::default()).await;
        let mut tx = store.begin().await.unwrap();
        add(&mut tx, number, at(0).date_naive(), &["one".into(), "two".into()]).await.unwrap();
        assert!(delete(&mut tx, number, 10_000).await.unwrap());
        assert!(!delete(&mut tx, number, 10_000).await.unwrap());
        add(&mut tx, number, at(86_400).date_naive(), &["three".into()]).await.unwrap();
        tx.commit().await.unwrap();
        let card = store.entry_card(number).await.unwrap().unwrap();
        let lines: Vec<_> =
            card.comments.iter().map(|c| (c.line_no, c.date.as_str(), c.comment.as_str())).collect();
        assert_eq!(lines, [(20_000, "2026-09-21", "two"), (30_000, "2026-09-22", "three")]);
        assert!(card.entry.comment && card.siblings.is_empty());
        assert_eq!(store.entry_card(99).await.unwrap(), None);
    }
}
