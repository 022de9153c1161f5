//! Tasks (R103; `original.md` H).

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::SqliteConnection;

use super::Store;
use super::error::inconsistent;
use super::paging::{self, Key, Order, number, text};
use super::searched::{Found, Searched};
use super::sql::{Sql, Value};
use super::sqlite::CONTAINS;
use super::time::millis;
use crate::domain::interaction::Page;
use crate::domain::task::{Task, TaskFilter, TaskKind, TaskPriority, TaskQuery, TaskSort, TaskStatus};
use crate::error::{Code, Error, Result};

const DATE: Key = text("t.date");
const NO: Key = text("t.task_no");
const KIND: Key = text("t.kind");
const DESCRIPTION: Key = text("lower(t.description)");
const SALESPERSON: Key = text("t.salesperson_code");
const STATUS: Key = number(
    "CASE t.status WHEN 'Not Started' THEN 0 WHEN 'In Progress' THEN 1 WHEN 'Waiting' THEN 2
         WHEN 'Postponed' THEN 3 ELSE 4 END",
);
const PRIORITY: Key = number("CASE t.priority WHEN 'High' THEN 0 WHEN 'Normal' THEN 1 ELSE 2 END");
/// The name of the contact; kept with the task by triggers.
const CONTACT: Key = text("t.contact_key");

#[derive(sqlx::FromRow)]
struct Row {
    task_no: String,
    kind: String,
    description: String,
    date: String,
    status: String,
    priority: String,
    closed: bool,
    date_closed: String,
    canceled: bool,
    contact_no: String,
    contact_name: String,
    contact_company_no: String,
    contact_company_name: String,
    salesperson_code: String,
    team_code: String,
    opportunity_no: String,
    entry_no: i64,
    start_date: String,
    start_time: String,
    end_date: String,
    end_time: String,
    reminder: String,
}

impl Store {
    /// A page of tasks, by the day they are due.
    ///
    /// # Errors
    /// `InvalidValue` when the cursor is not one of this list.
    pub async fn task_page(&self, query: &TaskQuery, today: NaiveDate) -> Result<Page<Task>> {
        let (name, keys) = order_of(query.sort);
        let order = Order { name, keys, descending: query.descending };
        let after = order.read_cursor(&query.after)?;
        let limit = paging::limit(query.limit);
        let mut tx = self.begin_read().await?;
        let mut found = if query.search.trim().is_empty() {
            unsearched(&mut tx, (query, today), after.as_deref()).await?
        } else {
            let (from, no, after) = ("task t", "t.task_no", after.as_deref());
            let searched = Searched { from, no, order, after, limit };
            searched.find(&mut tx, |sql| push_filters(sql, query, today)).await?
        };
        let next = order.cut(&mut found.keys, limit)?;
        let numbers: Vec<String> = found
            .keys
            .into_iter()
            .filter_map(|mut key| match key.pop()? {
                Value::Text(no) => Some(no),
                Value::Int(_) => None,
            })
            .collect();
        let rows = by_numbers(&mut tx, &numbers).await?;
        Ok(Page { rows, next, total: paging::total(found.total), more: false })
    }

    /// The task with that number; `None` when there is none.
    pub async fn task(&self, no: &str) -> Result<Option<Task>> {
        let mut conn = self.pool.acquire().await?;
        get(&mut conn, no).await
    }
}

/// A page where no words are looked for.
async fn unsearched(
    conn: &mut SqliteConnection,
    (query, today): (&TaskQuery, NaiveDate),
    after: Option<&[Value]>,
) -> Result<Found> {
    let (name, keys) = order_of(query.sort);
    let order = Order { name, keys, descending: query.descending };
    let mut count = Sql::new("SELECT COUNT(*) FROM task t WHERE 1 = 1");
    push_filters(&mut count, query, today);
    let mut sql = Sql::new("SELECT ");
    order.push_keys(&mut sql, ", ");
    sql.push(" FROM task t WHERE 1 = 1");
    push_filters(&mut sql, query, today);
    if let Some(values) = after {
        order.push_after(&mut sql, values);
    }
    order.push_order(&mut sql, paging::limit(query.limit));
    Ok(Found { total: count.number(conn).await?, keys: sql.values(conn).await? })
}

