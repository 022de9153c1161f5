//! The history of opportunities: lines are added and never written again, but for the days the last one was active
//! and for whose the active one is.

use sqlx::SqliteConnection;

use super::error::inconsistent;
use super::opportunity::share;
use super::sql::Sql;
use crate::domain::opportunity::advance::days_open;
use crate::domain::opportunity::{ActionTaken, Opportunity, OpportunityEntry};
use crate::error::Result;

const SELECT: &str =
    "SELECT entry_no, opportunity_no, sales_cycle_code, stage, stage_description, contact_no,
        contact_company_no, salesperson_code, campaign_no, date_of_change, active, date_closed, days_open,
        action_taken, estimated_value_minor, calcd_current_value_minor, completed, chances, probability,
        close_opportunity_code, previous_stage, estimated_close_date
     FROM opportunity_entry WHERE opportunity_no = ";

#[derive(sqlx::FromRow)]
struct Row {
    entry_no: i64,
    opportunity_no: String,
    sales_cycle_code: String,
    stage: i32,
    stage_description: String,
    contact_no: String,
    contact_company_no: String,
    salesperson_code: String,
    campaign_no: String,
    date_of_change: String,
    active: bool,
    date_closed: String,
    days_open: i64,
    action_taken: String,
    estimated_value_minor: i64,
    calcd_current_value_minor: i64,
    completed: i64,
    chances: i64,
    probability: i64,
    close_opportunity_code: String,
    previous_stage: i32,
    estimated_close_date: String,
}

/// The history of an opportunity, oldest first.
pub(crate) async fn history(conn: &mut SqliteConnection, no: &str) -> Result<Vec<OpportunityEntry>> {
    let mut sql = Sql::new(SELECT);
    sql.bind(no).push(" ORDER BY entry_no");
    sql.all::<Row>(conn).await?.into_iter().map(entry).collect()
}

/// The active line; `None` when the opportunity was never started.
pub(crate) async fn active(conn: &mut SqliteConnection, no: &str) -> Result<Option<OpportunityEntry>> {
    let mut sql = Sql::new(SELECT);
    sql.bind(no).push(" AND active <> 0");
    sql.all::<Row>(conn).await?.pop().map(entry).transpose()
}

/// Adds a line as the active one; the one before ends with the days it was.
pub(crate) async fn append(conn: &mut SqliteConnection, one: &OpportunityEntry) -> Result<()> {
    if let Some(before) = active(conn, &one.opportunity_no).await? {
        sqlx::query("UPDATE opportunity_entry SET active = 0, days_open = $1 WHERE entry_no = $2")
            .bind(days_open(&before.date_of_change, &one.date_of_change))
            .bind(before.entry_no)
            .execute(&mut *conn)
            .await?;
    }
    sqlx::query(
        "INSERT INTO opportunity_entry (opportunity_no, sales_cycle_code, stage, stage_description, contact_no,
             contact_company_no, salesperson_code, campaign_no, date_of_change, active, date_closed, action_taken,
             estimated_value_minor, calcd_current_value_minor, completed, chances, probability,
             close_opportunity_code, previous_stage, estimated_close_date)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
    )
    .bind(&one.opportunity_no)
    .bind(&one.sales_cycle_code)
    .bind(one.stage)
    .bind(&one.stage_description)
    .bind(&one.contact_no)
    .bind(&one.contact_company_no)
    .bind(&one.salesperson_code)
    .bind(&one.campaign_no)
    .bind(&one.date_of_change)
    .bind(&one.date_closed)
    .bind(one.action_taken.as_str())
    .bind(one.estimated_value)
    .bind(one.calcd_current_value)
    .bind(one.completed.parts())
    .bind(one.chances.parts())
    .bind(one.probability.parts())
    .bind(&one.close_opportunity_code)
    .bind(one.previous_stage)
    .bind(&one.estimated_close_date)
    .execute(conn)
    .await?;
    Ok(())
}

/// The active line follows salesperson, contact and campaign of its opportunity (I).
pub(crate) async fn follow(conn: &mut SqliteConnection, one: &Opportunity) -> Result<()> {
    sqlx::query(
        "UPDATE opportunity_entry SET salesperson_code = $1, contact_no = $2, contact_company_no = $3,
             campaign_no = $4
         WHERE opportunity_no = $5 AND active <> 0",
    )
    .bind(&one.salesperson_code)
    .bind(&one.contact_no)
    .bind(&one.contact_company_no)
    .bind(&one.campaign_no)
    .bind(&one.no)
    .execute(conn)
    .await?;
    Ok(())
}

fn entry(row: Row) -> Result<OpportunityEntry> {
    let no = row.opportunity_no;
    Ok(OpportunityEntry {
        entry_no: row.entry_no,
        action_taken: ActionTaken::parse(&row.action_taken)
            .ok_or_else(|| inconsistent("opportunity_entry", "action_taken", row.entry_no))?,
        completed: share(row.completed, "completed", &no)?,
        chances: share(row.chances, "chances", &no)?,
        probability: share(row.probability, "probability", &no)?,
        opportunity_no: no,
        sales_cycle_code: row.sales_cycle_code,
        stage: row.stage,
        stage_description: row.stage_description,
        previous_stage: row.previous_stage,
        contact_no: row.contact_no,
        contact_company_no: row.contact_company_no,
        salesperson_code: row.salesperson_code,
        campaign_no: row.campaign_no,
        date_of_change: row.date_of_change,
        active: row.active,
        date_closed: row.date_closed,
        days_open: row.days_open,
        estimated_value: row.estimated_value_minor,
        calcd_current_value: row.calcd_current_value_minor,
        close_opportunity_code: row.close_opportunity_code,
        estimated_close_date: row.estimated_close_date,
    })
}
