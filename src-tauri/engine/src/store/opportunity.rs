//! Opportunities (`original.md` D.1): one by one, with what their active entry says.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use sqlx::SqliteConnection;

use super::Store;
use super::error::inconsistent;
use super::sql::Sql;
use super::time::millis;
use crate::domain::opportunity::percent::Percent;
use crate::domain::opportunity::{Opportunity, OpportunityCard, Priority, Status};
use crate::error::{Code, Error, Result};

/// An opportunity with the names of now, its active entry, and the last stage of a closed one (W45).
const SELECT: &str = "SELECT o.opportunity_no, o.description, o.status, o.priority, o.salesperson_code,
        COALESCE(s.name, '') AS salesperson_name, o.contact_no, COALESCE(c.name, '') AS contact_name,
        o.contact_company_no, COALESCE(k.name, '') AS contact_company_name, o.campaign_no, o.segment_no,
        o.segment_description, o.sales_cycle_code, o.quote_no, o.quote_amount_minor, o.creation_date, o.closed,
        o.date_closed, COALESCE(a.stage, 0) AS stage, COALESCE(a.previous_stage, 0) AS previous_stage,
        COALESCE(a.stage_description, '') AS stage_description,
        COALESCE((SELECT h.stage_description FROM opportunity_entry h
            WHERE h.opportunity_no = o.opportunity_no AND h.stage = a.previous_stage AND h.stage <> 0
            ORDER BY h.entry_no DESC LIMIT 1), '') AS previous_description,
        COALESCE(a.date_of_change, '') AS date_of_change, COALESCE(a.estimated_value_minor, 0) AS estimated_value,
        COALESCE(a.calcd_current_value_minor, 0) AS calcd_current_value, COALESCE(a.probability, 0) AS probability,
        COALESCE(a.chances, 0) AS chances, COALESCE(a.completed, 0) AS completed,
        COALESCE(a.estimated_close_date, '') AS estimated_closing_date,
        COALESCE(a.close_opportunity_code, '') AS close_opportunity_code,
        (SELECT COUNT(*) FROM interaction_log_entry e WHERE e.opportunity_no = o.opportunity_no
            AND e.opportunity_no <> '' AND e.canceled = 0 AND e.postponed = 0) AS no_of_interactions,
        (SELECT COUNT(*) FROM task t
            WHERE t.opportunity_no = o.opportunity_no AND t.closed = 0) AS no_of_open_tasks,
        EXISTS (SELECT 1 FROM opportunity_comment oc WHERE oc.opportunity_no = o.opportunity_no) AS comment
     FROM opportunity o
     LEFT JOIN opportunity_entry a ON a.opportunity_no = o.opportunity_no AND a.active <> 0
     LEFT JOIN contact c ON c.contact_no = o.contact_no
     LEFT JOIN contact k ON k.contact_no = o.contact_company_no
     LEFT JOIN salesperson s ON s.code = o.salesperson_code
     WHERE o.opportunity_no IN ";

#[derive(sqlx::FromRow)]
struct Row {
    opportunity_no: String,
    description: String,
    status: String,
    priority: String,
    salesperson_code: String,
    salesperson_name: String,
    contact_no: String,
    contact_name: String,
    contact_company_no: String,
    contact_company_name: String,
    campaign_no: String,
    segment_no: String,
    segment_description: String,
    sales_cycle_code: String,
    quote_no: String,
    quote_amount_minor: i64,
    creation_date: String,
    closed: bool,
    date_closed: String,
    stage: i32,
    previous_stage: i32,
    stage_description: String,
    previous_description: String,
    date_of_change: String,
    estimated_value: i64,
    calcd_current_value: i64,
    probability: i64,
    chances: i64,
    completed: i64,
    estimated_closing_date: String,
    close_opportunity_code: String,
    no_of_interactions: i64,
    no_of_open_tasks: i64,
    comment: bool,
}

impl Store {
    /// The opportunity with that number; `None` when there is none.
    pub async fn opportunity(&self, no: &str) -> Result<Option<Opportunity>> {
        get(&mut *self.pool.acquire().await?, no).await
    }

    /// The opportunity with its history and comments; `None` when there is none.
    pub async fn opportunity_card(&self, no: &str) -> Result<Option<OpportunityCard>> {
        let mut tx = self.begin_read().await?;
        let Some(opportunity) = get(&mut tx, no).await? else { return Ok(None) };
        let history = super::opportunity_entry::history(&mut tx, no).await?;
        let comments = super::opportunity_comment::all(&mut tx, no).await?;
        Ok(Some(OpportunityCard { opportunity, history, comments }))
    }
}

/// The opportunity with that number; `None` when there is none.
pub(crate) async fn get(conn: &mut SqliteConnection, no: &str) -> Result<Option<Opportunity>> {
    Ok(by_numbers(conn, &[no.to_owned()]).await?.pop())
}

/// The opportunities with these numbers, in that order; those there are not are left out.
pub(crate) async fn by_numbers(conn: &mut SqliteConnection, numbers: &[String]) -> Result<Vec<Opportunity>> {
    let mut found = BTreeMap::new();
    for chunk in numbers.chunks(500) {
        let mut sql = Sql::new(SELECT);
        sql.bind_list(chunk.iter().map(String::as_str));
        for row in sql.all::<Row>(conn).await? {
            found.insert(row.opportunity_no.clone(), opportunity(row)?);
        }
    }
    Ok(numbers.iter().filter_map(|no| found.remove(no)).collect())
}

