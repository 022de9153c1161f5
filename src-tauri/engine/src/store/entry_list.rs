//! Pages of the interaction log: any order, any filters, a million rows.
//!
//! A page is read in three steps, all of one moment: how many there are, the numbers of the rows of the page, and
//! those rows. How many there are also decides how the page is found, since the database does not know how much a
//! filter leaves over. Few rows are collected by the filter and sorted; of many, the order is followed until the
//! page is full. What is not to be followed is fenced: `x || ''` is `x`, but no index serves it.

use chrono::{Days, NaiveDate};
use sqlx::SqliteConnection;

use super::entry_order::{ENTRIES, Source, name, sources};
use super::paging::{self, Key, Order};
use super::sql::{Sql, Value, patterns};
use super::time::day_millis;
use super::{Store, entry};
use crate::domain::interaction::{EntryQuery, EntrySort, LogEntry, Page};
use crate::error::{Code, Error, Result};

/// Up to so many rows are sorted rather than looked for along the order.
const FEW: i64 = 10_000;

impl Store {
    /// A page of the log. Postponed entries are in none (`original.md` C.1).
    ///
    /// # Errors
    /// `InvalidValue` when a day or the cursor cannot be read.
    pub async fn entry_page(&self, query: &EntryQuery) -> Result<Page<LogEntry>> {
        self.entry_page_found(query, FEW).await
    }

    async fn entry_page_found(&self, query: &EntryQuery, few: i64) -> Result<Page<LogEntry>> {
        let mut tx = self.begin_read().await?;
        let filters = Filters::new(&mut tx, query).await?;
        let total = filters.count(&mut tx).await?;
        let sources = sources(query.sort, query.descending, total <= few);
        let order = order(query, sources.first().map_or(&[], |source| source.keys));
        let after = order.read_cursor(&query.after)?;
        let follow = query.sort != EntrySort::Date && total > few;
        let lookup = Lookup { filters: &filters, order, after: after.as_deref(), follow };
        let limit = paging::limit(query.limit);
        let mut keys = Vec::new();
        for source in sources {
            if keys.len() <= limit {
                let sql = lookup.statement(source, limit - keys.len());
                keys.extend(sql.values(&mut tx).await?);
            }
        }
        let next = order.cut(&mut keys, limit)?;
        let numbers: Vec<i64> = keys.into_iter().filter_map(|mut key| number_of(&key.pop()?)).collect();
        let rows = entry::by_numbers(&mut tx, &numbers).await?;
        Ok(Page { rows, next, total: paging::total(total) })
    }
}

/// How the rows of a page are found.
struct Lookup<'a> {
    filters: &'a Filters,
    order: Order<'a>,
    after: Option<&'a [Value]>,
    /// The order is followed and not the filter.
    follow: bool,
}

impl Lookup<'_> {
    /// The statement that gives the keys of up to `limit` rows of a source, and one more.
    fn statement(&self, source: &'static Source, limit: usize) -> Sql {
        let order = Order { keys: source.keys, ..self.order };
        let mut sql = Sql::new("SELECT ");
        order.push_keys(&mut sql, ", ");
        sql.push(source.from);
        self.filters.push(&mut sql, self.follow);
        if let Some(values) = self.after {
            order.push_after(&mut sql, values);
        }
        order.push_order(&mut sql, limit);
        sql
    }
}

fn order<'a>(query: &EntryQuery, keys: &'a [Key]) -> Order<'a> {
    Order { name: name(query.sort), keys, descending: query.descending }
}

/// `column = value`, as itself and fenced.
struct Equal {
    plain: &'static str,
    fenced: &'static str,
    value: String,
}

/// What a query asks for, read once for counting and listing.
struct Filters {
    /// The one that leaves least over as a rule comes first; the others are always fenced.
    equal: Vec<Equal>,
    from: Option<i64>,
    before: Option<i64>,
    patterns: Vec<String>,
    include_canceled: bool,
}