/// The task with that number; `None` when there is none.
pub(crate) async fn get(conn: &mut SqliteConnection, no: &str) -> Result<Option<Task>> {
    Ok(by_numbers(conn, &[no.to_owned()]).await?.pop())
}

/// Writes a task, new or not.
pub(crate) async fn save(conn: &mut SqliteConnection, task: &Task, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "INSERT INTO task (task_no, kind, description, date, status, priority, closed, date_closed, canceled,
             contact_no, contact_company_no, salesperson_code, team_code, opportunity_no, entry_no, start_date,
             start_time, end_date, end_time, reminder, search_text, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
         ON CONFLICT (task_no) DO UPDATE SET kind = excluded.kind, description = excluded.description,
             date = excluded.date, status = excluded.status, priority = excluded.priority,
             closed = excluded.closed, date_closed = excluded.date_closed, canceled = excluded.canceled,
             contact_no = excluded.contact_no, contact_company_no = excluded.contact_company_no,
             salesperson_code = excluded.salesperson_code, team_code = excluded.team_code,
             opportunity_no = excluded.opportunity_no, entry_no = excluded.entry_no,
             start_date = excluded.start_date, start_time = excluded.start_time, end_date = excluded.end_date,
             end_time = excluded.end_time, reminder = excluded.reminder, search_text = excluded.search_text,
             changed_at = excluded.changed_at",
    )
    .bind(&task.no)
    .bind(task.kind.as_str())
    .bind(&task.description)
    .bind(&task.date)
    .bind(task.status.as_str())
    .bind(task.priority.as_str())
    .bind(task.closed)
    .bind(&task.date_closed)
    .bind(task.canceled)
    .bind(&task.contact_no)
    .bind(&task.contact_company_no)
    .bind(&task.salesperson_code)
    .bind(&task.team_code)
    .bind(&task.opportunity_no)
    .bind(task.entry_no)
    .bind(&task.start_date)
    .bind(&task.start_time)
    .bind(&task.end_date)
    .bind(&task.end_time)
    .bind(&task.reminder)
    .bind(format!("{} {}", task.no, task.description).to_lowercase())
    .bind(millis(now))
    .execute(conn)
    .await?;
    Ok(())
}

/// Deletes a task.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn delete(conn: &mut SqliteConnection, no: &str) -> Result<()> {
    let done = sqlx::query("DELETE FROM task WHERE task_no = $1").bind(no).execute(conn).await?;
    if done.rows_affected() == 0 {
        return Err(Error::new(Code::NotFound, format!("there is no task {no}")));
    }
    Ok(())
}

/// Whether a contact has tasks, or open ones; for a company also those of its people.
pub(crate) async fn of_contact(conn: &mut SqliteConnection, no: &str, open_only: bool) -> Result<bool> {
    let (found,): (bool,) = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM task WHERE contact_no = $1 AND (closed = 0 OR $2 = 0))
             OR EXISTS (SELECT 1 FROM task WHERE contact_company_no = $1 AND (closed = 0 OR $2 = 0))",
    )
    .bind(no)
    .bind(open_only)
    .fetch_one(conn)
    .await?;
    Ok(found)
}

/// Whether a salesperson has tasks, or open ones.
pub(crate) async fn of_salesperson(conn: &mut SqliteConnection, code: &str, open_only: bool) -> Result<bool> {
    let (found,): (bool,) = sqlx::query_as(
        "SELECT EXISTS (SELECT 1 FROM task WHERE salesperson_code = $1 AND (closed = 0 OR $2 = 0))",
    )
    .bind(code)
    .bind(open_only)
    .fetch_one(conn)
    .await?;
    Ok(found)
}

/// Name and keys of an order; the number makes it one of its own.
fn order_of(sort: TaskSort) -> (&'static str, &'static [Key]) {
    match sort {
        TaskSort::Date => ("task.date", &[DATE, NO]),
        TaskSort::No => ("task.no", &[NO]),
        TaskSort::Type => ("task.type", &[KIND, DATE, NO]),
        TaskSort::Description => ("task.description", &[DESCRIPTION, DATE, NO]),
        TaskSort::Status => ("task.status", &[STATUS, DATE, NO]),
        TaskSort::Priority => ("task.priority", &[PRIORITY, DATE, NO]),
        TaskSort::Contact => ("task.contact", &[CONTACT, DATE, NO]),
        TaskSort::Salesperson => ("task.salesperson", &[SALESPERSON, DATE, NO]),
    }
}