/// Writes an opportunity, new or not; its history is written apart.
pub(crate) async fn save(conn: &mut SqliteConnection, one: &Opportunity, now: DateTime<Utc>) -> Result<()> {
    sqlx::query(
        "INSERT INTO opportunity (opportunity_no, description, salesperson_code, campaign_no, contact_no,
             contact_company_no, sales_cycle_code, quote_no, quote_amount_minor, creation_date, status, priority,
             closed, date_closed, segment_no, segment_description, search_text, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
         ON CONFLICT (opportunity_no) DO UPDATE SET description = excluded.description,
             salesperson_code = excluded.salesperson_code, campaign_no = excluded.campaign_no,
             contact_no = excluded.contact_no, contact_company_no = excluded.contact_company_no,
             sales_cycle_code = excluded.sales_cycle_code, quote_no = excluded.quote_no,
             quote_amount_minor = excluded.quote_amount_minor, status = excluded.status,
             priority = excluded.priority, closed = excluded.closed, date_closed = excluded.date_closed,
             segment_no = excluded.segment_no, segment_description = excluded.segment_description,
             search_text = excluded.search_text, changed_at = excluded.changed_at",
    )
    .bind(&one.no)
    .bind(&one.description)
    .bind(&one.salesperson_code)
    .bind(&one.campaign_no)
    .bind(&one.contact_no)
    .bind(&one.contact_company_no)
    .bind(&one.sales_cycle_code)
    .bind(&one.sales_document_no)
    .bind(one.quote_amount)
    .bind(&one.creation_date)
    .bind(one.status.as_str())
    .bind(one.priority.as_str())
    .bind(one.closed)
    .bind(&one.date_closed)
    .bind(&one.segment_no)
    .bind(&one.segment_description)
    .bind(format!("{} {} {}", one.no, one.description, one.sales_document_no).to_lowercase())
    .bind(millis(now))
    .execute(conn)
    .await?;
    Ok(())
}

/// Deletes an opportunity with its history and comments; its entries and tasks stay and are freed (W47).
///
/// # Errors
/// `NotFound`.
pub(crate) async fn delete(conn: &mut SqliteConnection, no: &str) -> Result<()> {
    for sql in [
        "UPDATE interaction_log_entry SET opportunity_no = '' WHERE opportunity_no = $1 AND opportunity_no <> ''",
        "UPDATE task SET opportunity_no = '' WHERE opportunity_no = $1",
    ] {
        sqlx::query(sql).bind(no).execute(&mut *conn).await?;
    }
    let done =
        sqlx::query("DELETE FROM opportunity WHERE opportunity_no = $1").bind(no).execute(conn).await?;
    if done.rows_affected() == 0 {
        return Err(Error::new(Code::NotFound, format!("there is no opportunity {no}")));
    }
    Ok(())
}

/// The opportunity a sales quote belongs to; `None` when it is free.
pub(crate) async fn of_quote(conn: &mut SqliteConnection, quote_no: &str) -> Result<Option<Opportunity>> {
    let found: Option<(String,)> =
        sqlx::query_as("SELECT opportunity_no FROM opportunity WHERE quote_no = $1 AND quote_no <> ''")
            .bind(quote_no)
            .fetch_optional(&mut *conn)
            .await?;
    match found {
        Some((no,)) => get(conn, &no).await,
        None => Ok(None),
    }
}

/// A share as the database keeps it.
///
/// # Errors
/// `StoreInconsistent` when it is none.
pub(super) fn share(parts: i64, column: &str, row: &str) -> Result<Percent> {
    Percent::from_parts(parts).ok_or_else(|| inconsistent("opportunity_entry", column, row))
}

fn opportunity(row: Row) -> Result<Opportunity> {
    let no = row.opportunity_no;
    let is_out = row.stage == 0;
    Ok(Opportunity {
        status: Status::parse(&row.status).ok_or_else(|| inconsistent("opportunity", "status", &no))?,
        priority: Priority::parse(&row.priority)
            .ok_or_else(|| inconsistent("opportunity", "priority", &no))?,
        probability: share(row.probability, "probability", &no)?,
        chances: share(row.chances, "chances", &no)?,
        completed: share(row.completed, "completed", &no)?,
        no,
        description: row.description,
        salesperson_code: row.salesperson_code,
        salesperson_name: row.salesperson_name,
        contact_no: row.contact_no,
        contact_name: row.contact_name,
        contact_company_no: row.contact_company_no,
        contact_company_name: row.contact_company_name,
        campaign_no: row.campaign_no,
        segment_no: row.segment_no,
        segment_description: row.segment_description,
        sales_cycle_code: row.sales_cycle_code,
        sales_document_type: if row.quote_no.is_empty() { String::new() } else { "Quote".to_owned() },
        sales_document_no: row.quote_no,
        quote_amount: row.quote_amount_minor,
        creation_date: row.creation_date,
        closed: row.closed,
        date_closed: row.date_closed,
        current_stage: if is_out { row.previous_stage } else { row.stage },
        current_stage_description: if is_out { row.previous_description } else { row.stage_description },
        date_of_change: row.date_of_change,
        estimated_value: row.estimated_value,
        calcd_current_value: row.calcd_current_value,
        estimated_closing_date: row.estimated_closing_date,
        close_opportunity_code: row.close_opportunity_code,
        no_of_interactions: row.no_of_interactions,
        no_of_open_tasks: row.no_of_open_tasks,
        comment: row.comment,
    })
}
