//! Lists of opportunities.

use sqlx::SqliteConnection;

use super::Store;
use super::opportunity::by_numbers;
use super::paging::{self, Key, Order, number, text};
use super::sql::{Sql, Value, patterns};
use crate::domain::interaction::Page;
use crate::domain::opportunity::Opportunity;
use crate::domain::opportunity::query::{ClosedFilter, OpportunityQuery, OpportunitySort};
use crate::error::Result;

const NO: Key = text("o.opportunity_no");
/// The stage an opportunity is in, or was in when it was closed (W45).
const STAGE: &str = "CASE WHEN COALESCE(a.stage, 0) <> 0 THEN a.stage ELSE COALESCE(a.previous_stage, 0) END";
const BY_NO: &[Key] = &[NO];
const BY_DESCRIPTION: &[Key] = &[text("lower(o.description)"), NO];
const BY_CONTACT: &[Key] = &[text("COALESCE(c.name_key, '')"), NO];
const BY_SALESPERSON: &[Key] = &[text("o.salesperson_code"), NO];
const BY_STAGE: &[Key] = &[text("o.sales_cycle_code"), number(STAGE), NO];
const BY_VALUE: &[Key] = &[number("COALESCE(a.estimated_value_minor, 0)"), NO];
const BY_WEIGHT: &[Key] = &[number("COALESCE(a.calcd_current_value_minor, 0)"), NO];
const BY_CLOSING: &[Key] = &[text("COALESCE(a.estimated_close_date, '')"), NO];

const FROM: &str = " FROM opportunity o
     LEFT JOIN opportunity_entry a ON a.opportunity_no = o.opportunity_no AND a.active <> 0
     LEFT JOIN contact c ON c.contact_no = o.contact_no
     LEFT JOIN contact k ON k.contact_no = o.contact_company_no
     WHERE 1 = 1";

impl Store {
    /// A page of opportunities.
    ///
    /// # Errors
    /// `InvalidValue` when the cursor is not one of this list.
    pub async fn opportunity_page(&self, query: &OpportunityQuery) -> Result<Page<Opportunity>> {
        let (name, keys) = order_of(query.sort);
        let order = Order { name, keys, descending: query.descending };
        let after = order.read_cursor(&query.after)?;
        let limit = paging::limit(query.limit);
        let mut tx = self.begin_read().await?;
        let mut count = Sql::new("SELECT COUNT(*)");
        count.push(FROM);
        push_filters(&mut count, query);
        let total = paging::total(count.number(&mut tx).await?);
        let mut sql = Sql::new("SELECT ");
        order.push_keys(&mut sql, ", ");
        sql.push(FROM);
        push_filters(&mut sql, query);
        if let Some(values) = &after {
            order.push_after(&mut sql, values);
        }
        order.push_order(&mut sql, limit);
        let mut keys = sql.values(&mut tx).await?;
        let next = order.cut(&mut keys, limit)?;
        let numbers: Vec<String> = keys.into_iter().filter_map(|mut key| last_text(&mut key)).collect();
        Ok(Page { rows: by_numbers(&mut tx, &numbers).await?, next, total, more: false })
    }
}

/// The open opportunities of a contact, the oldest first; a company's hold its people's.
pub(crate) async fn open_of_contact(conn: &mut SqliteConnection, no: &str) -> Result<Vec<Opportunity>> {
    let rows: Vec<(String,)> = sqlx::query_as(
        "SELECT opportunity_no FROM opportunity
         WHERE closed = 0 AND (contact_no = $1 OR contact_company_no = $1) AND $1 <> ''
         ORDER BY opportunity_no",
    )
    .bind(no)
    .fetch_all(&mut *conn)
    .await?;
    let numbers: Vec<String> = rows.into_iter().map(|(no,)| no).collect();
    by_numbers(conn, &numbers).await
}

/// The numbers of the closed opportunities a filter leaves over.
pub(crate) async fn closed(conn: &mut SqliteConnection, filter: &ClosedFilter) -> Result<Vec<String>> {
    let mut sql = Sql::new("SELECT opportunity_no FROM opportunity WHERE closed <> 0");
    if !filter.contact_no.is_empty() {
        sql.push(" AND (contact_no = ").bind(filter.contact_no.as_str());
        sql.push(" OR contact_company_no = ").bind(filter.contact_no.as_str()).push(")");
    }
    for (condition, value) in [
        (" AND salesperson_code = ", filter.salesperson_code.as_str()),
        (" AND sales_cycle_code = ", &filter.sales_cycle_code),
        (" AND status = ", filter.status.map_or("", |status| status.as_str())),
        (" AND date_closed >= ", &filter.from),
        (" AND date_closed <= ", &filter.to),
        (" AND opportunity_no = ", &filter.no),
    ] {
        if !value.is_empty() {
            sql.push(condition).bind(value);
        }
    }
    sql.push(" ORDER BY opportunity_no");
    Ok(sql.all::<(String,)>(conn).await?.into_iter().map(|(no,)| no).collect())
}

fn order_of(sort: OpportunitySort) -> (&'static str, &'static [Key]) {
    match sort {
        OpportunitySort::No => ("opportunity.no", BY_NO),
        OpportunitySort::Description => ("opportunity.description", BY_DESCRIPTION),
        OpportunitySort::Contact => ("opportunity.contact", BY_CONTACT),
        OpportunitySort::Salesperson => ("opportunity.salesperson", BY_SALESPERSON),
        OpportunitySort::Stage => ("opportunity.stage", BY_STAGE),
        OpportunitySort::EstimatedValue => ("opportunity.value", BY_VALUE),
        OpportunitySort::CalcdCurrentValue => ("opportunity.weight", BY_WEIGHT),
        OpportunitySort::ClosingDate => ("opportunity.closing", BY_CLOSING),
    }
}

fn push_filters(sql: &mut Sql, query: &OpportunityQuery) {
    if query.open {
        sql.push(" AND o.closed = 0");
    }
    if !query.contact_no.is_empty() {
        sql.push(" AND (o.contact_no = ").bind(query.contact_no.as_str());
        sql.push(" OR o.contact_company_no = ").bind(query.contact_no.as_str()).push(")");
    }
    for (condition, value) in [
        (" AND o.status = ", query.status.map_or("", |status| status.as_str())),
        (" AND o.salesperson_code = ", &query.salesperson_code),
        (" AND o.sales_cycle_code = ", &query.sales_cycle_code),
        (" AND a.estimated_close_date <> '' AND a.estimated_close_date >= ", &query.closing_from),
        (" AND a.estimated_close_date <> '' AND a.estimated_close_date <= ", &query.closing_to),
    ] {
        if !value.is_empty() {
            sql.push(condition).bind(value);
        }
    }
    if let Some(stage) = query.stage {
        sql.push(" AND ").push(STAGE).push(" = ").bind(i64::from(stage));
    }
    for pattern in patterns(&query.search) {
        sql.push(" AND (o.search_text LIKE ").bind(pattern.as_str()).push(" ESCAPE '\\' OR c.name_key LIKE ");
        sql.bind(pattern.as_str()).push(" ESCAPE '\\' OR k.name_key LIKE ").bind(pattern);
        sql.push(" ESCAPE '\\')");
    }
}

fn last_text(key: &mut Vec<Value>) -> Option<String> {
    match key.pop()? {
        Value::Text(no) => Some(no),
        Value::Int(_) => None,
    }
}