fn push_filters(sql: &mut Sql, query: &TaskQuery, today: NaiveDate) {
    push_state(sql, query, today);
    for (condition, value) in [
        (" AND t.date >= ", &query.from_date),
        (" AND t.date <= ", &query.to_date),
        (" AND t.salesperson_code = ", &query.salesperson_code),
        (" AND t.opportunity_no = ", &query.opportunity_no),
    ] {
        if !value.is_empty() {
            sql.push(condition).bind(value.as_str());
        }
    }
    if !query.contact_no.is_empty() {
        sql.push(" AND (t.contact_no = ").bind(query.contact_no.as_str());
        sql.push(" OR t.contact_company_no = ").bind(query.contact_no.as_str()).push(")");
    }
    for word in query.search.split_whitespace().map(str::to_lowercase) {
        sql.push(" AND (").push(CONTAINS).push("(t.search_text, ").bind(word.as_str()).push(") > 0 OR ");
        sql.push(CONTAINS).push("(t.contact_key, ").bind(word).push(") > 0)");
    }
}

/// Which ones, by what became of them and by what they are.
fn push_state(sql: &mut Sql, query: &TaskQuery, today: NaiveDate) {
    let today = today.format("%Y-%m-%d").to_string();
    match query.show {
        TaskFilter::All => {}
        TaskFilter::Open => {
            sql.push(" AND t.closed = 0");
        }
        TaskFilter::Overdue => {
            sql.push(" AND t.closed = 0 AND t.date < ").bind(today);
        }
        TaskFilter::DueToday => {
            sql.push(" AND t.closed = 0 AND t.date = ").bind(today);
        }
        TaskFilter::Due => {
            sql.push(" AND t.closed = 0 AND t.date <= ").bind(today);
        }
        TaskFilter::Closed => {
            sql.push(" AND t.closed <> 0");
        }
    }
    if let Some(status) = query.status {
        sql.push(" AND t.status = ").bind(status.as_str());
    }
    if let Some(kind) = query.kind {
        sql.push(" AND t.kind = ").bind(kind.as_str());
    }
}

async fn by_numbers(conn: &mut SqliteConnection, numbers: &[String]) -> Result<Vec<Task>> {
    let mut found = BTreeMap::new();
    for chunk in numbers.chunks(500) {
        let mut sql = Sql::new(
            "SELECT t.task_no, t.kind, t.description, t.date, t.status, t.priority, t.closed, t.date_closed,
                 t.canceled, t.contact_no, COALESCE(c.name, '') AS contact_name, t.contact_company_no,
                 COALESCE(k.name, '') AS contact_company_name, t.salesperson_code, t.team_code,
                 t.opportunity_no, t.entry_no, t.start_date, t.start_time, t.end_date, t.end_time, t.reminder
             FROM task t
             LEFT JOIN contact c ON c.contact_no = t.contact_no
             LEFT JOIN contact k ON k.contact_no = t.contact_company_no
             WHERE t.task_no IN ",
        );
        sql.bind_list(chunk.iter().map(String::as_str));
        for row in sql.all::<Row>(conn).await? {
            found.insert(row.task_no.clone(), task(row)?);
        }
    }
    Ok(numbers.iter().filter_map(|no| found.remove(no)).collect())
}

fn task(row: Row) -> Result<Task> {
    let no = row.task_no;
    Ok(Task {
        kind: TaskKind::parse(&row.kind).ok_or_else(|| inconsistent("task", "kind", &no))?,
        status: TaskStatus::parse(&row.status).ok_or_else(|| inconsistent("task", "status", &no))?,
        priority: TaskPriority::parse(&row.priority).ok_or_else(|| inconsistent("task", "priority", &no))?,
        no,
        description: row.description,
        date: row.date,
        closed: row.closed,
        date_closed: row.date_closed,
        canceled: row.canceled,
        contact_no: row.contact_no,
        contact_name: row.contact_name,
        contact_company_no: row.contact_company_no,
        contact_company_name: row.contact_company_name,
        salesperson_code: row.salesperson_code,
        team_code: row.team_code,
        opportunity_no: row.opportunity_no,
        entry_no: row.entry_no,
        start_date: row.start_date,
        start_time: row.start_time,
        end_date: row.end_date,
        end_time: row.end_time,
        reminder: row.reminder,
    })
}
