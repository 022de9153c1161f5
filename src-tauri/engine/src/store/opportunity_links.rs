//! What else belongs to opportunities: log entries, tasks, contacts and salespeople.

use sqlx::SqliteConnection;

use super::sql::Sql;
use super::task;
use crate::domain::interaction::LogEntry;
use crate::domain::opportunity::Opportunity;
use crate::domain::task::Task;
use crate::error::Result;

/// The entries of an entry's mail, and those of its thread with the same company or contact, itself first; canceled
/// ones and those that have an opportunity are left out (W20).
pub(crate) async fn siblings(conn: &mut SqliteConnection, entry: &LogEntry) -> Result<Vec<i64>> {
    let (column, whose) = match entry.contact_company_no.as_str() {
        "" => ("o.contact_no", entry.contact_no.as_str()),
        company => ("o.contact_company_no", company),
    };
    let mut sql = Sql::new(
        "SELECT o.entry_no FROM interaction_log_entry e
         JOIN interaction_log_entry o ON o.message_id = e.message_id
         WHERE o.canceled = 0 AND o.opportunity_no = '' AND e.entry_no = ",
    );
    sql.bind(entry.entry_no).push(
        " UNION SELECT o.entry_no FROM interaction_log_entry e
         JOIN message em ON em.message_id = e.message_id AND em.conversation_id <> ''
         JOIN message om ON om.conversation_id = em.conversation_id
         JOIN interaction_log_entry o ON o.message_id = om.message_id
         WHERE o.canceled = 0 AND o.opportunity_no = '' AND e.entry_no = ",
    );
    sql.bind(entry.entry_no).push(" AND ").push(column).push(" = ").bind(whose).push(" ORDER BY 1");
    let others = sql.all::<(i64,)>(conn).await?.into_iter().map(|(number,)| number);
    Ok(std::iter::once(entry.entry_no).chain(others.filter(|number| *number != entry.entry_no)).collect())
}

/// The open opportunities that other mail of an entry's conversation belongs to, the latest first.
pub(crate) async fn of_conversation(conn: &mut SqliteConnection, entry_no: i64) -> Result<Vec<String>> {
    let mut sql = Sql::new(
        "SELECT DISTINCT p.opportunity_no FROM interaction_log_entry e
         JOIN message em ON em.message_id = e.message_id
         JOIN message om ON om.conversation_id = em.conversation_id
             AND (em.conversation_id <> '' OR om.message_id = em.message_id)
         JOIN interaction_log_entry o ON o.message_id = om.message_id
         JOIN opportunity p ON p.opportunity_no = o.opportunity_no
         WHERE o.canceled = 0 AND p.closed = 0 AND e.entry_no = ",
    );
    sql.bind(entry_no).push(" ORDER BY p.opportunity_no DESC");
    Ok(sql.all::<(String,)>(conn).await?.into_iter().map(|(no,)| no).collect())
}

/// Entries of the conversations of an opportunity that belong to none, with the same company or contact, the oldest
/// first, at most 100; canceled and postponed ones are left out.
pub(crate) async fn late_entries(conn: &mut SqliteConnection, one: &Opportunity) -> Result<Vec<i64>> {
    let (column, whose) = match one.contact_company_no.as_str() {
        "" => ("o.contact_no", one.contact_no.as_str()),
        company => ("o.contact_company_no", company),
    };
    let mut sql = Sql::new(
        "SELECT o.entry_no, o.occurred_at FROM interaction_log_entry o
         JOIN message om ON om.message_id = o.message_id
         WHERE o.canceled = 0 AND o.postponed = 0 AND o.opportunity_no || '' = '' AND ",
    );
    sql.push(column).push(" || '' = ").bind(whose);
    sql.push(
        " AND om.conversation_id IN (SELECT em.conversation_id FROM interaction_log_entry e
             JOIN message em ON em.message_id = e.message_id AND em.conversation_id <> ''
             WHERE e.canceled = 0 AND e.opportunity_no <> '' AND e.opportunity_no = ",
    );
    sql.bind(one.no.as_str()).push(") ORDER BY 2, 1 LIMIT 100");
    Ok(sql.all::<(i64, i64)>(conn).await?.into_iter().map(|(number, _)| number).collect())
}

/// Ties entries to an opportunity; to none where the number is blank.
pub(crate) async fn link_entries(conn: &mut SqliteConnection, entries: &[i64], no: &str) -> Result<()> {
    for entry_no in entries {
        sqlx::query("UPDATE interaction_log_entry SET opportunity_no = $1 WHERE entry_no = $2")
            .bind(no)
            .bind(entry_no)
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

/// The open tasks of an opportunity.
pub(crate) async fn open_tasks(conn: &mut SqliteConnection, no: &str) -> Result<Vec<Task>> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT task_no FROM task WHERE opportunity_no = $1 AND closed = 0 ORDER BY date, task_no",
    )
    .bind(no)
    .fetch_all(&mut *conn)
    .await?;
    let mut found = Vec::new();
    for (task_no,) in rows {
        found.extend(task::get(conn, &task_no).await?);
    }
    Ok(found)
}

/// Whether a contact has opportunities, or open ones; for a company also those of its people.
pub(crate) async fn of_contact(conn: &mut SqliteConnection, no: &str, open_only: bool) -> Result<bool> {
    let (found,): (bool,) = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM opportunity WHERE contact_no = $1 AND (closed = 0 OR $2 = 0))
             OR EXISTS (SELECT 1 FROM opportunity WHERE contact_company_no = $1 AND (closed = 0 OR $2 = 0))",
    )
    .bind(no)
    .bind(open_only)
    .fetch_one(conn)
    .await?;
    Ok(found)
}

/// Whether a salesperson has open opportunities.
pub(crate) async fn of_salesperson(conn: &mut SqliteConnection, code: &str) -> Result<bool> {
    let (found,): (bool,) = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM opportunity WHERE salesperson_code = $1 AND closed = 0)",
    )
    .bind(code)
    .fetch_one(conn)
    .await?;
    Ok(found)
}

/// Moves the opportunities of a contact that is merged into another one; says how many. Their history names the
/// contact that stays.
pub(crate) async fn hand_over(
    conn: &mut SqliteConnection,
    (to, from): (&str, &str),
    companies: bool,
) -> Result<i64> {
    let done = sqlx::query("UPDATE opportunity SET contact_no = $1 WHERE contact_no = $2")
        .bind(to)
        .bind(from)
        .execute(&mut *conn)
        .await?;
    let mut others = vec!["UPDATE opportunity_entry SET contact_no = $1 WHERE contact_no = $2"];
    if companies {
        others.push("UPDATE opportunity SET contact_company_no = $1 WHERE contact_company_no = $2");
        others.push("UPDATE opportunity_entry SET contact_company_no = $1 WHERE contact_company_no = $2");
    }
    for sql in others {
        sqlx::query(sql).bind(to).bind(from).execute(&mut *conn).await?;
    }
    Ok(i64::try_from(done.rows_affected()).unwrap_or(i64::MAX))
}

/// Takes the sales quote of another opportunity away, so that it is free.
pub(crate) async fn free_quote(conn: &mut SqliteConnection, from: &Opportunity) -> Result<()> {
    sqlx::query("UPDATE opportunity SET quote_no = '', quote_amount_minor = 0 WHERE opportunity_no = $1")
        .bind(&from.no)
        .execute(conn)
        .await?;
    Ok(())
}
