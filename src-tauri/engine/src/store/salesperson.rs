//! Salespeople.

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::paging::{self, Key, Order, text};
use super::sql::{Sql, Value, patterns};
use super::time::millis;
use super::{Store, address_index};
use crate::domain::interaction::Page;
use crate::domain::salesperson::{Salesperson, SalespersonQuery, SalespersonSort};
use crate::error::{Code, Error, Result};

const SELECT: &str =
    "SELECT s.code, s.name, s.job_title, s.email, s.email_2, s.phone, s.commission, s.blocked,
        s.privacy_blocked, (SELECT CAST(COALESCE(SUM(e.entries), 0) AS BIGINT) FROM entry_tally e
            WHERE e.salesperson_code = s.code AND e.canceled = 0 AND e.postponed = 0),
        COALESCE((SELECT MIN(t.date) FROM task t WHERE t.salesperson_code = s.code AND t.closed = 0), '')
     FROM salesperson s WHERE s.code ";

const BY_CODE: &[Key] = &[text("s.code")];
const BY_NAME: &[Key] = &[text("lower(s.name)"), text("s.code")];
const BY_EMAIL: &[Key] = &[text("lower(s.email)"), text("s.code")];

type Row = (String, String, String, String, String, String, String, bool, bool, i64, String);

impl Store {
    /// The salesperson with that code; `None` when there is none.
    pub async fn salesperson(&self, code: &str) -> Result<Option<Salesperson>> {
        get(&mut *self.pool.acquire().await?, code).await
    }

    /// A page of salespeople.
    ///
    /// # Errors
    /// `InvalidValue` when the cursor is not one of this list.
    pub async fn salesperson_page(&self, query: &SalespersonQuery) -> Result<Page<Salesperson>> {
        let (name, keys) = match query.sort {
            SalespersonSort::Code => ("salesperson.code", BY_CODE),
            SalespersonSort::Name => ("salesperson.name", BY_NAME),
            SalespersonSort::Email => ("salesperson.email", BY_EMAIL),
        };
        let order = Order { name, keys, descending: query.descending };
        let after = order.read_cursor(&query.after)?;
        let limit = paging::limit(query.limit);
        let mut tx = self.begin_read().await?;
        let mut count = Sql::new("SELECT COUNT(*) FROM salesperson s WHERE 1 = 1");
        push_search(&mut count, query);
        let total = paging::total(count.number(&mut tx).await?);
        let mut sql = Sql::new("SELECT ");
        order.push_keys(&mut sql, ", ");
        sql.push(" FROM salesperson s WHERE 1 = 1");
        push_search(&mut sql, query);
        if let Some(values) = &after {
            order.push_after(&mut sql, values);
        }
        order.push_order(&mut sql, limit);
        let mut found = sql.values(&mut tx).await?;
        let next = order.cut(&mut found, limit)?;
        let mut rows = Vec::new();
        for code in found.into_iter().filter_map(|mut key| key.pop()) {
            if let Value::Text(code) = code {
                rows.extend(get(&mut tx, &code).await?);
            }
        }
        Ok(Page { rows, next, total, more: false })
    }
}

/// The salesperson with that code; `None` when there is none.
pub(crate) async fn get(conn: &mut SqliteConnection, code: &str) -> Result<Option<Salesperson>> {
    let mut sql = Sql::new(SELECT);
    sql.push("= ").bind(code);
    Ok(sql.all::<Row>(conn).await?.pop().map(salesperson))
}

/// Writes a new salesperson with their addresses.
///
/// # Errors
/// `AlreadyExists` when the code is taken; `EmailInvalid`.
pub(crate) async fn insert(
    conn: &mut SqliteConnection,
    salesperson: &Salesperson,
    now: DateTime<Utc>,
) -> Result<()> {
    write(
        conn,
        "INSERT INTO salesperson (name, job_title, email, email_2, phone, commission, blocked, privacy_blocked,
             search_text, changed_at, code)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        salesperson,
        now,
    )
    .await?;
    address_index::write_salesperson(conn, salesperson, now).await
}

/// Writes a salesperson who was `before` as they are now. The code stays. Mail of addresses that came, went or were
/// unblocked is noted to be decided again.
///
/// # Errors
/// `EmailInvalid`.
pub(crate) async fn update(
    conn: &mut SqliteConnection,
    before: &Salesperson,
    salesperson: &Salesperson,
    now: DateTime<Utc>,
) -> Result<()> {
    write(
        conn,
        "UPDATE salesperson SET name = $1, job_title = $2, email = $3, email_2 = $4, phone = $5, commission = $6,
             blocked = $7, privacy_blocked = $8, search_text = $9, changed_at = $10
         WHERE code = $11",
        salesperson,
        now,
    )
    .await?;
    address_index::write_salesperson(conn, salesperson, now).await?;
    let is_blocked = |one: &Salesperson| one.blocked || one.privacy_blocked;
    if is_blocked(before) && !is_blocked(salesperson) {
        address_index::note_salesperson(conn, &salesperson.code, now).await?;
    }
    Ok(())
}

/// Deletes a salesperson. Entries, closed tasks and closed opportunities keep the code, since they say who it was;
/// contacts lose it, and so do the settings that give it to new ones or say who uses the program.
pub(crate) async fn delete(conn: &mut SqliteConnection, code: &str, now: DateTime<Utc>) -> Result<()> {
    address_index::note_salesperson(conn, code, now).await?;
    for sql in [
        "UPDATE contact SET salesperson_code = '' WHERE salesperson_code = $1",
        "UPDATE setup SET value = '' WHERE name IN ('default_salesperson', 'user_salesperson') AND value = $1",
        "DELETE FROM salesperson WHERE code = $1",
    ] {
        sqlx::query(sql).bind(code).execute(&mut *conn).await?;
    }
    Ok(())
}

fn push_search(sql: &mut Sql, query: &SalespersonQuery) {
    for pattern in patterns(&query.search) {
        sql.push(" AND s.search_text LIKE ").bind(pattern).push(" ESCAPE '\\'");
    }
}

/// Carries out a statement whose placeholders are the fields of a salesperson, the code last.
async fn write(
    conn: &mut SqliteConnection,
    sql: &str,
    salesperson: &Salesperson,
    now: DateTime<Utc>,
) -> Result<()> {
    let Salesperson { code, name, job_title, email, email_2, phone, .. } = salesperson;
    let done = sqlx::query(sql)
        .bind(name)
        .bind(job_title)
        .bind(email)
        .bind(email_2)
        .bind(phone)
        .bind(&salesperson.commission)
        .bind(salesperson.blocked)
        .bind(salesperson.privacy_blocked)
        .bind([code, name, job_title, email, email_2, phone].map(|field| field.to_lowercase()).join(" "))
        .bind(millis(now))
        .bind(code)
        .execute(conn)
        .await?;
    if done.rows_affected() == 0 {
        return Err(Error::new(Code::NotFound, format!("there is no salesperson {code}")));
    }
    Ok(())
}

fn salesperson(row: Row) -> Salesperson {
    let (
        code,
        name,
        job_title,
        email,
        email_2,
        phone,
        commission,
        blocked,
        privacy_blocked,
        entries,
        next_task,
    ) = row;
    Salesperson {
        code,
        name,
        job_title,
        email,
        email_2,
        phone,
        commission,
        blocked,
        privacy_blocked,
        no_of_interactions: entries,
        next_task_date: next_task,
    }
}

#[cfg(test)]
#[path = "salesperson_tests.rs"]
mod tests;