impl Filters {
    async fn new(conn: &mut SqliteConnection, query: &EntryQuery) -> Result<Self> {
        let mut equal = Vec::new();
        let mut add = |plain, fenced, value: &str| {
            if !value.is_empty() {
                equal.push(Equal { plain, fenced, value: value.to_owned() });
            }
        };
        // Whatever names a company as contact also names it as company, so one column finds all of its entries.
        if is_company(conn, &query.contact_no).await? {
            add(" AND e.contact_company_no = ", " AND e.contact_company_no || '' = ", &query.contact_no);
        } else {
            add(" AND e.contact_no = ", " AND e.contact_no || '' = ", &query.contact_no);
        }
        let opportunity = " AND e.opportunity_no <> '' AND e.opportunity_no = ";
        add(opportunity, " AND e.opportunity_no || '' = ", &query.opportunity_no);
        add(" AND e.salesperson_code = ", " AND e.salesperson_code || '' = ", &query.salesperson_code);
        add(" AND e.information_flow = ", " AND e.information_flow || '' = ", &query.information_flow);
        let before = day(&query.to_date)?.and_then(|last| last.checked_add_days(Days::new(1)));
        Ok(Self {
            equal,
            from: day(&query.from_date)?.map(day_millis),
            before: before.map(day_millis),
            patterns: patterns(&query.search),
            include_canceled: query.include_canceled,
        })
    }

    /// Without filters the rows need not be looked at: all there are, less the few that are hidden.
    async fn count(&self, conn: &mut SqliteConnection) -> Result<i64> {
        let free = self.equal.is_empty() && self.patterns.is_empty();
        if !free || self.from.is_some() || self.before.is_some() {
            let mut sql = Sql::new("SELECT COUNT(*)");
            sql.push(ENTRIES);
            self.push(&mut sql, false);
            return sql.number(conn).await;
        }
        let all = Sql::new("SELECT COUNT(*) FROM interaction_log_entry").number(conn).await?;
        let hidden = "SELECT COUNT(*) FROM interaction_log_entry WHERE (canceled <> 0 OR postponed <> 0)";
        let mut hidden = Sql::new(hidden);
        if self.include_canceled {
            hidden.push(" AND postponed <> 0");
        }
        Ok(all - hidden.number(conn).await?)
    }

    /// Adds the conditions; fenced when the order is to be followed and not the filter.
    fn push(&self, sql: &mut Sql, follow: bool) {
        sql.push(" AND e.postponed = 0");
        if !self.include_canceled {
            sql.push(" AND e.canceled = 0");
        }
        for (n, equal) in self.equal.iter().enumerate() {
            sql.push(if n > 0 || follow { equal.fenced } else { equal.plain }).bind(equal.value.as_str());
        }
        let at = if follow { " AND e.occurred_at + 0 " } else { " AND e.occurred_at " };
        if let Some(from) = self.from {
            sql.push(at).push(">= ").bind(from);
        }
        if let Some(before) = self.before {
            sql.push(at).push("< ").bind(before);
        }
        for pattern in &self.patterns {
            sql.push(" AND (e.search_text LIKE ").bind(pattern.as_str()).push(" ESCAPE '\\'");
            for column in [" OR e.contact_no IN ", " OR e.contact_company_no IN "] {
                sql.push(column).push("(SELECT contact_no FROM contact WHERE search_text LIKE ");
                sql.bind(pattern.as_str()).push(" ESCAPE '\\')");
            }
            sql.push(")");
        }
    }
}

async fn is_company(conn: &mut SqliteConnection, contact_no: &str) -> Result<bool> {
    let mut sql = Sql::new("SELECT COUNT(*) FROM contact WHERE kind = 'Company' AND contact_no = ");
    Ok(!contact_no.is_empty() && sql.bind(contact_no).number(conn).await? > 0)
}

fn day(typed: &str) -> Result<Option<NaiveDate>> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    NaiveDate::parse_from_str(typed, "%Y-%m-%d").map(Some).map_err(|error| {
        Error::new(Code::InvalidValue, format!("\"{typed}\" is not a day"))
            .hint("write it like 2026-11-23")
            .because(error)
    })
}

fn number_of(value: &Value) -> Option<i64> {
    match value {
        Value::Int(number) => Some(*number),
        Value::Text(_) => None,
    }
}

#[cfg(test)]
#[path = "entry_list_tests.rs"]
mod tests;
